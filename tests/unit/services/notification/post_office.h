/* post_office.h - for tests: a shop with a stopped clock and a channel "email" that does what it is told
 * and counts what it got. */
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
    int answer;        /* of the channel */
    size_t sent;       /* messages handed over */
    char key[64];      /* of the last one */
    char subject[512]; /* and what it said */
    char text[4096];
} post_office;

int post_office_setup(void **state);
int post_office_teardown(void **state);

/* Deliver events, and run the jobs that are due, until nothing is left. */
void post_office_work(post_office *p);

/* Let time pass, then send what is due. */
void post_office_later(post_office *p, int64_t ms);

/* The one number that a query answers. */
int64_t post_office_number(post_office *p, const char *sql);

#endif
