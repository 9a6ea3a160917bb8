/* post_office.h - for tests: a shop with a stopped clock and a channel that does what it is told and counts
 * what it got. */
#ifndef SHOP_TESTS_UNIT_NOTIFICATION_POST_OFFICE_H
#define SHOP_TESTS_UNIT_NOTIFICATION_POST_OFFICE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shop/notification.h"
#include "tests/support/internal_call.h"
#include "tests/support/temp_shop.h"

typedef struct post_office {
    temp_shop temp; /* its folder; the shop in it is another one, opened with the channel */
    shop *shop;
    shop_env env;
    int64_t now_ms;
    shop_channel channel;
    int answer;        /* of the channel */
    size_t sent;       /* messages handed over */
    int64_t created_at_ms;
    char key[64];      /* of the last one */
    char recipient[256];
    char subject[512]; /* and what it said */
    char text[4096];
} post_office;

int post_office_setup(void **state);
int post_office_teardown(void **state);

/* Close the shop and open it with its channel under this name ("email" at first), or without any. */
void post_office_reopen(post_office *p, const char *channel);

/* Deliver events, and run the jobs that are due, until nothing is left. */
void post_office_work(post_office *p);

/* Let time pass, then send what is due. */
void post_office_later(post_office *p, int64_t ms);

/* The one number that a query answers. */
int64_t post_office_number(post_office *p, const char *sql);

/* Events that the service could not take. */
int64_t post_office_dead_letters(post_office *p);

/* "There" to ada@example.org by a channel; user_id may be NULL. */
void post_office_write(post_office *p, const char *channel, const char *user_id, char id[SHOP_ID_SIZE]);

/* Read a message; free it with shop_free(). */
const shop_delivery *post_office_read(post_office *p, const char *id);
void post_office_expect(post_office *p, const char *id, shop_delivery_state state, int64_t attempts);

/* As a sender does: take up to ten messages; say what a channel said to one. */
const shop_delivery_batch *post_office_claim(post_office *p);
void post_office_settle(post_office *p, const char *id, int64_t attempt, int outcome);

/* An account of "Ada", ada@example.org. */
void post_office_account(post_office *p, const char *locale, char user_id[SHOP_ID_SIZE]);

/* Choose a language, unless NULL, and for e-mail a topic, unless 0. */
void post_office_choose(post_office *p, const char *user_id, const char *locale,
                        shop_notification_topic topic, bool wanted);

/* Tell the service that somebody was erased, and let it work. */
void post_office_erase(post_office *p, const char *user_id, int64_t version);

#endif
