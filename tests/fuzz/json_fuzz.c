/* json_fuzz.c - what the strict check accepts cJSON parses, and what decodes and is valid is
 * encoded to the same bytes however often it goes round, packed or not. */
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "lib/codec/json.h"
#include "lib/codec/record.h"
#include "tests/unit/codec/codec_fixture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A broken promise ends the program, so that the fuzzer keeps the input. */
static void require(bool promise)
{
    if (!promise)
        abort();
}

static void expect_tree(const char *text, size_t size)
{
    cJSON *tree;

    if (shop__json_check(text, size, NULL) != 0)
        return;
    tree = cJSON_ParseWithLengthOpts(text, size, NULL, false);
    require(tree != NULL);
    cJSON_Delete(tree);
}

static void encode(const schema_record *r, const void *record, buf *out)
{
    shop__buf_init(out, shop_env_default(), 8 * (size_t)JSON_SIZE_MAX);
    shop__json_encode(r, record, out);
    require(!out->failed);
    require(shop__json_check(out->data, out->size, NULL) == 0);
}

static void expect_encoding(const schema_record *r, const void *record, const buf *expected)
{
    buf out;

    encode(r, record, &out);
    require(out.size == expected->size && memcmp(out.data, expected->data, out.size) == 0);
    shop__buf_free(&out);
}

static void expect_packed(const schema_record *r, const void *record, const buf *expected)
{
    size_t size = shop__record_packed_size(r, record);
    void *block = malloc(size);

    require(block != NULL);
    shop__record_pack(r, record, block, size);
    expect_encoding(r, block, expected);
    free(block);
}

static void expect_round_trip(const schema_record *r, const char *text, size_t size)
{
    arena a;
    void *first, *second;
    buf encoding;
    fault f = {0};

    shop__arena_init(&a, shop_env_default(), NULL, 0, FIXTURE_ARENA_LIMIT_BYTES);
    first = shop__arena_alloc(&a, r->size);
    second = shop__arena_alloc(&a, r->size);
    require(first != NULL && second != NULL);
    if (shop__json_decode(r, text, size, &a, first, &f) != 0) {
        require(f.code < 0 && f.message[0] != '\0');
    } else if (shop__record_validate(r, first, NULL) == 0) {
        encode(r, first, &encoding);
        expect_packed(r, first, &encoding);
        require(shop__json_decode(r, encoding.data, encoding.size, &a, second, NULL) == 0);
        require(shop__record_validate(r, second, NULL) == 0);
        expect_encoding(r, second, &encoding);
        shop__buf_free(&encoding);
    }
    shop__arena_free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;

    expect_tree(text, size);
    expect_round_trip(&fixture_args_record, text, size);
    expect_round_trip(&fixture_order_record, text, size);
    return 0;
}
