/* defaults_test.c - the built-in texts: in order, complete in both languages, and nothing in them that nobody
 * fills in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib/base/text.h"
#include "lib/services/notification/render.h"
#include "lib/services/notification/templates.h"

enum { NAMES_MAX = 6, MEMORY_MAX_BYTES = 1024 * 1024 };

/* What orders.c and users.c give; "" is no name. */
static const struct {
    const char *template_name;
    const char *names[NAMES_MAX];
} given[] = {
    {"order_cancelled", {"number", "order_id", "total", "lines", "tracking", "reason"}},
    {"order_confirmed", {"number", "order_id", "total", "lines", "tracking", "reason"}},
    {"order_returned", {"number", "order_id", "total", "lines", "tracking", "reason"}},
    {"order_shipped", {"number", "order_id", "total", "lines", "tracking", "reason"}},
    {"payment_refunded", {"number", "order_id", "amount", "", "", ""}},
    {"welcome", {"name", "email", "", "", "", ""}},
};

enum { GIVEN_COUNT = sizeof(given) / sizeof(given[0]) };

static size_t occurrences(const char *text, const char *of)
{
    size_t count = 0;
    for (const char *at = strstr(text, of); at != NULL; at = strstr(at + strlen(of), of))
        count++;
    return count;
}

/* How many of these names a text shows, each time that it does. */
static size_t shown(const char *text, const char *const *names, size_t count)
{
    arena a;
    template_value values[NAMES_MAX];
    for (size_t i = 0; i < count; i++)
        values[i] = (template_value){names[i], "~"};
    shop__arena_init(&a, shop_env_default(), NULL, 0, MEMORY_MAX_BYTES);
    const char *made = shop__template_render(&a, text, false, values, count);
    assert_non_null(made);
    size_t marks = occurrences(made, "~");
    shop__arena_free(&a);
    return marks;
}

/* template.list merges them with written ones, so they stand in the order of that list, each once. */
static void they_are_in_order(void **state)
{
    (void)state;
    for (size_t i = 1; i < shop__template_default_count; i++) {
        const shop_template *a = &shop__template_defaults[i - 1], *b = &shop__template_defaults[i];
        int order = strcmp(a->name, b->name);
        assert_true(order < 0 || (order == 0 && strcmp(a->locale, b->locale) < 0));
        assert_string_equal(a->channel, b->channel);
    }
}

static void template_put_would_take_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < shop__template_default_count; i++) {
        const shop_template *t = &shop__template_defaults[i];
        assert_null(shop__template_problem(t->subject, true));
        assert_null(shop__template_problem(t->text, false));
        assert_true(shop__locale_ok(t->locale));
        assert_in_range(strlen(t->name), 1, 60);
        assert_in_range(strlen(t->subject), 1, 300);
        assert_true(shop__utf8_valid(t->text, strlen(t->text)));
        assert_int_equal(t->text[strlen(t->text) - 1], '\n');
        assert_true(t->built_in && t->version == 0);
    }
}

static void each_is_there_in_both_languages(void **state)
{
    (void)state;
    assert_int_equal(shop__template_default_count, 2 * GIVEN_COUNT);
    for (size_t i = 0; i < GIVEN_COUNT; i++) {
        const shop_template *de = &shop__template_defaults[2 * i], *en = de + 1;
        assert_string_equal(de->name, given[i].template_name);
        assert_string_equal(en->name, given[i].template_name);
        assert_string_equal(de->locale, "de");
        assert_string_equal(en->locale, "en");
    }
}

/* A name without a value leaves a gap. */
static void every_name_gets_a_value(void **state)
{
    (void)state;
    for (size_t i = 0; i < shop__template_default_count; i++) {
        const shop_template *t = &shop__template_defaults[i];
        assert_int_equal(shown(t->subject, given[i / 2].names, NAMES_MAX), occurrences(t->subject, "{{"));
        assert_int_equal(shown(t->text, given[i / 2].names, NAMES_MAX), occurrences(t->text, "{{"));
    }
}

/* A translation says as much as the original. */
static void both_languages_show_the_same(void **state)
{
    (void)state;
    for (size_t i = 0; i < GIVEN_COUNT; i++) {
        const shop_template *de = &shop__template_defaults[2 * i], *en = de + 1;
        for (size_t n = 0; n < NAMES_MAX; n++) {
            const char *const *name = &given[i].names[n];
            assert_int_equal(shown(de->subject, name, 1), shown(en->subject, name, 1));
            assert_int_equal(shown(de->text, name, 1), shown(en->text, name, 1));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_are_in_order),
        cmocka_unit_test(template_put_would_take_them),
        cmocka_unit_test(each_is_there_in_both_languages),
        cmocka_unit_test(every_name_gets_a_value),
        cmocka_unit_test(both_languages_show_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
