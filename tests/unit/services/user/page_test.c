/* page_test.c - cursors that are taken and refused, and where a page begins. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "lib/core/limits.h"
#include "lib/services/user/page.h"
#include "tests/support/engine.h"

#define LAST "adr_01h455vb4pex5vsknk084sn02q"

typedef struct request {
    const char *cursor;
    int64_t limit;
    char after[SHOP_ID_SIZE]; /* the answer */
    size_t page_limit;
    bool named; /* the refusal names the argument */
} request;

static engine e;

static int setup(void **state)
{
    (void)state;
    engine_init(&e);
    engine_open(&e, SHOP_OPEN_MANUAL);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    engine_end(&e);
    return 0;
}

static int ask_within(call *c, void *userdata)
{
    request *r = userdata;
    page p = {0};
    int code = shop__user_page(c, r->cursor, "adr", r->limit, &p);
    if (code != 0) {
        assert_null(p.after);
        r->named = strcmp(call_fault(c)->field, "cursor") == 0;
        return code;
    }
    (void)snprintf(r->after, sizeof(r->after), "%s", p.after);
    r->page_limit = p.limit;
    return 0;
}

static int ask(request *r)
{
    return engine_within(&e, SHOP__SERVICE_USER, ask_within, r);
}

static void a_cursor_of_another_list_is_refused(void **state)
{
    static const char *const bad[] = {
        "7", "adr", "adr_", "usr_01h455vb4pex5vsknk084sn02q", "01h455vb4pex5vsknk084sn02q",
        "adr_01h455vb4pex5vsknk084sn02", LAST "q", "adr_01H455VB4PEX5VSKNK084SN02Q",
        "adr_81h455vb4pex5vsknk084sn02q", (" " LAST),
    };
    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        request r = {.cursor = bad[i], .limit = 1};
        assert_int_equal(ask(&r), SHOP_E_INVALID);
        assert_true(r.named);
    }
}

static void the_first_page_begins_below_every_id(void **state)
{
    static const char *const none[] = {NULL, ""};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        request r = {.cursor = none[i], .limit = 1};
        assert_int_equal(ask(&r), 0);
        assert_string_equal(r.after, "adr_00000000000000000000000000");
    }
}

static void the_next_page_begins_behind_the_cursor(void **state)
{
    request r = {.cursor = LAST, .limit = 1};
    (void)state;
    assert_int_equal(ask(&r), 0);
    assert_string_equal(r.after, LAST);
}

static void a_page_is_as_long_as_asked_or_usual(void **state)
{
    static const struct {
        int64_t asked;
        size_t expected;
    } cases[] = {{0, PAGE_DEFAULT}, {1, 1}, {PAGE_DEFAULT - 1, PAGE_DEFAULT - 1}, {PAGE_MAX, PAGE_MAX}};
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        request r = {.limit = cases[i].asked};
        assert_int_equal(ask(&r), 0);
        assert_int_equal(r.page_limit, cases[i].expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cursor_of_another_list_is_refused),
        cmocka_unit_test(the_first_page_begins_below_every_id),
        cmocka_unit_test(the_next_page_begins_behind_the_cursor),
        cmocka_unit_test(a_page_is_as_long_as_asked_or_usual),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
