/* cart_rows_test.c - a cart in the store: which rows may be changed, what a change of one counts, the order of
 * its lines, and what is left of it when its region is gone. Each function runs in a transaction of the service. */
#include "tests/unit/services/cart/cart_shop.h"

#include <stdio.h>
#include <string.h>

#include "lib/services/cart/cart_rows.h"

typedef struct job {
    const char *cart;
    const char *guest;
    int64_t version;
    int64_t seen;
    cart_row row; /* its texts are gone after the transaction */
    char text[64];
} job;

static int within(cart_shop *s, int (*body)(call *c, void *userdata), job *w)
{
    return internal_transact(s->shop, SHOP__SERVICE_CART, body, w);
}

static int64_t number(cart_shop *s, const char *sql)
{
    return temp_shop_number(&s->temp, sql);
}

/* --- loading -------------------------------------------------------------------------------------- */

static int load_held(call *c, void *userdata)
{
    job *w = userdata;
    return shop__cart_load_held(c, w->cart, w->guest, &w->row);
}

static void a_held_cart_is_for_who_knows_its_guest(void **state)
{
    cart_shop *s = *state;
    char guests[SHOP_ID_SIZE], users[SHOP_ID_SIZE], other[SHOP_ID_SIZE];
    new_cart(s->guest, guests);
    new_cart(s->user, users);
    new_id(s, "gst", other);
    assert_int_equal(within(s, load_held, &(job){.cart = guests, .guest = other}), SHOP_E_NOT_FOUND);
    assert_int_equal(within(s, load_held, &(job){.cart = users, .guest = s->guest_id}), SHOP_E_NOT_FOUND);
    assert_int_equal(within(s, load_held, &(job){.cart = guests, .guest = s->guest_id}), 0);
}

static int expect_open(call *c, void *userdata)
{
    job *w = userdata;
    return shop__cart_expect_open(c, &w->row, w->version);
}

static void what_is_not_open_is_refused_before_its_version(void **state)
{
    static const int32_t closed[] = {SHOP_CART_STATE_CHECKOUT, SHOP_CART_STATE_ORDERED, SHOP_CART_STATE_MERGED};
    job w = {.row = {.version = 7}, .version = 6};
    for (size_t i = 0; i < sizeof(closed) / sizeof(closed[0]); i++) {
        w.row.state = closed[i];
        assert_int_equal(within(*state, expect_open, &w), SHOP_E_CONFLICT);
        assert_true(strlen(shop_error_last()->message) > 0);
    }
    w.row.state = SHOP_CART_STATE_OPEN;
    assert_int_equal(within(*state, expect_open, &w), SHOP_E_VERSION_MISMATCH);
    assert_non_null(strstr(shop_error_last()->message, "7"));
    w.version = 7;
    assert_int_equal(within(*state, expect_open, &w), 0);
    w.version = 0;
    assert_int_equal(within(*state, expect_open, &w), 0);
}

static int make_and_find_newest(call *c, void *userdata)
{
    job *w = userdata;
    cart_row made;
    for (int i = 0; i < 2; i++) {
        TRY(shop__cart_new(c, NULL, &made));
        TRY(shop__cart_insert(c, &made));
    }
    TRY(shop__cart_load_newest(c, &w->row));
    snprintf(w->text, sizeof(w->text), "%s", w->row.id);
    w->seen = strcmp(w->row.id, made.id) == 0;
    return 0;
}

static int find_newest(call *c, void *userdata)
{
    job *w = userdata;
    TRY(shop__cart_load_newest(c, &w->row));
    w->seen = strcmp(w->row.id, w->text) == 0;
    return 0;
}

static void the_newest_is_the_callers_own_and_open(void **state)
{
    cart_shop *s = *state;
    job w = {0};
    char others[SHOP_ID_SIZE];
    assert_int_equal(within(s, find_newest, &w), SHOP_E_NOT_FOUND);
    assert_int_equal(within(s, make_and_find_newest, &w), 0);
    assert_true(w.seen);
    new_cart(s->user, others);
    assert_int_equal(within(s, find_newest, &w), 0);
    assert_true(w.seen);
    temp_shop_sql(&s->temp, "UPDATE cart_carts SET state = 3 WHERE id = (SELECT max(id) FROM cart_carts"
                            " WHERE owner = 'service')");
    assert_int_equal(within(s, find_newest, &w), 0);
    assert_false(w.seen);
}

static int load_parts(call *c, void *userdata)
{
    job *w = userdata;
    TRY(shop__cart_load(c, w->cart, &w->row));
    snprintf(w->text, sizeof(w->text), "%s %s %s", w->row.region,
             w->row.currency != NULL ? w->row.currency : "-",
             w->row.shipping_title != NULL ? w->row.shipping_title : "-");
    return 0;
}

static void a_cart_outlives_its_region_and_method(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    job w = {.cart = cart};
    ready_cart(s, cart);
    assert_int_equal(within(s, load_parts, &w), 0);
    assert_string_equal(w.text, "eu EUR post");
    assert_true(w.row.tax_inclusive);
    assert_int_equal(w.row.shipping_minor, 600);
    assert_int_equal(delete_region(s, "eu"), 0);
    assert_int_equal(within(s, load_parts, &w), 0);
    assert_string_equal(w.text, "eu - -");
    assert_false(w.row.tax_inclusive);
    assert_int_equal(w.row.shipping_minor, 0);
    assert_int_equal(w.row.shipping_free_from_minor, -1);
}

/* --- changing ------------------------------------------------------------------------------------- */

static int save(call *c, void *userdata)
{
    job *w = userdata;
    TRY(shop__cart_load(c, w->cart, &w->row));
    w->row.version += w->version;
    w->row.email = "ann@example.org";
    return shop__cart_save(c, &w->row);
}

static int touch(call *c, void *userdata)
{
    job *w = userdata;
    TRY(shop__cart_load(c, w->cart, &w->row));
    w->row.version += w->version;
    return shop__cart_touch(c, &w->row);
}

static void a_row_of_another_version_is_not_written(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    new_cart(s->user, cart);
    assert_int_equal(within(s, touch, &(job){.cart = cart}), 0);
    for (int64_t off = -1; off <= 1; off += 2) {
        assert_int_equal(within(s, save, &(job){.cart = cart, .version = off}), SHOP_E_CONFLICT);
        assert_int_equal(within(s, touch, &(job){.cart = cart, .version = off}), SHOP_E_CONFLICT);
    }
    temp_shop_sql(&s->temp, "UPDATE cart_carts SET state = 2");
    assert_int_equal(within(s, save, &(job){.cart = cart}), SHOP_E_CONFLICT);
    assert_int_equal(within(s, touch, &(job){.cart = cart}), SHOP_E_CONFLICT);
    assert_int_equal(number(s, "SELECT version + (email IS NOT NULL) FROM cart_carts"), 2);
}

static void a_change_counts_and_is_dated_but_not_told(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    job w = {.cart = cart};
    new_cart(s->user, cart);
    atomic_fetch_add(&s->now_ms, 5000);
    assert_int_equal(within(s, save, &w), 0);
    assert_int_equal(w.row.version, 2);
    const shop_cart *seen = cart_of(s->user, cart);
    assert_int_equal(seen->version, 2);
    assert_int_equal(seen->created_at_ms, CART_SHOP_START_MS);
    assert_int_equal(seen->updated_at_ms, CART_SHOP_START_MS + 5000);
    assert_string_equal(seen->email, "ann@example.org");
    shop_free(seen);
    assert_int_equal(number(s, "SELECT count(*) FROM events_outbox WHERE type = 'cart.updated'"), 0);
}

/* Later changes leave the index of idle carts alone. */
static void the_first_change_starts_the_watch(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    new_cart(s->user, cart);
    assert_int_equal(number(s, "SELECT idle_since_ms FROM cart_carts"), 0);
    assert_int_equal(within(s, touch, &(job){.cart = cart}), 0);
    assert_int_equal(number(s, "SELECT idle_since_ms FROM cart_carts"), CART_SHOP_START_MS);
    atomic_fetch_add(&s->now_ms, 5000);
    assert_int_equal(within(s, touch, &(job){.cart = cart}), 0);
    assert_int_equal(within(s, save, &(job){.cart = cart}), 0);
    assert_int_equal(number(s, "SELECT idle_since_ms FROM cart_carts"), CART_SHOP_START_MS);
    assert_int_equal(number(s, "SELECT version FROM cart_carts"), 4);
}

/* --- lines ---------------------------------------------------------------------------------------- */

static int shuffle_lines(call *c, void *userdata)
{
    job *w = userdata;
    cart_lines lines;
    TRY(shop__cart_load(c, w->cart, &w->row));
    TRY(shop__cart_load_lines(c, &w->row, 0, &lines));
    const char *product = lines.rows[0].product_id, *variant = lines.rows[0].variant_id;
    const line_row rows[] = {{"AA", 30, product, variant, "third", 3},
                             {"ZZ", 10, product, variant, "first", 1},
                             {"B", 20, product, variant, "second", 2},
                             {"ZZ", 99, product, variant, "again", 5}};
    for (size_t i = 0; i < 4; i++)
        TRY(shop__cart_write_line(c, &w->row, &rows[i]));
    TRY(shop__cart_drop_line(c, &w->row, "MUG"));
    TRY(shop__cart_drop_line(c, &w->row, "MUG"));
    TRY(shop__cart_load_lines(c, &w->row, 1, &lines));
    lines.rows[lines.count] = rows[0]; /* there is room for one more */
    w->seen = shop__cart_find_line(&lines, "B") == &lines.rows[1] && shop__cart_find_line(&lines, "A") == NULL;
    return 0;
}

static void lines_keep_their_places_when_written_again(void **state)
{
    static const char *const titles[] = {"first", "second", "third"};
    static const int64_t quantities[] = {5, 2, 3};
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    job w = {.cart = cart};
    ready_cart(s, cart);
    assert_int_equal(within(s, shuffle_lines, &w), 0);
    assert_true(w.seen);
    const shop_cart *seen = cart_of(s->user, cart);
    assert_int_equal(seen->line_count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(seen->lines[i]->title, titles[i]);
        assert_int_equal(seen->lines[i]->quantity, quantities[i]);
    }
    shop_free(seen);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, cart_shop_setup, cart_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_held_cart_is_for_who_knows_its_guest),
        CASE(what_is_not_open_is_refused_before_its_version),
        CASE(the_newest_is_the_callers_own_and_open),
        CASE(a_cart_outlives_its_region_and_method),
        CASE(a_row_of_another_version_is_not_written),
        CASE(a_change_counts_and_is_dated_but_not_told),
        CASE(the_first_change_starts_the_watch),
        CASE(lines_keep_their_places_when_written_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
