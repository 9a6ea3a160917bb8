/* authority.h - for tests: an authority in a folder of its own, at a time that stands still, with memory and
 * randomness that can run out. */
#ifndef SHOP_TESTS_SUPPORT_AUTHORITY_H
#define SHOP_TESTS_SUPPORT_AUTHORITY_H

#include <sys/types.h>

#include "lib/crypto/pki.h"
#include "tests/support/stopped_clock.h"

#define AUTHORITY_NOW_MS INT64_C(1795348800500) /* 2026-11-22T12:00:00.500Z */

enum { AUTHORITY_TEXT_MAX = 128 * 1024 };

typedef struct authority {
    stopped_clock clock; /* first: its environment's functions find the rest from here */
    int allocations;     /* that still succeed; -1 = all */
    bool no_randomness;
    char folder[128];
    pki pki;
    fault f;
} authority;

/* An empty folder; then one with an authority in it. A failure fails the running test. */
void authority_open_empty(authority *a);
void authority_open(authority *a);

/* cmocka's setup and teardown: an authority, which is the state. */
int authority_setup(void **state);
int authority_teardown(void **state);

/* Remove the folder with what is in it. */
void authority_close(authority *a);

/* A certificate of a service that has a key now. */
certificate authority_issue(authority *a, const char *service);
certificate authority_rotate(authority *a, const char *service);
void authority_revoke(authority *a, const char *what);

/* Its files. */
const char *authority_path(const authority *a, const char *file); /* until the next call */
bool authority_has(const authority *a, const char *file);
mode_t authority_mode(const authority *a, const char *file);
void authority_write(const authority *a, const char *file, const char *text);
void authority_copy(const authority *a, const char *from, const char *to);
void authority_remove(const authority *a, const char *file);
size_t authority_read(const authority *a, const char *file, char out[AUTHORITY_TEXT_MAX]);
size_t authority_files(const authority *a); /* how many */

#endif
