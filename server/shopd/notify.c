/* notify.c - one datagram to a socket whose name is a path, or abstract ("@…"). See sd_notify(3). */
#define _GNU_SOURCE
#include "server/shopd/notify.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static bool address_of(const char *name, struct sockaddr_un *ret, socklen_t *ret_size)
{
    size_t length = strlen(name);
    *ret = (struct sockaddr_un){.sun_family = AF_UNIX};
    if ((name[0] != '/' && name[0] != '@') || length < 2 || length >= sizeof(ret->sun_path))
        return false;
    memcpy(ret->sun_path, name, length);
    if (name[0] == '@')
        ret->sun_path[0] = '\0';
    *ret_size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    return true;
}

bool notify_send(const char *lines)
{
    struct sockaddr_un to;
    socklen_t size;
    const char *name = getenv("NOTIFY_SOCKET");
    if (name == NULL || name[0] == '\0')
        return true;
    int s = address_of(name, &to, &size) ? socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0) : -1;
    if (s < 0)
        return false;
    ssize_t sent = sendto(s, lines, strlen(lines), MSG_NOSIGNAL, (const struct sockaddr *)&to, size);
    close(s);
    return sent == (ssize_t)strlen(lines);
}

bool notify_reloading(void)
{
    char lines[64];
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    snprintf(lines, sizeof(lines), "RELOADING=1\nMONOTONIC_USEC=%" PRId64,
             (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000);
    return notify_send(lines);
}

static int64_t number_in(const char *variable)
{
    const char *text = getenv(variable);
    char *end;
    long long number = text != NULL ? strtoll(text, &end, 10) : 0;
    return text != NULL && text[0] != '\0' && *end == '\0' && number > 0 ? number : 0;
}

int64_t notify_watchdog_ms(void)
{
    int64_t pid = number_in("WATCHDOG_PID");
    int64_t period_us = number_in("WATCHDOG_USEC");
    if (period_us == 0 || (pid != 0 && pid != (int64_t)getpid()))
        return 0;
    int64_t ms = period_us / 2000;
    return ms > 0 ? ms : 1;
}
