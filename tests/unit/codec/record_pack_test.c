/* record_pack_test.c - a packed record needs nothing of what it was made from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "lib/codec/json.h"
#include "lib/codec/record.h"
#include "tests/unit/codec/codec_fixture.h"

enum { OUT_BYTES_MAX = 64 * 1024 };

static const char full_text[] =
    "{\"id\":\"" FIXTURE_ID "\",\"name\":\"x\",\"version\":1,\"points\":0,"
    "\"placed_at_ms\":\"2026-11-22T15:02:03.004Z\",\"total\":{\"minor\":1,\"currency\":\"EUR\"},"
    "\"address\":{\"street\":\"s\"},\"lines\":[{\"sku\":\"a\",\"quantity\":1,\"options\":["
    "{\"name\":\"o1\"},{\"name\":\"o2\"}]},{\"sku\":\"b\",\"quantity\":2,\"price\":{\"minor\":1,"
    "\"currency\":\"USD\"},\"options\":[]}],\"tags\":[\"t\",\"\",\"a longer tag\"],"
    "\"extra\":[1,{\"a\":2}],\"token\":\"secret\",\"state\":\"draft\","
    "\"gift\":true,\"paid\":false}";

static void assert_encodes(const schema_record *r, const void *record, const char *expected)
{
    buf out;

    shop__buf_init(&out, shop_env_default(), OUT_BYTES_MAX);
    shop__json_encode(r, record, &out);
    assert_string_equal(out.data, expected);
    shop__buf_free(&out);
}

/* Decode into memory that is overwritten before anybody looks at the packed copy. free() it. */
static void *packed(const schema_record *r, const char *text, size_t *ret_size)
{
    static _Alignas(16) char memory[16 * 1024];
    arena a;
    void *record, *block;

    shop__arena_init(&a, shop_env_default(), memory, sizeof memory, FIXTURE_ARENA_LIMIT_BYTES);
    record = shop__arena_alloc(&a, r->size);
    assert_non_null(record);
    assert_int_equal(shop__json_decode(r, text, strlen(text), &a, record, NULL), 0);
    assert_encodes(r, record, text);
    *ret_size = shop__record_packed_size(r, record);
    block = malloc(*ret_size); /* exactly, so that a sanitizer sees a byte too many */
    assert_non_null(block);
    memset(block, 0xa5, *ret_size);
    shop__record_pack(r, record, block, *ret_size);
    shop__arena_free(&a);
    memset(memory, 0xa5, sizeof memory);
    return block;
}

static void assert_survives(const schema_record *r, const char *text)
{
    size_t size;
    void *block = packed(r, text, &size);

    assert_encodes(r, block, text);
    free(block);
}

static void a_full_result_survives_its_arena(void **state)
{
    (void)state;
    assert_survives(&fixture_order_record, full_text);
}

static void a_full_input_survives_its_arena(void **state)
{
    (void)state;
    assert_survives(&fixture_args_record, full_text);
}

static void absent_fields_stay_absent(void **state)
{
    (void)state;
    assert_survives(&fixture_order_record, "{\"version\":0,\"paid\":false}");
}

static void empty_texts_and_lists_stay_there(void **state)
{
    static const char text[] =
        "{\"name\":\"\",\"version\":0,\"lines\":[],\"tags\":[],\"paid\":false}";

    (void)state;
    assert_survives(&fixture_order_record, text);
    assert_survives(&fixture_args_record, text);
}

static void assert_within(const void *part, const char *block, size_t size)
{
    const char *at = part;

    assert_true(at > block && at < block + size);
    assert_int_equal((uintptr_t)at % 8, 0);
}

static void every_part_lies_within_the_block_and_is_aligned(void **state)
{
    size_t size;
    void *block = packed(&fixture_order_record, full_text, &size);
    const fixture_order *order = block;

    (void)state;
    assert_int_equal(size % 8, 0);
    assert_within(order->id, block, size);
    assert_within(order->address, block, size);
    assert_within(order->address->street, block, size);
    assert_within(order->lines, block, size);
    assert_within(order->lines[1], block, size);
    assert_within(order->lines[0]->options[1]->name, block, size);
    assert_within(order->lines[1]->options, block, size + 1); /* of none: may stand at the end */
    assert_within(order->tags, block, size);
    assert_within(order->tags[2], block, size);
    assert_within(order->extra, block, size);
    free(block);
}

static void the_size_is_what_the_parts_take(void **state)
{
    static const fixture_option named = {"1234567"}, longer = {"12345678"}, absent = {NULL};

    (void)state;
    assert_int_equal(shop__record_packed_size(&fixture_option_record, &absent), 8);
    assert_int_equal(shop__record_packed_size(&fixture_option_record, &named), 16);
    assert_int_equal(shop__record_packed_size(&fixture_option_record, &longer), 24);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_result_survives_its_arena),
        cmocka_unit_test(a_full_input_survives_its_arena),
        cmocka_unit_test(absent_fields_stay_absent),
        cmocka_unit_test(empty_texts_and_lists_stay_there),
        cmocka_unit_test(every_part_lies_within_the_block_and_is_aligned),
        cmocka_unit_test(the_size_is_what_the_parts_take),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
