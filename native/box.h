/* The system calls that nothing boxed needs: what box.c denies to every boxed program, and seal.c after its start. */
#ifndef BONAFIDE_BOX_H
#define BONAFIDE_BOX_H

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define BOX_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define BOX_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the box knows the system calls of x86-64 and arm64 only"
#endif

#define BOX_DENY(number, error) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1), \
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (error))

/* Loads the number; another architecture, and the x32 numbers, end the process. */
#define BOX_BEGIN \
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)), \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, BOX_ARCHITECTURE, 1, 0), \
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS), \
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)), \
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), \
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)

#define BOX_END BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

/* Returns 0, or -1 with errno; flags as of seccomp(2). */
static int box_install(struct sock_filter *filter, unsigned short length, unsigned int flags)
{
    struct sock_fprog program = { .len = length, .filter = filter };
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return -1;
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
}

#endif
