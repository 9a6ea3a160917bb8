/* look.h - the shop's tables past the library: a second connection that only reads. Nothing
 * switches, fails or dies while somebody looks. */
#ifndef SHOP_TESTS_SIM_LOOK_H
#define SHOP_TESTS_SIM_LOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tests/sim/world.h"

enum { LOOK_TEXT_MAX = 500 };

look *look_open(world *w);
/* Forget it: closed here, or with the crash that has closed its connection already. */
void look_close(look *l);
void look_forget(look *l);

/* Bound to ?1 where the SQL has it. */
typedef struct look_key {
    const char *text; /* a text, or NULL */
    const char *id;   /* "ord_…", bound as its 16 bytes, or NULL */
} look_key;

/* The first row's first column as text; false when there is no row. NULL is "". */
bool look_text(world *w, const char *sql, look_key key, char ret[LOOK_TEXT_MAX]);
/* The first row's first number; 0 without a row. */
int64_t look_number(world *w, const char *sql, look_key key);
/* Whether the shop has this table. */
bool look_has(world *w, const char *table);
/* Each row's first two columns, a text and a number. */
void look_each(world *w, const char *sql, void (*see)(void *userdata, const char *text, int64_t n),
               void *userdata);

#define LOOK_ALL ((look_key){NULL, NULL})
#define LOOK_ID(i) ((look_key){NULL, (i)})
#define LOOK_TEXT(t) ((look_key){(t), NULL})

#endif
