/* Notes in the file NETWORK_TOLD whenever a process reaches for the network, and lets nothing out: loaded before libc by
 * LD_PRELOAD. Sockets within the machine (AF_UNIX) are none of its business.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

static void tell(const char *what)
{
    FILE *told = fopen(getenv("NETWORK_TOLD"), "a");
    if (told) {
        fprintf(told, "%s\n", what);
        fclose(told);
    }
}

int socket(int family, int type, int protocol)
{
    static int (*real)(int, int, int);
    if (!real)
        real = (int (*)(int, int, int))dlsym(RTLD_NEXT, "socket");
    if (family == AF_UNIX || family == AF_NETLINK)
        return real(family, type, protocol);
    tell("socket");
    errno = EACCES;
    return -1;
}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **found)
{
    (void)service, (void)hints, (void)found;
    tell(name ? name : "getaddrinfo");
    return EAI_FAIL;
}
