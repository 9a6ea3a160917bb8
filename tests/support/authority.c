/* authority.c - see authority.h. */
#include "tests/support/authority.h"
#include "tests/support/folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void *allocate(void *self, size_t size)
{
    authority *a = self;
    if (a->allocations == 0)
        return NULL;
    a->allocations -= a->allocations > 0;
    return calloc(1, size);
}

static int random_bytes(void *self, void *bytes, size_t size)
{
    const authority *a = self;
    if (a->no_randomness)
        return SHOP_E_INTERNAL;
    return shop_env_default()->random(NULL, bytes, size);
}

void authority_open_empty(authority *a)
{
    const char *parent = getenv("TMPDIR");
    memset(a, 0, sizeof(*a));
    stopped_clock_init(&a->clock, AUTHORITY_NOW_MS);
    a->allocations = -1;
    a->clock.env.allocate = allocate;
    a->clock.env.random = random_bytes;
    snprintf(a->folder, sizeof(a->folder), "%.90s/authority-XXXXXX", parent != NULL ? parent : "/tmp");
    assert_non_null(mkdtemp(a->folder));
    a->pki = (pki){.env = &a->clock.env, .folder = a->folder, .overlap_ms = INT64_C(3600000)};
}

void authority_open(authority *a)
{
    authority_open_empty(a);
    if (shop__pki_init(&a->pki, &a->f) != 0)
        fail_msg("no authority: %s", a->f.message);
}

void authority_close(authority *a)
{
    folder_remove(a->folder);
}

certificate authority_issue(authority *a, const char *service)
{
    certificate c = {.serial = 0};
    if (shop__pki_issue(&a->pki, service, &c, &a->f) != 0)
        fail_msg("%s: %s", service, a->f.message);
    return c;
}

certificate authority_rotate(authority *a, const char *service)
{
    certificate c = {.serial = 0};
    if (shop__pki_rotate(&a->pki, service, &c, &a->f) != 0)
        fail_msg("%s: %s", service, a->f.message);
    return c;
}

void authority_revoke(authority *a, const char *what)
{
    size_t count = 0;
    if (shop__pki_revoke(&a->pki, what, &count, &a->f) != 0)
        fail_msg("%s: %s", what, a->f.message);
    assert_true(count > 0);
}

/* --- files ------------------------------------------------------------------------------------ */

const char *authority_path(const authority *a, const char *file)
{
    static char path[512];
    snprintf(path, sizeof(path), "%s/%s", a->folder, file);
    return path;
}

bool authority_has(const authority *a, const char *file)
{
    return access(authority_path(a, file), F_OK) == 0;
}

mode_t authority_mode(const authority *a, const char *file)
{
    struct stat status;
    assert_int_equal(stat(authority_path(a, file), &status), 0);
    return status.st_mode & 07777;
}

static void write_bytes(const authority *a, const char *file, const char *bytes, size_t size)
{
    FILE *f = fopen(authority_path(a, file), "w");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, size, f), size);
    assert_int_equal(fclose(f), 0);
}

void authority_write(const authority *a, const char *file, const char *text)
{
    write_bytes(a, file, text, strlen(text));
}

void authority_copy(const authority *a, const char *from, const char *to)
{
    static char text[AUTHORITY_TEXT_MAX];
    size_t size = authority_read(a, from, text);
    write_bytes(a, to, text, size);
}

void authority_remove(const authority *a, const char *file)
{
    assert_int_equal(unlink(authority_path(a, file)), 0);
}

size_t authority_read(const authority *a, const char *file, char out[AUTHORITY_TEXT_MAX])
{
    FILE *f = fopen(authority_path(a, file), "r");
    assert_non_null(f);
    size_t size = fread(out, 1, AUTHORITY_TEXT_MAX - 1, f);
    out[size] = '\0';
    assert_int_equal(fclose(f), 0);
    return size;
}

size_t authority_files(const authority *a)
{
    size_t count = 0;
    DIR *listing = opendir(a->folder);
    assert_non_null(listing);
    for (const struct dirent *e; (e = readdir(listing)) != NULL;)
        count += e->d_name[0] != '.';
    closedir(listing);
    return count;
}

int authority_setup(void **state)
{
    static authority a;
    authority_open(&a);
    *state = &a;
    return 0;
}

int authority_teardown(void **state)
{
    authority_close(*state);
    return 0;
}
