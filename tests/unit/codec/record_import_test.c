/* record_import_test.c - structs of callers of every version. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "lib/codec/record.h"
#include "tests/unit/codec/codec_fixture.h"

static arena scratch;

static int setup(void **state)
{
    (void)state;
    shop__arena_init(&scratch, shop_env_default(), NULL, 0, FIXTURE_ARENA_LIMIT_BYTES);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    shop__arena_free(&scratch);
    return 0;
}

static void assert_refused(const void *from, int code, const char *field, const char *message)
{
    fixture_args ret;
    fault f = {0};

    assert_int_equal(shop__record_import(&fixture_args_record, from, &scratch, &ret, &f), code);
    assert_string_equal(f.field, field);
    assert_string_equal(f.message, message);
}

/* The first `size` bytes of args in a block of exactly that size, stated as struct_size. */
static fixture_args import_cut(const fixture_args *args, uint32_t size)
{
    char *exact = malloc(size);
    fixture_args ret;
    fault f = {0};

    assert_non_null(exact);
    memcpy(exact, args, size);
    memcpy(exact, &size, sizeof size);
    memset(&ret, 0xa5, sizeof ret);
    if (shop__record_import(&fixture_args_record, exact, &scratch, &ret, &f) != 0)
        fail_msg("%s: %s", f.field, f.message);
    free(exact);
    return ret;
}

static void no_struct_at_all_is_misuse(void **state)
{
    (void)state;
    assert_refused(NULL, SHOP_E_USAGE, "", "the arguments must not be NULL");
}

static void a_size_that_cannot_be_is_misuse(void **state)
{
    static const char never[] =
        "is no size that the struct ever had; start from the initialiser of fixture_args";
    uint64_t block[64] = {0};

    (void)state;
    assert_refused(block, SHOP_E_USAGE, "struct_size",
                   "must not be 0; start from the initialiser of fixture_args");
    for (uint32_t size = 1; size < 16; size += size == 7 ? 2 : 1) {
        memcpy(block, &size, sizeof size);
        assert_refused(block, SHOP_E_USAGE, "struct_size", never);
    }
    memcpy(block, &(uint32_t){RECORD_SIZE_MAX + 8}, 4);
    assert_refused(block, SHOP_E_USAGE, "struct_size", never);
}

typedef struct newer_args {
    fixture_args known;
    uint64_t unknown[2];
} newer_args;

static void a_newer_struct_that_uses_its_tail_is_misuse(void **state)
{
    newer_args newer = {.known.struct_size = sizeof newer};

    (void)state;
    for (size_t i = 0; i < sizeof newer.unknown; i++) {
        memset(newer.unknown, 0, sizeof newer.unknown);
        ((char *)newer.unknown)[i] = 1;
        assert_refused(&newer, SHOP_E_USAGE, "struct_size",
                       "a field is set that this library does not know; link a newer libshop or "
                       "leave it zero");
    }
}

static void a_newer_struct_with_a_zero_tail_is_taken(void **state)
{
    newer_args newer = {.known = {.struct_size = sizeof newer, .name = "x"}};
    fixture_args ret;

    (void)state;
    assert_int_equal(shop__record_import(&fixture_args_record, &newer, &scratch, &ret, NULL), 0);
    assert_int_equal(ret.struct_size, sizeof ret);
    assert_string_equal(ret.name, "x");
}

static void elements_must_be_of_one_size(void **state)
{
    fixture_line_input lines[2] = {{.struct_size = sizeof lines[0]}};
    fixture_args args = {.struct_size = sizeof args, .lines = lines, .line_count = 2};

    (void)state;
    assert_refused(&args, SHOP_E_USAGE, "lines[1].struct_size",
                   "must be the same in every element; start from the initialiser of "
                   "fixture_line_input");
    lines[0].struct_size = 0;
    assert_refused(&args, SHOP_E_USAGE, "lines[0].struct_size",
                   "must not be 0; start from the initialiser of fixture_line_input");
}

static void faults_in_nested_structs_have_their_path(void **state)
{
    fixture_option_input options[2] = {{.struct_size = sizeof options[0]}, {.struct_size = 3}};
    fixture_line_input line = {.struct_size = sizeof line, .options = options, .option_count = 2};
    fixture_address_input address = {.struct_size = 12};
    fixture_args args = {.struct_size = sizeof args, .address = &address};

    (void)state;
    assert_refused(&args, SHOP_E_USAGE, "address.struct_size",
                   "is no size that the struct ever had; start from the initialiser of "
                   "fixture_address_input");
    args = (fixture_args){.struct_size = sizeof args, .lines = &line, .line_count = 1};
    assert_refused(&args, SHOP_E_USAGE, "lines[0].options[1].struct_size",
                   "must be the same in every element; start from the initialiser of "
                   "fixture_option_input");
}

static void a_count_without_elements_is_misuse(void **state)
{
    fixture_args args = {.struct_size = sizeof args, .line_count = 1};

    (void)state;
    assert_refused(&args, SHOP_E_USAGE, "lines", "is NULL, but its count is not 0");
    args = (fixture_args){.struct_size = sizeof args, .tag_count = 1};
    assert_refused(&args, SHOP_E_USAGE, "tags", "is NULL, but its count is not 0");
}

/* Else a count gone wild would be walked, or allocated, before anybody validates it. */
static void too_many_elements_are_refused_before_they_are_read(void **state)
{
    fixture_line_input line = {.struct_size = sizeof line};
    const char *tag = "x";
    fixture_args args = {.struct_size = sizeof args, .lines = &line, .line_count = SIZE_MAX};

    (void)state;
    assert_refused(&args, SHOP_E_INVALID, "lines",
                   "must have at most 3 elements, got 18446744073709551615");
    args = (fixture_args){.struct_size = sizeof args, .tags = &tag, .tag_count = 5};
    assert_refused(&args, SHOP_E_INVALID, "tags", "must have at most 4 elements, got 5");
}

static void every_refused_allocation_is_reported(void **state)
{
    fixture_option_input option = {.struct_size = sizeof option};
    fixture_line_input line = {.struct_size = sizeof line, .options = &option, .option_count = 1};
    fixture_address_input address = {.struct_size = sizeof address};
    fixture_args args = {.struct_size = sizeof args, .address = &address, .lines = &line,
                         .line_count = 1};
    int code = SHOP_E_NO_MEMORY, refused = 0;

    (void)state;
    for (size_t limit = 0; code != 0; limit += 8) {
        fixture_env e;
        arena a;
        fixture_args ret;
        fault f = {0};
        fixture_env_init(&e, 100);
        shop__arena_init(&a, &e.env, NULL, 0, limit);
        code = shop__record_import(&fixture_args_record, &args, &a, &ret, &f);
        assert_true(code == 0 || code == SHOP_E_NO_MEMORY);
        assert_int_equal(f.code, code);
        refused += code != 0;
        shop__arena_free(&a);
        assert_int_equal(e.live, 0);
    }
    assert_true(refused > 3);
}

static void a_full_struct_is_copied(void **state)
{
    static const char *const tags[] = {"x", "y"};
    fixture_args args = {.struct_size = sizeof args, .timeout_ms = 7, .idempotency_key = "k",
                         .name = "n", .version = 3, .has_points = true, .points = 4,
                         .placed_at_ms = 5, .tags = tags, .tag_count = 2, .extra = "1",
                         .state = STATE_DRAFT, .has_gift = true, .gift = true, .paid = true};
    fixture_args ret = import_cut(&args, sizeof args);

    (void)state;
    assert_memory_equal(&ret, &args, sizeof args);
}

/* What a shorter struct of an older version leaves out is absent, wherever the cut falls. */
static void a_shorter_struct_is_completed(void **state)
{
    static const char *const tags[] = {"x", "y"};
    fixture_line_input line = {.struct_size = sizeof line, .sku = "a"};
    fixture_args args = {.struct_size = sizeof args, .timeout_ms = 7, .idempotency_key = "k",
                         .id = "i", .name = "n", .version = 3, .has_points = true, .points = 4,
                         .placed_at_ms = 5, .total = {6, "EUR", 2, {0}}, .lines = &line,
                         .line_count = 1, .tags = tags, .tag_count = 2, .extra = "1",
                         .token = "t", .state = STATE_DRAFT, .has_gift = true, .gift = true,
                         .paid = true};

    (void)state;
    for (uint32_t size = 8; size <= sizeof args; size += 8) {
        fixture_args ret = import_cut(&args, size);
        assert_int_equal(ret.struct_size, sizeof ret);
        assert_int_equal(ret.timeout_ms, 7);
        assert_int_equal(ret.idempotency_key != NULL, size >= 16);
        assert_int_equal(ret.name != NULL, size >= offsetof(fixture_args, version));
        assert_int_equal(ret.has_points, size >= offsetof(fixture_args, placed_at_ms));
        assert_int_equal(ret.points, ret.has_points ? 4 : 0);
        assert_int_equal(ret.total.minor, size >= offsetof(fixture_args, address) ? 6 : 0);
        assert_string_equal(ret.total.currency, ret.total.minor == 6 ? "EUR" : "");
        assert_int_equal(ret.line_count, size >= offsetof(fixture_args, tags) ? 1 : 0);
        assert_int_equal(ret.lines != NULL, ret.line_count == 1);
        assert_int_equal(ret.tags != NULL, ret.tag_count == 2);
        assert_int_equal(ret.state, size >= offsetof(fixture_args, has_gift) ? STATE_DRAFT : 0);
        assert_int_equal(ret.paid, size == sizeof args);
    }
}

typedef struct newer_line {
    fixture_line_input known;
    uint64_t unknown;
} newer_line;

static void elements_of_a_newer_version_are_walked_by_their_own_stride(void **state)
{
    newer_line lines[2] = {{.known = {.struct_size = sizeof lines[0], .sku = "a"}},
                           {.known = {.struct_size = sizeof lines[0], .sku = "b"}}};
    fixture_args args = {.struct_size = sizeof args, .lines = &lines[0].known, .line_count = 2};
    fixture_args ret = import_cut(&args, sizeof args);

    (void)state;
    assert_ptr_not_equal(ret.lines, args.lines);
    assert_string_equal(ret.lines[0].sku, "a");
    assert_string_equal(ret.lines[1].sku, "b");
    assert_int_equal(ret.lines[1].struct_size, sizeof(fixture_line_input));
}

static void elements_of_an_older_version_are_completed(void **state)
{
    struct {
        uint32_t struct_size, reserved_size;
        const char *sku;
    } older[2] = {{16, 0, "a"}, {16, 0, "b"}};
    fixture_args args = {.struct_size = sizeof args,
                         .lines = (const fixture_line_input *)(const void *)older,
                         .line_count = 2};
    fixture_args ret = import_cut(&args, sizeof args);

    (void)state;
    assert_string_equal(ret.lines[0].sku, "a");
    assert_string_equal(ret.lines[1].sku, "b");
    assert_int_equal(ret.lines[1].quantity, 0);
    assert_null(ret.lines[1].options);
}

static void nested_structs_and_lists_in_lists_are_imported(void **state)
{
    fixture_option_input options[2] = {{.struct_size = sizeof options[0], .name = "o1"},
                                       {.struct_size = sizeof options[0], .name = "o2"}};
    fixture_line_input line = {.struct_size = sizeof line, .options = options, .option_count = 2};
    fixture_address_input address = {.struct_size = 16, .street = "s"};
    fixture_args args = {.struct_size = sizeof args, .address = &address, .lines = &line,
                         .line_count = 1};
    fixture_args ret = import_cut(&args, sizeof args);

    (void)state;
    assert_int_equal(ret.address->struct_size, sizeof(fixture_address_input));
    assert_string_equal(ret.address->street, "s");
    assert_null(ret.address->city);
    assert_string_equal(ret.lines[0].options[1].name, "o2");
}

static void an_empty_list_stays_there_and_not_null(void **state)
{
    fixture_line_input line = {0};
    const char *tag = NULL;
    fixture_args args = {.struct_size = sizeof args, .lines = &line, .tags = &tag};
    fixture_args ret = import_cut(&args, sizeof args);

    (void)state;
    assert_non_null(ret.lines);
    assert_non_null(ret.tags);
    assert_int_equal(ret.line_count + ret.tag_count, 0);
}

static void the_exponent_of_an_amount_is_filled_in(void **state)
{
    fixture_args args = {.struct_size = sizeof args, .total = {1, "EUR", 9, {1, 2, 3}}};
    fixture_args ret = import_cut(&args, sizeof args);

    (void)state;
    assert_int_equal(ret.total.exponent, 2);
    assert_int_equal(ret.total.reserved[0] | ret.total.reserved[1] | ret.total.reserved[2], 0);
    memcpy(args.total.currency, "JPY", 4);
    assert_int_equal(import_cut(&args, sizeof args).total.exponent, 0);
    memcpy(args.total.currency, "EURO", 4); /* no NUL: left to validation */
    assert_int_equal(import_cut(&args, sizeof args).total.exponent, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(no_struct_at_all_is_misuse),
        TEST(a_size_that_cannot_be_is_misuse),
        TEST(a_newer_struct_that_uses_its_tail_is_misuse),
        TEST(a_newer_struct_with_a_zero_tail_is_taken),
        TEST(elements_must_be_of_one_size),
        TEST(faults_in_nested_structs_have_their_path),
        TEST(a_count_without_elements_is_misuse),
        TEST(too_many_elements_are_refused_before_they_are_read),
        TEST(every_refused_allocation_is_reported),
        TEST(a_full_struct_is_copied),
        TEST(a_shorter_struct_is_completed),
        TEST(elements_of_a_newer_version_are_walked_by_their_own_stride),
        TEST(elements_of_an_older_version_are_completed),
        TEST(nested_structs_and_lists_in_lists_are_imported),
        TEST(an_empty_list_stays_there_and_not_null),
        TEST(the_exponent_of_an_amount_is_filled_in),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
