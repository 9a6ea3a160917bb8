/* page_test.c - where a page begins and ends: the row too many says that there is another page, and is not shown. */
#include "tests/unit/services/payment/till.h"

#include <string.h>

#include "lib/services/payment/page.h"

#define SOME_ID "pay_01arz3ndektsv4rrffq69g5fav"

typedef struct number_row {
    const char *id;
    int64_t number;
} number_row;

typedef struct number_item {
    int64_t doubled;
} number_item;

/* --- the beginning ---------------------------------------------------------------------------- */

typedef struct beginning {
    int64_t limit;
    const char *cursor;
    page page;
} beginning;

static int begin(call *c, void *userdata)
{
    beginning *b = userdata;
    return shop__page_begin(c, "pay", b->limit, b->cursor, &b->page);
}

static void a_cursor_of_another_list_is_refused(void **state)
{
    static const char *const cursors[] = {"x", "pay_", "rfd_01arz3ndektsv4rrffq69g5fav",
                                          "pay_01arz3ndektsv4rrffq69g5fa", (SOME_ID "0"), (" " SOME_ID),
                                          "pay_81arz3ndektsv4rrffq69g5fav"};
    desk *d = *state;
    for (size_t i = 0; i < sizeof(cursors) / sizeof(cursors[0]); i++) {
        beginning b = {.cursor = cursors[i], .page = {.limit = 77}};
        assert_int_equal(till_within(d, begin, &b), SHOP_E_INVALID);
        assert_string_equal(shop_error_last()->field, "cursor");
        assert_int_equal(b.page.limit, 77);
    }
}

static void no_cursor_begins_before_every_id(void **state)
{
    static const uint8_t highest[16] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                                        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
    static const char *const none[] = {NULL, ""};
    desk *d = *state;
    for (int i = 0; i < 2; i++) {
        beginning b = {.cursor = none[i]};
        assert_int_equal(till_within(d, begin, &b), 0);
        assert_int_equal(b.page.before.kind, VALUE_BLOB);
        assert_int_equal(b.page.before.size, sizeof(highest));
        assert_memory_equal(b.page.before.bytes, highest, sizeof(highest));
    }
}

static void one_row_more_than_the_limit_is_fetched(void **state)
{
    static const int64_t limits[][2] = {{0, PAGE_DEFAULT}, {-1, PAGE_DEFAULT}, {1, 1}, {PAGE_MAX, PAGE_MAX}};
    desk *d = *state;
    for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
        beginning b = {.limit = limits[i][0], .cursor = SOME_ID};
        assert_int_equal(till_within(d, begin, &b), 0);
        assert_int_equal(b.page.limit, limits[i][1]);
        assert_int_equal(b.page.fetch.integer, limits[i][1] + 1);
        assert_int_equal(b.page.before.kind, VALUE_ID);
    }
}

/* --- the end ---------------------------------------------------------------------------------- */

static const number_row rows[] = {{"c", 3}, {"b", 2}, {"a", 1}};

typedef struct ending {
    size_t limit;
    size_t found;
    int64_t sum; /* of the items */
    size_t count;
    bool listed;
    const char *cursor;
} ending;

static void project(const void *from, void *to)
{
    ((number_item *)to)->doubled = 2 * ((const number_row *)from)->number;
}

static int end(call *c, void *userdata)
{
    ending *e = userdata;
    const page p = {.limit = e->limit, .rows = rows, .count = e->found};
    const number_item *const *items = NULL;
    TRY(shop__page_end(c, &p, sizeof(number_row), project, sizeof(number_item), &items, &e->count, &e->cursor));
    for (size_t i = 0; i < e->count; i++)
        e->sum += items[i]->doubled;
    e->listed = items != NULL;
    return 0;
}

static void no_rows_are_an_empty_list(void **state)
{
    desk *d = *state;
    ending e = {.limit = 2};
    assert_int_equal(till_within(d, end, &e), 0);
    assert_int_equal(e.count, 0);
    assert_true(e.listed);
    assert_null(e.cursor);
}

static void as_many_rows_as_fit_are_the_last_page(void **state)
{
    desk *d = *state;
    ending e = {.limit = 3, .found = 3};
    assert_int_equal(till_within(d, end, &e), 0);
    assert_int_equal(e.count, 3);
    assert_int_equal(e.sum, 2 * (3 + 2 + 1));
    assert_null(e.cursor);
}

static void the_cursor_is_the_last_row_that_is_shown(void **state)
{
    desk *d = *state;
    ending e = {.limit = 2, .found = 3};
    assert_int_equal(till_within(d, end, &e), 0);
    assert_int_equal(e.count, 2);
    assert_int_equal(e.sum, 2 * (3 + 2));
    assert_string_equal(e.cursor, "b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TILL_CASE(a_cursor_of_another_list_is_refused),
        TILL_CASE(no_cursor_begins_before_every_id),
        TILL_CASE(one_row_more_than_the_limit_is_fetched),
        TILL_CASE(no_rows_are_an_empty_list),
        TILL_CASE(as_many_rows_as_fit_are_the_last_page),
        TILL_CASE(the_cursor_is_the_last_row_that_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
