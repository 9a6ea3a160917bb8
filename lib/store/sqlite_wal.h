/* sqlite_wal.h - a VFS that is another one but for write-ahead logs: what is appended to them is gathered, and
 * written in a few large pieces. SQLite itself writes each page of a commit in two. */
#ifndef SHOP_LIB_STORE_SQLITE_WAL_H
#define SHOP_LIB_STORE_SQLITE_WAL_H

#include <sqlite3.h>

typedef struct wal_vfs {
    sqlite3_vfs vfs; /* first: SQLite hands it back as its own */
    sqlite3_vfs *base;
} wal_vfs;

/* Register it under this name, which it keeps, around the one called `base` (NULL = the default). It is then
 * there until it is unregistered, and must outlive every connection. Thread-safe; again is no error. An SQLite
 * code. */
int shop__wal_vfs_register(wal_vfs *v, const char *name, const char *base);
void shop__wal_vfs_unregister(wal_vfs *v);

/* The name of the one around the default VFS, registered when first asked for; NULL when there is none. */
const char *shop__wal_vfs_default(void);

#endif
