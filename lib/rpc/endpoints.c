/* endpoints.c - from a shop's URL to the places where its services listen; see endpoints.h. */
#include "lib/rpc/endpoints.h"

#include <stdio.h>
#include <string.h>
#include <sys/un.h>

#include "lib/base/text.h"

enum { SCHEME_SIZE = 5, PORT_MAX = 65535, PORT_DIGITS_MAX = 5 };

static int refuse(fault *f, const char *why)
{
    return shop__fault_field(f, SHOP_E_INVALID, "url", "%s", why);
}

/* Nothing that libzmq would read as more than a name: no source address, no wildcard. */
static bool host_plain(const char *host, size_t size)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_[]:";
    return size > 0 && strspn(host, letters) >= size;
}

static int check_tcp(const char *place, fault *f)
{
    const char *colon = strrchr(place, ':');
    int64_t port = 0;
    ENSURE(colon != NULL && host_plain(place, (size_t)(colon - place)) && strlen(colon + 1) <= PORT_DIGITS_MAX &&
               shop__text_int(colon + 1, &port) && port > 0 && port <= PORT_MAX,
           refuse(f, "write tcp://HOST:PORT"));
    return 0;
}

static int check_ipc(const char *place, fault *f)
{
    ENSURE(place[0] != '\0', refuse(f, "write ipc:///PATH"));
    ENSURE(strlen(place) < sizeof(((struct sockaddr_un *)0)->sun_path),
           refuse(f, "the path of an ipc:// socket is too long for this system"));
    return 0;
}

static const char *behind_scheme(const char *text, const char *scheme)
{
    size_t length = strlen(scheme);
    if (strncmp(text, scheme, length) != 0)
        return text;
    return strncmp(text + length, "//", 2) == 0 ? text + length + 2 : text + length;
}

static int add(endpoint_list *list, const char *text, size_t size, fault *f)
{
    const char *scheme = list->network ? "tcp:" : "ipc:";
    char item[RPC_ENDPOINT_SIZE];
    ENSURE(list->count < RPC_ENDPOINTS_MAX, refuse(f, "too many instances"));
    ENSURE(size + SCHEME_SIZE + 2 < sizeof(item), refuse(f, "an address is too long"));
    memcpy(item, text, size);
    item[size] = '\0';
    const char *place = behind_scheme(item, scheme);
    TRY(list->network ? check_tcp(place, f) : check_ipc(place, f));
    snprintf(list->at[list->count++], RPC_ENDPOINT_SIZE, "%s//%.*s", scheme,
             (int)(RPC_ENDPOINT_SIZE - SCHEME_SIZE - 2), place);
    return 0;
}

int shop__endpoints_parse(const char *url, endpoint_list *ret, fault *f)
{
    memset(ret, 0, sizeof(*ret));
    ret->network = strncmp(url, "tcp:", 4) == 0;
    ENSURE(ret->network || strncmp(url, "ipc:", 4) == 0, refuse(f, "write ipc:///PATH or tcp://HOST:PORT"));
    for (const char *at = url;;) {
        size_t size = strcspn(at, ",");
        TRY(add(ret, at, size, f));
        if (at[size] == '\0')
            return 0;
        at += size + 1;
    }
}
