/* embedded_codec.c - one product of some 1.5 KB as JSON, out of its struct and into it, against cJSON: printing
 * the tree of the same document, and parsing it. */
#include <cjson/cJSON.h>
#include <string.h>

#include "lib/base/arena.h"
#include "lib/base/env.h"
#include "lib/codec/json.h"
#include "lib/schema/generated/ops.h"
#include "shop/catalog.h"
#include "tests/bench/embedded.h"

enum { TEXT_MIN_BYTES = 1400, TEXT_MAX_BYTES = 1700, FIRST_BYTES = 16 * 1024, ARENA_MAX_BYTES = 1 << 20 };

static const char product[] =
    "{\"slug\":\"merino-crew-sweater\",\"title\":\"Merino Crew Sweater\",\"brand\":\"Nordvik\","
    "\"description\":\"A plain round-neck sweater in extra-fine merino, light enough to wear under a "
    "shell and smart enough for the office. The shoulders are knitted without a seam.\","
    "\"attributes\":[{\"name\":\"material\",\"value\":\"merino wool\"},{\"name\":\"fit\",\"value\":"
    "\"regular\"}],\"media\":[{\"url\":\"https://shop.example/media/merino-crew-navy.jpg\",\"alt\":"
    "\"Folded sweater on a chair\"}],\"variants\":["
    "{\"sku\":\"MCS-NAVY-M\",\"title\":\"Navy / M\",\"weight_grams\":320,\"options\":[{\"name\":"
    "\"colour\",\"value\":\"navy\"},{\"name\":\"size\",\"value\":\"M\"}],\"prices\":[{\"minor\":8990,"
    "\"currency\":\"EUR\"},{\"minor\":9990,\"currency\":\"USD\"}]},"
    "{\"sku\":\"MCS-NAVY-L\",\"title\":\"Navy / L\",\"weight_grams\":340,\"options\":[{\"name\":"
    "\"colour\",\"value\":\"navy\"},{\"name\":\"size\",\"value\":\"L\"}],\"prices\":[{\"minor\":8990,"
    "\"currency\":\"EUR\"},{\"minor\":9990,\"currency\":\"USD\"}]},"
    "{\"sku\":\"MCS-MOSS-M\",\"title\":\"Moss / M\",\"weight_grams\":320,\"options\":[{\"name\":"
    "\"colour\",\"value\":\"moss\"},{\"name\":\"size\",\"value\":\"M\"}],\"prices\":[{\"minor\":8990,"
    "\"currency\":\"EUR\"},{\"minor\":9990,\"currency\":\"USD\"}]}]}";

typedef struct document {
    const shop_env *env;
    const char *text; /* of the whole product, as the library writes it */
    size_t size;
    arena kept;
    void *record;
    cJSON *tree;
} document;

static void decode_into(const document *d, arena *a, void *ret)
{
    fault f = {.code = 0};
    BENCH_CHECK(shop__json_decode(shop__ops[SHOP__OP_PRODUCT_GET].result, d->text, d->size, a, ret, &f) == 0);
}

static void encode(void *subject, uint64_t number)
{
    const document *d = subject;
    buf out;
    (void)number;
    shop__buf_init(&out, d->env, JSON_SIZE_MAX);
    shop__json_encode(shop__ops[SHOP__OP_PRODUCT_GET].result, d->record, &out);
    BENCH_CHECK(!out.failed && out.size == d->size && out.data[0] == '{');
    shop__buf_free(&out);
}

static void print(void *subject, uint64_t number)
{
    const document *d = subject;
    (void)number;
    char *text = cJSON_PrintUnformatted(d->tree);
    BENCH_CHECK(text != NULL && text[0] == '{');
    cJSON_free(text);
}

static void decode(void *subject, uint64_t number)
{
    const document *d = subject;
    _Alignas(max_align_t) static char first[FIRST_BYTES];
    shop_product found;
    arena a;
    (void)number;
    shop__arena_init(&a, d->env, first, sizeof(first), ARENA_MAX_BYTES);
    decode_into(d, &a, &found);
    BENCH_CHECK(found.variant_count == 3 && found.variants[2]->prices[1]->minor == 9990);
    shop__arena_free(&a);
}

static void parse(void *subject, uint64_t number)
{
    const document *d = subject;
    (void)number;
    cJSON *tree = cJSON_ParseWithLength(d->text, d->size);
    BENCH_CHECK(tree != NULL && cJSON_GetObjectItemCaseSensitive(tree, "variants") != NULL);
    cJSON_Delete(tree);
}

static double encode_round(void *subject, double seconds)
{
    return bench_rate(encode, subject, seconds);
}

static double print_round(void *subject, double seconds)
{
    return bench_rate(print, subject, seconds);
}

static double decode_round(void *subject, double seconds)
{
    return bench_rate(decode, subject, seconds);
}

static double parse_round(void *subject, double seconds)
{
    return bench_rate(parse, subject, seconds);
}

static void open_document(const bench *b, document *d)
{
    shop *s = bench_open(b, "codec.db", NULL);
    BENCH_CHECK(shop_call_json(s, "product.put", product, &d->text) == 0);
    shop_close(s);
    d->env = shop_env_default();
    d->size = strlen(d->text);
    BENCH_CHECK(d->size >= TEXT_MIN_BYTES && d->size <= TEXT_MAX_BYTES);
    shop__arena_init(&d->kept, d->env, NULL, 0, ARENA_MAX_BYTES);
    d->record = shop__arena_alloc(&d->kept, shop__ops[SHOP__OP_PRODUCT_GET].result->size);
    BENCH_CHECK(d->record != NULL);
    decode_into(d, &d->kept, d->record);
    d->tree = cJSON_ParseWithLength(d->text, d->size);
    BENCH_CHECK(d->tree != NULL);
}

int bench_codec(const bench *b)
{
    document d;
    open_document(b, &d);
    bench_note("codec: a product of %zu bytes of JSON", d.size);
    bench_compare(b, &(bench_figure){.name = "codec.encode",
                                     .unit = "1/s",
                                     .limit_name = "cJSON_PrintUnformatted, same document",
                                     .ours = {encode_round, &d},
                                     .limit = {print_round, &d}});
    bench_compare(b, &(bench_figure){.name = "codec.decode",
                                     .unit = "1/s",
                                     .limit_name = "cJSON_ParseWithLength, same document",
                                     .ours = {decode_round, &d},
                                     .limit = {parse_round, &d}});
    cJSON_Delete(d.tree);
    shop__arena_free(&d.kept);
    shop_free(d.text);
    return 0;
}
