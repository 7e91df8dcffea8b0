/* Starts a program that must not be trusted with anything but its input: no network, no files but those named, no other
 * program, bounded memory; and it dies with whoever started it.
 *
 * usage: box --memory MEGABYTES [--seconds CPU] [--read PATH]... [--exec PATH]... -- PROGRAM [ARGUMENT]...
 *
 * Its environment is passed on: whoever starts it says what that is. Exit 120: the box could not be made, and nothing
 * was started. */
#define _GNU_SOURCE
#include "box.h"
#include <fcntl.h>
#include <linux/landlock.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

/* Since Linux 5.19 (truncate: 6.2, network: 6.7): named here, as older headers lack them. */
#ifndef LANDLOCK_ACCESS_FS_REFER
#define LANDLOCK_ACCESS_FS_REFER (1ULL << 13)
#endif
#define ACCESS_TRUNCATE (1ULL << 14)
#define ACCESS_NETWORK 3ULL

struct ruleset {
    uint64_t handled_access_fs;
    uint64_t handled_access_net;
};

static void refuse(const char *what)
{
    fprintf(stderr, "box: %s: %s\n", what, strerror(errno));
    exit(120);
}

static void limit(int resource, rlim_t most)
{
    struct rlimit value = { .rlim_cur = most, .rlim_max = most };
    if (setrlimit(resource, &value) != 0)
        refuse("setrlimit");
}

static int open_ruleset(void)
{
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    struct ruleset handled = { .handled_access_fs = (1ULL << 13) - 1 };
    size_t size = sizeof handled.handled_access_fs;
    if (abi < 1)
        refuse("this kernel has no Landlock");
    if (abi >= 2)
        handled.handled_access_fs |= LANDLOCK_ACCESS_FS_REFER;
    if (abi >= 3)
        handled.handled_access_fs |= ACCESS_TRUNCATE;
    if (abi >= 4) {
        handled.handled_access_net = ACCESS_NETWORK;
        size = sizeof handled;
    }
    long made = syscall(SYS_landlock_create_ruleset, &handled, size, 0);
    if (made < 0)
        refuse("landlock_create_ruleset");
    return (int)made;
}

/* A path that is not there is left out: distributions differ. */
static void allow(int ruleset, const char *path, uint64_t access)
{
    struct stat about;
    struct landlock_path_beneath_attr rule = { .allowed_access = access };
    rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0)
        return;
    if (fstat(rule.parent_fd, &about) != 0)
        refuse(path);
    if (!S_ISDIR(about.st_mode))
        rule.allowed_access &= ~(uint64_t)LANDLOCK_ACCESS_FS_READ_DIR;
    if (syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0)
        refuse(path);
    close(rule.parent_fd);
}

static void deny_calls(void)
{
    struct sock_filter filter[] = {
        BOX_BEGIN,
        BOX_DENY(SYS_socket, EPERM),
        BOX_DENY(SYS_socketpair, EPERM),
        BOX_DENY(SYS_connect, EPERM),
        BOX_DENY(SYS_bind, EPERM),
        BOX_DENY(SYS_ptrace, EPERM),
        BOX_DENY(SYS_process_vm_readv, EPERM),
        BOX_DENY(SYS_process_vm_writev, EPERM),
        BOX_DENY(SYS_pidfd_getfd, EPERM),
        BOX_DENY(SYS_mount, EPERM),
        BOX_DENY(SYS_umount2, EPERM),
        BOX_DENY(SYS_chroot, EPERM),
        BOX_DENY(SYS_pivot_root, EPERM),
        BOX_DENY(SYS_unshare, EPERM),
        BOX_DENY(SYS_setns, EPERM),
        BOX_DENY(SYS_bpf, EPERM),
        BOX_DENY(SYS_perf_event_open, EPERM),
        BOX_DENY(SYS_userfaultfd, EPERM),
        BOX_DENY(SYS_io_uring_setup, EPERM),
        BOX_DENY(SYS_add_key, EPERM),
        BOX_DENY(SYS_request_key, EPERM),
        BOX_DENY(SYS_keyctl, EPERM),
        BOX_DENY(SYS_init_module, EPERM),
        BOX_DENY(SYS_finit_module, EPERM),
        BOX_DENY(SYS_kexec_load, EPERM),
        BOX_DENY(SYS_reboot, EPERM),
        BOX_END,
    };
    if (box_install(filter, sizeof filter / sizeof *filter, 0) != 0)
        refuse("seccomp");
}

int main(int count, char **arguments)
{
    const uint64_t read_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    int ruleset, index;
    long memory = 0, seconds = 0;

    /* Die with the parent, also when it is killed; it may be gone already. */
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0)
        refuse("prctl");
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        refuse("prctl");
    ruleset = open_ruleset();
    allow(ruleset, "/dev/null", read_access | LANDLOCK_ACCESS_FS_WRITE_FILE);
    allow(ruleset, "/dev/zero", read_access);
    allow(ruleset, "/dev/urandom", read_access);
    for (index = 1; index < count && strcmp(arguments[index], "--") != 0; index++) {
        const char *name = arguments[index];
        const char *value = index + 1 < count ? arguments[++index] : "";
        if (strcmp(name, "--memory") == 0)
            memory = strtol(value, NULL, 10);
        else if (strcmp(name, "--seconds") == 0)
            seconds = strtol(value, NULL, 10);
        else if (strcmp(name, "--read") == 0)
            allow(ruleset, value, read_access);
        else if (strcmp(name, "--exec") == 0)
            allow(ruleset, value, LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE);
        else {
            errno = EINVAL;
            refuse(name);
        }
    }
    if (memory <= 0 || index + 1 >= count) {
        errno = EINVAL;
        refuse("--memory and a program are needed");
    }

    limit(RLIMIT_DATA, (rlim_t)memory << 20);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 128);
    if (seconds > 0)
        limit(RLIMIT_CPU, (rlim_t)seconds);
    if (syscall(SYS_landlock_restrict_self, ruleset, 0) != 0)
        refuse("landlock_restrict_self");
    if (close_range(3, ~0U, 0) != 0)
        refuse("close_range");
    deny_calls();
    execv(arguments[index + 1], arguments + index + 1);
    refuse(arguments[index + 1]);
    return 120;
}
