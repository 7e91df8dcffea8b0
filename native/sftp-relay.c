/*
 * The piece between sshd and the server, in two small roles:
 *
 *   sftp-relay SOCKET KEY_ID       sshd's forced command: copies bytes between its own standard input and output
 *                                  and the server's Unix socket, after a first line "KEY_ID CLIENT_ADDRESS".
 *   sftp-relay guard PROGRAM ...   runs PROGRAM and ends it when standard input ends, so that a server that was
 *                                  killed leaves no sshd behind.
 *
 * Every request that is not for the sftp subsystem gets a sentence and exit status 1.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

/* What sshd_config names as the sftp subsystem; sshd hands it over as the original command. */
#define SUBSYSTEM "bonafide-sftp"
#define BUFFER_BYTES (256 * 1024)
/* What the kernel lets anybody ask for: several of the largest packets, so that sshd seldom waits for the server. */
#define PIPE_BYTES (1024 * 1024)

static char upward[BUFFER_BYTES];
static char downward[BUFFER_BYTES];

static int write_all(int to, const char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t written = write(to, bytes, count);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return -1;
        bytes += written;
        count -= (size_t)written;
    }
    return 0;
}

/* Copies what is there once: 1 to go on, 0 at the end of the input, -1 when the output is gone. */
static int copy_once(int from, int to, char *buffer)
{
    ssize_t count = read(from, buffer, BUFFER_BYTES);
    if (count < 0)
        return errno == EINTR || errno == EAGAIN ? 1 : 0;
    if (count == 0)
        return 0;
    return write_all(to, buffer, (size_t)count) == 0 ? 1 : -1;
}

/*
 * Moves what is there from sshd's pipe to the server without copying it, where both ends allow that: true of pipes,
 * which OpenSSH uses on Linux. Answers as copy_once does.
 */
static int move_once(int from, int to)
{
    static int copies;
    if (!copies) {
        ssize_t count = splice(from, NULL, to, NULL, PIPE_BYTES, SPLICE_F_MOVE);
        if (count >= 0)
            return count > 0;
        if (errno == EINTR || errno == EAGAIN)
            return 1;
        if (errno != EINVAL)
            return -1;
        copies = 1;
    }
    return copy_once(from, to, upward);
}

static int connect_to(const char *path)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    if (strlen(path) >= sizeof(address.sun_path))
        return -1;
    strcpy(address.sun_path, path);
    int server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (server < 0)
        return -1;
    if (connect(server, (struct sockaddr *)&address, sizeof(address)) != 0) {
        close(server);
        return -1;
    }
    return server;
}

static int greet(int server, const char *key_id)
{
    const char *connection = getenv("SSH_CONNECTION");
    char address[64] = "-";
    if (connection != NULL && sscanf(connection, "%63s", address) != 1)
        strcpy(address, "-");
    char line[192];
    int length = snprintf(line, sizeof(line), "%s %s\n", key_id, address);
    if (length <= 0 || (size_t)length >= sizeof(line))
        return -1;
    return write_all(server, line, (size_t)length);
}

static int relay(const char *path, const char *key_id)
{
    const char *command = getenv("SSH_ORIGINAL_COMMAND");
    if (command == NULL || strcmp(command, SUBSYSTEM) != 0) {
        fputs("Only SFTP is offered here. With an old scp, use \"scp -s\"; there is no shell.\n", stderr);
        return 1;
    }
    int server = connect_to(path);
    if (server < 0 || greet(server, key_id) != 0) {
        fputs("The file service is not available right now; please try again.\n", stderr);
        return 1;
    }

    (void)fcntl(STDIN_FILENO, F_SETPIPE_SZ, PIPE_BYTES);
    struct pollfd wait_for[2] = { { .fd = STDIN_FILENO, .events = POLLIN }, { .fd = server, .events = POLLIN } };
    for (;;) {
        if (poll(wait_for, 2, -1) < 0) {
            if (errno == EINTR)
                continue;
            return 1;
        }
        if (wait_for[1].revents != 0 && copy_once(server, STDOUT_FILENO, downward) <= 0)
            return 0;
        if (wait_for[0].revents != 0) {
            int more = move_once(STDIN_FILENO, server);
            if (more < 0)
                return 0;
            if (more == 0) {
                shutdown(server, SHUT_WR);
                wait_for[0].fd = -1;
            }
        }
    }
}

static int guard(char **program)
{
    pid_t child = fork();
    if (child < 0)
        return 1;
    if (child == 0) {
        execvp(program[0], program);
        fprintf(stderr, "%s cannot be started: %s\n", program[0], strerror(errno));
        _exit(127);
    }

    struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
    for (;;) {
        int status;
        if (waitpid(child, &status, WNOHANG) == child)
            return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
        char ignored[64];
        if (poll(&input, 1, 200) > 0 && read(STDIN_FILENO, ignored, sizeof(ignored)) <= 0)
            break;
    }
    kill(child, SIGTERM);
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
        continue;
    return 0;
}

int main(int count, char **arguments)
{
    signal(SIGPIPE, SIG_IGN);
    if (count >= 3 && strcmp(arguments[1], "guard") == 0)
        return guard(arguments + 2);
    if (count == 3)
        return relay(arguments[1], arguments[2]);
    fputs("usage: sftp-relay SOCKET KEY_ID | sftp-relay guard PROGRAM ...\n", stderr);
    return 2;
}
