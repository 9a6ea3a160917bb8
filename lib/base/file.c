/* file.c - a file is written under a name of its own, synced, and moved to its place in one step. */
#include "lib/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TEMPORARY_MAX = FILE_PATH_MAX + 8 };

static int system_failed(fault *f, const char *path)
{
    return shop__fault_set(f, errno == ENOENT ? SHOP_E_NOT_FOUND : SHOP_E_STORAGE, "%s: %s", path, strerror(errno));
}

int shop__file_path(const char *folder, const char *name, char out[FILE_PATH_MAX], fault *f)
{
    int size = snprintf(out, FILE_PATH_MAX, "%s/%s", folder, name);
    return size > 0 && size < FILE_PATH_MAX
               ? 0
               : shop__fault_set(f, SHOP_E_TOO_LARGE, "the path of %s has more than %d bytes", name, FILE_PATH_MAX - 1);
}

int shop__folder_sync(const char *path, fault *f)
{
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ENSURE(descriptor >= 0, system_failed(f, path));
    int code = fsync(descriptor) == 0 ? 0 : system_failed(f, path);
    (void)close(descriptor);
    return code;
}

/* The folder that a file is in. */
static int sync_folder_of(const char *path, fault *f)
{
    char folder[FILE_PATH_MAX];
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return shop__folder_sync(".", f);
    (void)snprintf(folder, sizeof(folder), "%.*s", slash == path ? 1 : (int)(slash - path), path);
    return shop__folder_sync(folder, f);
}

/* --- writing ---------------------------------------------------------------------------------- */

bool shop__write_all(int descriptor, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(descriptor, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        size -= (size_t)written;
    }
    return true;
}

static bool fill(int descriptor, const void *bytes, size_t size, unsigned flags)
{
    mode_t mode = (flags & FILE_SECRET) != 0 ? S_IRUSR | S_IWUSR : S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH;
    bool good = shop__write_all(descriptor, bytes, size) && fchmod(descriptor, mode) == 0 && fsync(descriptor) == 0;
    int kept = errno;
    good = close(descriptor) == 0 && good;
    errno = kept;
    return good;
}

/* A link takes a name only while it is free; a rename takes it anyway. */
static int put_in_place(const char *temporary, const char *path, unsigned flags, fault *f)
{
    if ((flags & FILE_NEW) == 0)
        return rename(temporary, path) == 0 ? 0 : system_failed(f, path);
    if (link(temporary, path) != 0)
        return errno == EEXIST ? shop__fault_set(f, SHOP_E_ALREADY_EXISTS, "%s exists already", path)
                               : system_failed(f, path);
    return unlink(temporary) == 0 ? 0 : system_failed(f, temporary);
}

int shop__file_write(const char *path, const void *bytes, size_t size, unsigned flags, fault *f)
{
    char temporary[TEMPORARY_MAX];
    int length = snprintf(temporary, sizeof(temporary), "%s.XXXXXX", path);
    ENSURE(length > 0 && length < TEMPORARY_MAX, shop__fault_set(f, SHOP_E_TOO_LARGE, "the path is too long"));
    int descriptor = mkstemp(temporary); /* private from its first byte on */
    ENSURE(descriptor >= 0, system_failed(f, path));
    int code = fill(descriptor, bytes, size, flags) ? 0 : system_failed(f, path);
    if (code == 0)
        code = put_in_place(temporary, path, flags, f);
    if (code != 0)
        (void)unlink(temporary);
    return code != 0 ? code : sync_folder_of(path, f);
}

/* --- reading ---------------------------------------------------------------------------------- */

static int check_open(int descriptor, const char *path, unsigned flags, fault *f)
{
    struct stat status;
    ENSURE(fstat(descriptor, &status) == 0, system_failed(f, path));
    ENSURE(S_ISREG(status.st_mode), shop__fault_set(f, SHOP_E_STORAGE, "%s is no file", path));
    ENSURE((flags & FILE_SECRET) == 0 || (status.st_mode & (S_IRWXG | S_IRWXO)) == 0,
           shop__fault_set(f, SHOP_E_FORBIDDEN, "%s is a secret that others can read; chmod 600 it", path));
    return 0;
}

/* One byte more than fits is asked for, to see a file that is too large. */
static int read_all(int descriptor, const char *path, char *out, size_t size, size_t *ret_size, fault *f)
{
    size_t used = 0;
    for (;;) {
        ssize_t got = read(descriptor, out + used, size - used);
        if (got < 0 && errno == EINTR)
            continue;
        ENSURE(got >= 0, system_failed(f, path));
        if (got == 0)
            break;
        used += (size_t)got;
        ENSURE(used < size, shop__fault_set(f, SHOP_E_TOO_LARGE, "%s has more than %zu bytes", path, size - 1));
    }
    out[used] = '\0';
    *ret_size = used;
    return 0;
}

int shop__file_read(const char *path, unsigned flags, char *out, size_t size, size_t *ret_size, fault *f)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe in its place would block for ever */
    ENSURE(descriptor >= 0, system_failed(f, path));
    int code = check_open(descriptor, path, flags, f);
    if (code == 0)
        code = read_all(descriptor, path, out, size, ret_size, f);
    (void)close(descriptor);
    return code;
}
