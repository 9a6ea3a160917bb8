/* file.h - small files that are written as a whole and read within a bound. A reader sees the old file or the
 * new one; once a write has returned it is on the disk. Modes are exact, whatever the umask is. */
#ifndef SHOP_LIB_BASE_FILE_H
#define SHOP_LIB_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/fault.h"

enum {
    FILE_PATH_MAX = 4096,
    /* flags */
    FILE_SECRET = 1, /* mode 0600, not 0644; reading one that others can read is refused */
    FILE_NEW = 2     /* writing: SHOP_E_ALREADY_EXISTS instead of replacing */
};

/* folder/name. SHOP_E_TOO_LARGE. */
int shop__file_path(const char *folder, const char *name, char out[FILE_PATH_MAX], fault *f);

/* SHOP_E_ALREADY_EXISTS, SHOP_E_STORAGE. */
int shop__file_write(const char *path, const void *bytes, size_t size, unsigned flags, fault *f);

/* At most size - 1 bytes, with a NUL behind them. SHOP_E_NOT_FOUND, SHOP_E_TOO_LARGE, SHOP_E_FORBIDDEN (a secret
 * that others can read), SHOP_E_STORAGE. */
int shop__file_read(const char *path, unsigned flags, char *out, size_t size, size_t *ret_size, fault *f);

/* All bytes, whatever stops in between; false with errno. */
bool shop__write_all(int descriptor, const char *bytes, size_t size);

/* A rename or a removal in a folder is on the disk once this has returned. */
int shop__folder_sync(const char *path, fault *f);

#endif
