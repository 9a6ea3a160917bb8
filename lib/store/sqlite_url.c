/* sqlite_url.c - "sqlite:PATH" to a file name. PATH may be relative, absolute, or absolute after
 * an empty authority ("sqlite:///srv/shop.db"); '%41' stands for 'A'. There are no query
 * parameters. */
#include <stdio.h>
#include <string.h>

#include "lib/store/sqlite.h"

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    const char *at = c != '\0' ? strchr(digits, c) : NULL;
    int index = at != NULL ? (int)(at - digits) : -1;

    return index < 16 ? index : index - 6;
}

static int refuse(fault *f, const char *why)
{
    return shop__fault_field(f, SHOP_E_INVALID, "url", "%s", why);
}

/* One character of the path; ret_used says how many of the URL it took. */
static int decode(const char *from, char *ret, size_t *ret_used, fault *f)
{
    *ret = *from;
    *ret_used = 1;
    if (*from == '?' || *from == '#')
        return refuse(f, "a store's URL has no parameters after ? or #; in a file name write "
                         "them %3F and %23");
    if (*from != '%')
        return 0;
    int high = hex_digit(from[1]);
    int low = high < 0 ? -1 : hex_digit(from[2]);

    ENSURE(low >= 0, refuse(f, "after a % in a URL stand two hexadecimal digits; write % as %25"));
    ENSURE(high + low > 0, refuse(f, "a file name cannot hold %00"));
    *ret = (char)(high * 16 + low);
    *ret_used = 3;
    return 0;
}

static int skip_authority(const char **at, fault *f)
{
    if (strncmp(*at, "//", 2) == 0)
        *at += 2;
    else
        return 0;
    ENSURE(**at == '/', refuse(f, "a file is on this machine: write sqlite:PATH, or sqlite:///PATH "
                                  "with three slashes"));
    return 0;
}

/* Relative paths begin with "./", since SQLite takes a name that begins with "file:" for a URI. */
int shop__sqlite_path(const char *url, char out[STORE_PATH_MAX], fault *f)
{
    char space[STORE_PATH_MAX] = "./";
    char *path = space + strlen(space);
    const char *at = url + strlen("sqlite:");
    size_t size = 0;
    size_t used;

    TRY(skip_authority(&at, f));
    for (; *at != '\0'; at += used, size++) {
        ENSURE(path + size < space + sizeof(space) - 1, refuse(f, "the path is too long"));
        TRY(decode(at, &path[size], &used, f));
    }
    path[size] = '\0';
    ENSURE(size > 0, refuse(f, "the URL names no file: write sqlite:PATH"));
    ENSURE(strcmp(path, ":memory:") != 0,
           refuse(f, "a store in memory would not outlive its first connection: name a file, for "
                     "example on /dev/shm"));
    (void)snprintf(out, STORE_PATH_MAX, "%s", path[0] == '/' ? path : space);
    return 0;
}
