/* place.c - the lock stands in a file of its own beside the shop's: to open and close the shop's file itself would end
 * SQLite's locks, which belong to the process. It is never removed: who waits for a removed file waits alone. */
#define _GNU_SOURCE
#include "server/shopd/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

static const char sqlite_scheme[] = "sqlite:";
static const char lock_suffix[] = ".shopd";

static bool is_file(const char *url)
{
    return strncmp(url, sqlite_scheme, sizeof(sqlite_scheme) - 1) == 0;
}

/* --- what may be shown ------------------------------------------------------------------------ */

/* A password may hold any of the characters that separate parts: when it is not clear which is which, nothing behind
 * the scheme is shown. */
void place_shown(const char *url, char out[PLACE_MAX_BYTES])
{
    const char *body = strstr(url, "://");
    const char *question = strchr(url, '?');
    if (is_file(url)) {
        snprintf(out, PLACE_MAX_BYTES, "%s", url);
        return;
    }
    if (body == NULL || (question != NULL && strchr(question, '@') != NULL)) {
        int length = body != NULL ? (int)(body - url) : 0;
        snprintf(out, PLACE_MAX_BYTES, "%.*s://(secret)", length, url);
        return;
    }
    body += 3;
    int end = (int)(question != NULL ? (size_t)(question - body) : strlen(body));
    const char *at = memrchr(body, '@', (size_t)end);
    const char *host = at != NULL ? at + 1 : body;
    snprintf(out, PLACE_MAX_BYTES, "%.*s%.*s", (int)(body - url), url, (int)(end - (host - body)), host);
}

void place_secrets(const char *url, void (*hide)(const char *secret))
{
    char password[PLACE_MAX_BYTES];
    const char *body = strstr(url, "://");
    const char *question = strchr(url, '?');
    const char *at = strrchr(url, '@');
    if (is_file(url) || (body != NULL && question == NULL && at == NULL))
        return;
    hide(url);
    if (question != NULL)
        hide(question + 1);
    const char *colon = body != NULL ? strchr(body + 3, ':') : NULL;
    if (colon != NULL && at != NULL && colon < at) {
        snprintf(password, sizeof(password), "%.*s", (int)(at - colon - 1), colon + 1);
        hide(password);
    }
}

/* --- the file --------------------------------------------------------------------------------- */

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    const char *at = c != '\0' ? strchr(digits, c) : NULL;
    int index = at != NULL ? (int)(at - digits) : -1;
    return index < 16 ? index : index - 6;
}

bool place_file(const char *url, char out[PLACE_MAX_BYTES])
{
    size_t size = 0;
    if (!is_file(url))
        return false;
    const char *at = url + sizeof(sqlite_scheme) - 1;
    at += strncmp(at, "///", 3) == 0 ? 2 : 0;
    for (; *at != '\0' && size + 1 < PLACE_MAX_BYTES; at++) {
        int high = *at == '%' ? hex_digit(at[1]) : -1;
        int low = high >= 0 ? hex_digit(at[2]) : -1;
        out[size++] = low >= 0 ? (char)(high * 16 + low) : *at;
        at += low >= 0 ? 2 : 0;
    }
    out[size] = '\0';
    return size > 0 && *at == '\0';
}

/* --- the lock --------------------------------------------------------------------------------- */

/* Two names of one file have one lock: beside what a link points to. */
static bool lock_name(const char *file, char out[PLACE_MAX_BYTES])
{
    char *real = realpath(file, NULL);
    int length = snprintf(out, PLACE_MAX_BYTES, "%s%s", real != NULL ? real : file, lock_suffix);
    free(real);
    return length < PLACE_MAX_BYTES;
}

static int refuse_second(int lock, const char *url, char *why, size_t why_size)
{
    char pid[24] = "";
    ssize_t size = pread(lock, pid, sizeof(pid) - 1, 0);
    pid[size > 0 ? strcspn(pid, "\n") : 0] = '\0';
    snprintf(why, why_size,
             "another shopd (process %s) has %s already: stop that one first, or give this one other data with --url",
             pid[0] != '\0' ? pid : "unknown", url);
    return EX_TEMPFAIL;
}

static int refuse_file(const char *name, const char *what, char *why, size_t why_size)
{
    snprintf(why, why_size, "%s cannot be %s: %s%s", name, what, strerror(errno),
             errno == ENOENT ? "; make the folder first" : "");
    return EX_IOERR;
}

/* For who asks which process it is. */
static void write_pid(int lock)
{
    if (ftruncate(lock, 0) == 0)
        dprintf(lock, "%ld\n", (long)getpid());
}

int place_lock(const char *url, int *ret_lock, char *why, size_t why_size)
{
    char file[PLACE_MAX_BYTES], name[PLACE_MAX_BYTES];
    *ret_lock = -1;
    if (!place_file(url, file) || !lock_name(file, name))
        return 0;
    int lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (lock < 0)
        return refuse_file(name, "made", why, why_size);
    if (flock(lock, LOCK_EX | LOCK_NB) == 0) {
        write_pid(lock);
        *ret_lock = lock;
        return 0;
    }
    int status = errno == EWOULDBLOCK ? refuse_second(lock, url, why, why_size)
                                      : refuse_file(name, "locked", why, why_size);
    close(lock);
    return status;
}

void place_unlock(int lock)
{
    if (lock >= 0)
        close(lock);
}
