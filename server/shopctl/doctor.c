/* doctor.c - `shopctl doctor`: each check is a function that says what it found; a finding that is
 * bad comes with what to do about it. */
#define _GNU_SOURCE
#include <errno.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#include "shopctl.h"

enum {
    FREE_MIB = 512,      /* less is bad, when nobody says */
    LAG_MUCH = 1000,     /* events that may not wait longer than WAITED_S */
    WAITED_S = 30,
    WAITED_LONG_S = 300, /* no event may wait longer */
    DETAIL_MAX = 400,
    SHOWN_MAX = 5        /* problems that are told one by one */
};

typedef struct finding {
    bool good;
    char detail[DETAIL_MAX];
    char mend[DETAIL_MAX];
} finding;

typedef struct visit {
    app *a;
    char path[PATH_MAX_BYTES]; /* of the store; "" when it is no file */
    int64_t free_mib;          /* complain below */
    cJSON *stats;
} visit;

#define FOUND(f, ...) snprintf((f)->detail, sizeof((f)->detail), __VA_ARGS__)
#define MEND(f, ...) ((f)->good = false, snprintf((f)->mend, sizeof((f)->mend), __VA_ARGS__))

/* --- the file --------------------------------------------------------------------------------- */

/* Everything beside the store belongs to it: the log that is written ahead, mails, the sandbox. */
static bool is_open_to_others(const visit *v, char out[PATH_MAX_BYTES + 16])
{
    static const char *const endings[] = {"", "-wal", "-shm", ".mail", ".sandbox"};
    struct stat status;
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        snprintf(out, PATH_MAX_BYTES + 16, "%s%s", v->path, endings[i]);
        if (stat(out, &status) == 0 && (status.st_mode & S_IRWXO) != 0)
            return true;
    }
    return false;
}

static void check_permissions(visit *v, finding *f)
{
    char path[PATH_MAX_BYTES + 16];
    struct stat status;
    FOUND(f, "nobody else may read or write it");
    if (is_open_to_others(v, path)) {
        FOUND(f, "every user of this machine can get at %.300s", path);
        MEND(f, "chmod -R o= '%.300s'", path);
    } else if (stat(v->path, &status) == 0 && status.st_uid != geteuid()) {
        FOUND(f, "%.300s belongs to another user", v->path);
        MEND(f, "run programs that use it as one user, or give it to this one: chown");
    } else if (access(v->path, R_OK | W_OK) != 0) {
        FOUND(f, "%.300s: %s", v->path, strerror(errno));
        MEND(f, "chmod u+rw '%.300s'", v->path);
    }
}

static void check_disk(visit *v, finding *f)
{
    struct statvfs disk;
    char folder[PATH_MAX_BYTES];
    snprintf(folder, sizeof(folder), "%s", v->path);
    if (statvfs(dirname(folder), &disk) != 0) {
        FOUND(f, "%s", strerror(errno));
        MEND(f, "look at the file system with df");
        return;
    }
    long long mib = (long long)(disk.f_bavail * (disk.f_frsize / 1024) / 1024);
    long long inodes = (long long)disk.f_favail;
    FOUND(f, "%lld MiB left", mib);
    if (mib < v->free_mib)
        MEND(f, "free some space: a shop without it refuses every write");
    if (disk.f_files > 0 && inodes == 0) {
        FOUND(f, "no inode is left");
        MEND(f, "remove files: the file system can make no new one");
    }
}

/* --- the store -------------------------------------------------------------------------------- */

typedef struct examination {
    int64_t tables, problems;
    char unchecked[DETAIL_MAX / 2]; /* names of tables */
} examination;

static void take_piece(examination *e, const cJSON *piece)
{
    const cJSON *each;
    e->tables += (int64_t)number_at(piece, "tables");
    cJSON_ArrayForEach(each, item_at(piece, "problems"))
    {
        const char *part = text_at(each, "part"), *message = text_at(each, "message");
        if (e->problems++ < SHOWN_MAX)
            app_error("%s: %s", part != NULL ? part : "?", message != NULL ? message : "?");
    }
    cJSON_ArrayForEach(each, item_at(piece, "unchecked"))
    {
        size_t used = strlen(e->unchecked);
        snprintf(e->unchecked + used, sizeof(e->unchecked) - used, " %s", each->valuestring);
    }
}

/* The store checks itself a piece at a time. */
static bool examine(visit *v, examination *e)
{
    progress p;
    char *after = NULL;
    bool good = true;
    progress_begin(&p, v->a, "checking", "tables", 0);
    do {
        cJSON *args = cJSON_CreateObject();
        if (after != NULL)
            cJSON_AddStringToObject(args, "after", after);
        cJSON *piece = app_call(v->a, "system.check", args);
        good = piece != NULL;
        take_piece(e, piece);
        free(after);
        after = text_at(piece, "next") != NULL ? strdup(text_at(piece, "next")) : NULL;
        progress_step(&p, 0, e->tables);
        cJSON_Delete(piece);
    } while (good && after != NULL && !app_interrupted());
    free(after);
    progress_hide();
    return good;
}

static void check_integrity(visit *v, finding *f)
{
    examination e = {0};
    bool done = examine(v, &e);
    FOUND(f, "%lld tables checked, nothing is wrong", (long long)e.tables);
    if (!done) {
        FOUND(f, "the check could not be done");
        MEND(f, "see the error above");
    } else if (e.problems > 0) {
        FOUND(f, "%lld problems in %lld tables, see above", (long long)e.problems,
              (long long)e.tables);
        MEND(f, "stop the shop, keep a copy of its file, and restore a backup; without one rescue "
                "what it holds with sqlite3's .recover");
    } else if (e.unchecked[0] != '\0') {
        FOUND(f, "%lld tables checked; too large to check while the shop is open:%s",
              (long long)e.tables, e.unchecked);
        MEND(f, "check a copy: sqlite3 COPY 'PRAGMA integrity_check'");
    }
}

/* --- the event log ---------------------------------------------------------------------------- */

static void check_dead(visit *v, finding *f)
{
    double count = number_at(v->stats, "dead");
    FOUND(f, count == 1 ? "%.0f dead letter" : "%.0f dead letters", count);
    if (count > 0)
        MEND(f, "look with `shopctl events dead`, mend, then `shopctl events replay CONSUMER`");
}

/* For how long the first event behind a position has been waiting. */
static int64_t waited_s(visit *v, double position)
{
    struct tm parts = {0};
    cJSON *args = cJSON_CreateObject();
    cJSON_AddNumberToObject(args, "after", position);
    cJSON_AddNumberToObject(args, "limit", 1);
    cJSON *log = app_call(v->a, "event.list", args);
    const char *when = text_at(cJSON_GetArrayItem(item_at(log, "events"), 0), "time");
    bool known = when != NULL && strptime(when, "%Y-%m-%dT%H:%M:%S", &parts) != NULL;
    cJSON_Delete(log);
    return known ? (int64_t)(time(NULL) - timegm(&parts)) : 0;
}

static void check_lag(visit *v, finding *f)
{
    const cJSON *each, *slowest = NULL;
    cJSON_ArrayForEach(each, item_at(v->stats, "consumers"))
    {
        if (slowest == NULL || number_at(each, "lag") > number_at(slowest, "lag"))
            slowest = each;
    }
    double lag = number_at(slowest, "lag");
    FOUND(f, "no consumer is more than %.0f events behind", lag);
    if (lag == 0)
        return;
    int64_t waited = waited_s(v, number_at(slowest, "position"));
    if (waited <= (lag > LAG_MUCH ? WAITED_S : WAITED_LONG_S))
        return;
    FOUND(f, "%s is %.0f events behind, the first has waited for %lld s",
          text_at(slowest, "consumer"), lag, (long long)waited);
    MEND(f, "nobody delivers, or not fast enough: is the application running? `shopctl run` "
            "does it");
}

/* --- all of it -------------------------------------------------------------------------------- */

static const struct {
    const char *name, *what;
    void (*check)(visit *v, finding *f);
    bool of_file; /* only where the store is a file */
} checks[] = {
    {"permissions", "the file is private", check_permissions, true},
    {"disk", "the disk has room", check_disk, true},
    {"integrity", "the store is sound", check_integrity, false},
    {"dead letters", "events can be delivered", check_dead, false},
    {"lag", "events are delivered", check_lag, false},
};

static void tell(const app *a, const char *name, const char *what, const finding *f)
{
    static const char *const colours[] = {"\033[31m", "\033[32m"};
    if (a->quiet && f->good)
        return;
    if (a->json) {
        cJSON *row = cJSON_CreateObject();
        cJSON_AddStringToObject(row, "check", name);
        cJSON_AddBoolToObject(row, "ok", f->good);
        cJSON_AddStringToObject(row, "detail", f->detail);
        if (!f->good)
            cJSON_AddStringToObject(row, "mend", f->mend);
        print_json(a, row);
        cJSON_Delete(row);
        return;
    }
    printf("%s%-4s%s %s: ", a->colour ? colours[f->good] : "", f->good ? "ok" : "BAD",
           a->colour ? "\033[0m" : "", what);
    print_clean(stdout, f->detail);
    putchar('\n');
    if (!f->good) {
        fputs("     ", stdout);
        print_clean(stdout, f->mend);
        putchar('\n');
    }
    fflush(stdout);
}

static int examine_all(visit *v)
{
    int status = EXIT_DONE;
    for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]) && !app_interrupted(); i++) {
        finding f = {.good = true};
        if (checks[i].of_file && v->path[0] == '\0')
            continue;
        checks[i].check(v, &f);
        tell(v->a, checks[i].name, checks[i].what, &f);
        status = f.good ? status : EXIT_FAILED;
    }
    return app_interrupted() ? EXIT_INTERRUPTED : status;
}

int run_doctor(app *a, int argc, char **argv)
{
    visit v = {.a = a, .free_mib = FREE_MIB};
    if (argc == 3 && strcmp(argv[1], "--free-mib") == 0) {
        if (!parse_count(argv[2], &v.free_mib))
            return usage_error("doctor", "--free-mib takes a number, not '%s'", argv[2]);
    } else if (argc != 1) {
        return usage_error("doctor", "takes nothing but --free-mib N");
    }
    if (!app_file(a, v.path))
        v.path[0] = '\0';
    v.stats = app_call(a, "system.stats", NULL);
    if (v.stats == NULL)
        return EXIT_FAILED;
    int status = examine_all(&v);
    cJSON_Delete(v.stats);
    return status;
}
