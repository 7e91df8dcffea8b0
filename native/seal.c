/* Called by a vision worker once it runs: from then on no thread of it can start a program or a process.
 * A library, because the filter must come after the exec that starts the worker itself. */
#include "box.h"

__attribute__((visibility("default"))) int bonafide_seal(void)
{
    struct sock_filter filter[] = {
        BOX_BEGIN,
        BOX_DENY(SYS_execve, EPERM),
        BOX_DENY(SYS_execveat, EPERM),
#ifdef SYS_fork
        BOX_DENY(SYS_fork, EPERM),
        BOX_DENY(SYS_vfork, EPERM),
#endif
        /* clone3 keeps its flags in memory, where a filter cannot look; without it the C library uses clone. */
        BOX_DENY(SYS_clone3, ENOSYS),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BOX_END,
    };
    return box_install(filter, sizeof filter / sizeof *filter, SECCOMP_FILTER_FLAG_TSYNC);
}
