/* sqlite_error.c - what SQLite's result codes mean to a caller, as a table. Messages name tables
 * and columns but never values: SQLite's own texts hold none for the codes that pass them on. */
#include <errno.h>

#include "lib/store/sqlite.h"

typedef struct meaning {
    int result; /* extended or primary; the first that fits counts */
    int code;
    const char *text; /* NULL: SQLite's own */
} meaning;

static const meaning meanings[] = {
    {SQLITE_CONSTRAINT_UNIQUE, SHOP_E_ALREADY_EXISTS, NULL},
    {SQLITE_CONSTRAINT_PRIMARYKEY, SHOP_E_ALREADY_EXISTS, NULL},
    {SQLITE_CONSTRAINT_ROWID, SHOP_E_ALREADY_EXISTS, NULL},
    {SQLITE_CONSTRAINT, SHOP_E_CONFLICT, NULL},

    {SQLITE_BUSY, SHOP_E_OVERLOADED, "others hold the store"},
    {SQLITE_LOCKED, SHOP_E_OVERLOADED, "others hold the store"},
    {SQLITE_PROTOCOL, SHOP_E_OVERLOADED, "others hold the store"},
    {SQLITE_SCHEMA, SHOP_E_OVERLOADED, "the schema is being changed"},

    {SQLITE_FULL, SHOP_E_STORAGE,
     "the disk is full: free some space; what was stored before is safe"},
    {SQLITE_CORRUPT, SHOP_E_CORRUPT,
     "the file is damaged: restore a backup, or rescue what it holds with sqlite3's .recover"},
    {SQLITE_NOTADB, SHOP_E_CORRUPT,
     "the file is not an SQLite database, or its first page is damaged"},
    {SQLITE_IOERR_CORRUPTFS, SHOP_E_CORRUPT, "the file system is damaged"},
    {SQLITE_IOERR_NOMEM, SHOP_E_NO_MEMORY, "no memory for SQLite"},
    {SQLITE_NOMEM, SHOP_E_NO_MEMORY, "no memory for SQLite"},
    {SQLITE_IOERR, SHOP_E_STORAGE, "reading or writing the file failed: check the disk"},
    {SQLITE_READONLY, SHOP_E_STORAGE,
     "the file cannot be written: check its permissions and those of its directory"},
    {SQLITE_CANTOPEN, SHOP_E_STORAGE,
     "the file cannot be opened: check that it exists, its directory and their permissions"},
    {SQLITE_PERM, SHOP_E_STORAGE, "the file cannot be used: check its permissions"},
    {SQLITE_NOLFS, SHOP_E_STORAGE, "the file is larger than this system allows"},
    {SQLITE_TOOBIG, SHOP_E_TOO_LARGE, "a text or blob is too large for the store"},
    {SQLITE_INTERRUPT, SHOP_E_TIMEOUT, "the read took too long: ask for less at a time"},
};

static const meaning unexpected = {SQLITE_ERROR, SHOP_E_INTERNAL, NULL};

static const meaning *find(int result)
{
    for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++) {
        int known = meanings[i].result;

        if (known == result || known == (result & 0xff))
            return &meanings[i];
    }
    return &unexpected;
}

int shop__sqlite_code(int result)
{
    return result == SQLITE_OK ? 0 : find(result)->code;
}

/* Why the last write to the WAL failed; sqlite3_system_errno() does not know it after a COMMIT. */
static int wal_errno(sqlite3 *db)
{
    sqlite3_file *wal = NULL;
    int cause = 0;

    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &wal) != SQLITE_OK ||
        wal == NULL || wal->pMethods == NULL)
        return 0;
    if (wal->pMethods->xFileControl(wal, SQLITE_FCNTL_LAST_ERRNO, &cause) != SQLITE_OK)
        return 0;
    return cause;
}

/* A quota, or a limit of the process: SQLite calls it an I/O error. */
static bool out_of_space(sqlite3 *db, int result)
{
    if (db == NULL || result != SQLITE_IOERR_WRITE)
        return false;
    int cause = wal_errno(db);

    return cause == ENOSPC || cause == EFBIG || cause == EDQUOT;
}

int shop__sqlite_fault(sqlite3 *db, int result, fault *f)
{
    const meaning *m = find(out_of_space(db, result) ? SQLITE_FULL : result);
    const char *text = m->text;

    if (text == NULL)
        text = db != NULL ? sqlite3_errmsg(db) : sqlite3_errstr(result);
    return shop__fault_set(f, m->code, "%s (SQLite %d)", text, result);
}

/* After a failed write or sync the commit's last frame may lie complete in the WAL, where it would
 * count after a crash, although this process takes it for undone. A write that found no space is
 * sure: the last frame is the last thing written. */
int shop__sqlite_commit_fault(sqlite3 *db, int result, fault *f)
{
    int primary = result & 0xff;

    if ((primary == SQLITE_IOERR && !out_of_space(db, result)) || primary == SQLITE_NOMEM)
        return shop__fault_set(f, SHOP_E_UNKNOWN,
                               "it is not known whether the commit happened (SQLite %d)", result);
    return shop__sqlite_fault(db, result, f);
}
