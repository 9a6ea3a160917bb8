/* state.c - how far an import came: a small file that is replaced as a whole, so that a crash leaves either the
 * old one or the new one. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "import.h"

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

static bool mark_of(const char *file, char *out, size_t size)
{
    struct stat status;
    if (stat(file, &status) != 0) {
        app_error("%s: %s", file, strerror(errno));
        return false;
    }
    snprintf(out, size, "%lld.%lld", (long long)status.st_size, (long long)status.st_mtime);
    return true;
}

bool state_load(import_state *st, const import_options *o)
{
    char mark[sizeof(st->mark)] = "";
    long line;
    long long imported, skipped;
    *st = (import_state){.line = 0};
    if (o->state_file != NULL)
        snprintf(st->path, sizeof(st->path), "%s", o->state_file);
    else
        snprintf(st->path, sizeof(st->path), "%s.import", base_name(o->file));
    if (!mark_of(o->file, st->mark, sizeof(st->mark)))
        return false;
    FILE *f = o->restart || o->dry_run ? NULL : fopen(st->path, "r");
    if (f == NULL)
        return true;
    if (fscanf(f, "shopctl-import 1 %95s %ld %lld %lld", mark, &line, &imported, &skipped) == 4 &&
        strcmp(mark, st->mark) == 0) {
        st->line = line;
        st->imported = imported;
        st->skipped = skipped;
    }
    fclose(f);
    return true;
}

bool state_save(const import_state *st)
{
    char temporary[PATH_MAX_BYTES + 8];
    snprintf(temporary, sizeof(temporary), "%s.new", st->path);
    FILE *f = fopen(temporary, "w");
    if (f == NULL) {
        app_error("%s: %s", temporary, strerror(errno));
        return false;
    }
    fprintf(f, "shopctl-import 1 %s %ld %lld %lld\n", st->mark, st->line, st->imported, st->skipped);
    bool written = fflush(f) == 0 && fsync(fileno(f)) == 0;
    written = fclose(f) == 0 && written;
    if (written && rename(temporary, st->path) == 0)
        return true;
    app_error("%s: %s", st->path, strerror(errno));
    return false;
}

void state_remove(const import_state *st)
{
    unlink(st->path);
}
