/* render_test.c - templates: what is refused, what is put in, and that no value breaks out of its place. */
#include "lib/services/notification/render.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib/base/text.h"

static const template_value values[] = {
    {"name", "Ada"}, {"lines", "one\ntwo\r\nthree"}, {"evil", "x\r\nBcc: y\x01\x7f{{name}}"}, {"none", NULL}};

static int make_arena(void **state)
{
    static arena a;
    shop__arena_init(&a, shop_env_default(), NULL, 0, 4 * 1024 * 1024);
    *state = &a;
    return 0;
}

static int free_arena(void **state)
{
    shop__arena_free(*state);
    return 0;
}

static void expect(void **state, const char *template, bool subject, const char *wanted)
{
    const char *got = shop__template_render(*state, template, subject, values,
                                            sizeof(values) / sizeof(values[0]));
    assert_non_null(got);
    assert_string_equal(got, wanted);
}

static void bad_braces_are_refused(void **state)
{
    static const char *const bad[] = {"{{", "{{}}", "{{name", "{{name}", "{{{name}}", "{{ na me }}",
                                      "{{Name}}", "{{#each}}", "{{{}}}", "{{{{name}}}}", "x {{"};
    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        if (shop__template_problem(bad[i], false) == NULL)
            fail_msg("%s was taken", bad[i]);
}

static void control_characters_are_refused(void **state)
{
    (void)state;
    assert_non_null(shop__template_problem("a\x01", false));
    assert_non_null(shop__template_problem("a\r\n", false));
    assert_non_null(shop__template_problem("a\n", true));
    assert_non_null(shop__template_problem("a\t", true));
    assert_non_null(shop__template_problem("{{{lines}}}", true));
    assert_null(shop__template_problem("a\n\tb", false));
}

static void good_templates_have_no_problem(void **state)
{
    (void)state;
    assert_null(shop__template_problem("", false));
    assert_null(shop__template_problem("} { }} {x}", false));
    assert_null(shop__template_problem("{{ name }} {{{lines}}} {{a_1}}", false));
    assert_null(shop__template_problem("Größe {{name}}", true));
}

static void values_are_put_in(void **state)
{
    expect(state, "", false, "");
    expect(state, "Dear {{name}},", false, "Dear Ada,");
    expect(state, "{{name}}{{ name }}{{{name}}}", false, "AdaAdaAda");
    expect(state, "{{none}}{{unheard_of}}{{nam}}{{names}}.", false, ".");
}

static void a_value_stays_on_its_line(void **state)
{
    expect(state, "{{lines}}", false, "one two three");
    expect(state, "{{{lines}}}", false, "one\ntwo\nthree");
    expect(state, "{{{lines}}}", true, "one two three");
}

static void a_value_is_not_a_template(void **state)
{
    expect(state, "{{evil}}", true, "x Bcc: y  {{name}}");
    expect(state, "{{{evil}}}", false, "x\nBcc: y  {{name}}");
}

static void a_broken_template_still_makes_a_text(void **state)
{
    expect(state, "a {{ b {{name}}", false, "a {{ b Ada");
}

static void a_long_text_is_cut_between_letters(void **state)
{
    static char many[2 * SUBJECT_MAX_BYTES + 4];
    const template_value big = {"big", many};
    for (size_t i = 0; i < SUBJECT_MAX_BYTES; i++)
        memcpy(many + 2 * i, "ä", 3);
    const char *got = shop__template_render(*state, "x{{big}}{{big}}", true, &big, 1);
    assert_int_equal(strlen(got), SUBJECT_MAX_BYTES - 1);
    assert_true(shop__utf8_valid(got, strlen(got)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_braces_are_refused),
        cmocka_unit_test(control_characters_are_refused),
        cmocka_unit_test(good_templates_have_no_problem),
        cmocka_unit_test(values_are_put_in),
        cmocka_unit_test(a_value_stays_on_its_line),
        cmocka_unit_test(a_value_is_not_a_template),
        cmocka_unit_test(a_broken_template_still_makes_a_text),
        cmocka_unit_test(a_long_text_is_cut_between_letters),
    };
    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
