/* state.c - how far an import came: a small file that is replaced as a whole, so that a crash
 * leaves either the old one or the new one. It counts only for the same file, shop and options. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "import.h"

/* FNV-1a. */
static uint64_t mix(uint64_t hash, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ at[i]) * UINT64_C(0x100000001b3);
    return hash;
}

static uint64_t mix_text(uint64_t hash, const char *text)
{
    return text != NULL ? mix(hash, text, strlen(text) + 1) : mix(hash, "\xff", 1);
}

static uint64_t mix_options(uint64_t hash, const import_options *o)
{
    hash = mix_text(hash, o->location);
    hash = mix_text(hash, o->csv ? "csv" : "jsonl");
    for (size_t i = 0; i < o->mapping_count; i++) {
        hash = mix_text(hash, o->mappings[i].field);
        hash = mix_text(hash, o->mappings[i].column);
    }
    return hash;
}

static bool mark_of(const import_options *o, const char *url, char *out, size_t size)
{
    struct stat status;
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    char *real = realpath(o->file, NULL);
    if (real == NULL || stat(o->file, &status) != 0) {
        app_error("%s: %s", o->file, strerror(errno));
        free(real);
        return false;
    }
    const int64_t numbers[] = {status.st_size, (int64_t)status.st_ino, status.st_mtim.tv_sec,
                               status.st_mtim.tv_nsec};
    hash = mix_text(mix_text(hash, url), real);
    hash = mix_options(mix(hash, numbers, sizeof(numbers)), o);
    snprintf(out, size, "%016llx", (unsigned long long)hash);
    free(real);
    return true;
}

static void read_state(import_state *st)
{
    import_state r = *st;
    char mark[sizeof(st->mark)] = "";
    FILE *f = fopen(st->path, "r");
    if (f == NULL)
        return;
    if (fscanf(f, "shopctl-import 2 %63s %ld %lld %lld %lld %120s", mark, &r.line, &r.imported,
               &r.skipped, &r.report_size, r.slug) == 6 &&
        strcmp(mark, st->mark) == 0 && r.line >= 0 && r.report_size >= 0)
        *st = r;
    fclose(f);
}

bool state_load(import_state *st, const import_options *o, const char *url)
{
    *st = (import_state){.slug = "-"};
    if (o->state_file != NULL)
        snprintf(st->path, sizeof(st->path), "%s", o->state_file);
    else
        snprintf(st->path, sizeof(st->path), "%s.import", basename(o->file));
    if (!mark_of(o, url, st->mark, sizeof(st->mark)))
        return false;
    if (!o->restart && !o->dry_run)
        read_state(st);
    return true;
}

static bool write_state(const import_state *st, const char *path)
{
    FILE *f = fopen(path, "w");
    if (f == NULL)
        return false;
    fprintf(f, "shopctl-import 2 %s %ld %lld %lld %lld %s\n", st->mark, st->line, st->imported,
            st->skipped, st->report_size, st->slug);
    bool written = fflush(f) == 0 && fsync(fileno(f)) == 0;
    return fclose(f) == 0 && written;
}

bool state_save(const import_state *st)
{
    char temporary[PATH_MAX_BYTES + 8];
    snprintf(temporary, sizeof(temporary), "%s.new", st->path);
    if (write_state(st, temporary) && rename(temporary, st->path) == 0)
        return true;
    app_error("%s: %s; the import could not be resumed", st->path, strerror(errno));
    return false;
}

void state_remove(const import_state *st)
{
    unlink(st->path);
}
