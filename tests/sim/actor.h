/* actor.h - somebody who uses the shop. What an actor means to do is written down as a deed before
 * it is tried, in memory that survives crashes: whoever finds an open deed repeats it with the same
 * idempotency key until its outcome is known, so that every write has exactly one known outcome. */
#ifndef SHOP_TESTS_SIM_ACTOR_H
#define SHOP_TESTS_SIM_ACTOR_H

#include <cjson/cJSON.h>

#include "tests/sim/world.h"

enum { DEED_PAST = 6, DEED_KEY_SIZE = 32, DEED_OP_SIZE = 40, ACTOR_NAME_SIZE = 24 };

/* A call with an idempotency key. */
typedef struct deed {
    int purpose; /* the actor's own number for what it is about */
    char op[DEED_OP_SIZE];
    char key[DEED_KEY_SIZE];
    char *json; /* arguments, key included */
    bool open;  /* begun, and its outcome is not known */
    unsigned tries;
    int code;      /* the outcome */
    char *answer;  /* JSON, or NULL */
    int64_t value; /* whatever the actor needs to know of it later */
    char subject[SHOP_ID_SIZE];
} deed;

typedef struct role {
    /* The actor's life; called in a fiber of its own in each incarnation, returns to go home. */
    void (*live)(actor *a);
    /* A deed has its outcome; answer is NULL unless its code is 0. May do no deed itself. */
    void (*learn)(actor *a, const deed *d, const cJSON *answer);
} role;

struct actor {
    world *w;
    const role *role;
    char name[ACTOR_NAME_SIZE];
    unsigned number;
    shop *view; /* of this incarnation */
    void *self; /* what the role remembers */
    unsigned deeds;
    bool acted; /* has called the shop */
    int asked;  /* what actor_ask() was answered last */
    deed now;
    deed past[DEED_PAST]; /* done, the answer known; the newest at deeds % DEED_PAST */
};

/* A new actor, before the first incarnation. */
actor *actor_new(world *w, const char *name, const role *r, void *self);
void actor_free(actor *a);
/* Let it live in this incarnation. */
void actor_wake(actor *a);

/* Do a deed whose arguments are this JSON object, without the key; returns its code. */
int actor_do(actor *a, int purpose, const char *op, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* The same with something to remember it by. */
int actor_do_about(actor *a, int purpose, const char *subject, int64_t value, const char *op,
                   const char *format, ...) __attribute__((format(printf, 6, 7)));
/* Find out what became of a deed that a crash has interrupted. */
void actor_resume(actor *a);
/* Repeat a deed of the past: the answer must be the same. */
void actor_repeat(actor *a);

/* Call without a key: a query, or what may be done twice. NULL on failure, else cJSON_Delete() it. */
cJSON *actor_ask(actor *a, const char *op, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Let time pass, mostly a little. */
void actor_pause(actor *a);

/* --- reading answers -------------------------------------------------------------------------- */

/* A member's text, or "". */
const char *answer_text(const cJSON *answer, const char *name);
/* A member's number, or 0. */
int64_t answer_number(const cJSON *answer, const char *name);
/* The minor units of a member that is money. */
int64_t answer_minor(const cJSON *answer, const char *name);
bool answer_true(const cJSON *answer, const char *name);

#endif
