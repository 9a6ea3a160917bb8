/* embedded_search.c - searching 100,000 products for a page of 20, in four kinds of queries.
 *
 * The products are made of word lists, written through product.put and indexed by the search service. The
 * limit is SQLite's FTS5 alone: one table of the same words in a file of its own, built in one go, and one
 * statement that ranks by bm25 with the same weights and answers row numbers only. Nothing is kept of an
 * answer on either side, so that it does not matter that a query comes again. */
#include "tests/bench/embedded.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shop/catalog.h"
#include "shop/search.h"

enum {
    PRODUCTS = 100000,
    BRANDS = 400,
    SERIES = 250, /* names that few products have */
    FEATURES_PER_TEXT = 8,
    WRITERS = 8,
    PAGE = 20,
    QUERY_SIZE = 96,
    QUERIES_MAX = 12000,
    WORD_SIZE = 16
};

#define WEIGHTS "10.0, 6.0, 5.0, 8.0, 4.0, 1.0"

static const char file_name[] = "search.db";
static const char raw_name[] = "search_raw.db";

/* --- products --------------------------------------------------------------------------------- */

static const char *const nouns[] = {
    "jacket",  "sweater", "shirt",   "trousers", "dress",   "skirt",    "coat",    "boots",   "sandals",
    "trainers", "belt",   "scarf",   "gloves",   "hat",     "backpack", "wallet",  "watch",   "lamp",
    "mug",     "bowl",    "kettle",  "teapot",   "pan",     "knife",    "board",   "blanket", "pillow",
    "rug",     "chair",   "table",   "shelf",    "mirror",  "clock",    "vase",    "candle",  "tent",
    "stove",   "rope",    "helmet",  "paddle",   "racket",  "ball",     "mat",     "bottle",  "lantern",
    "radio",   "speaker", "headset", "keyboard", "charger", "notebook", "pencil",  "brush",   "easel"};
static const char *const colours[] = {
    "black", "white", "grey",  "navy",   "blue",  "teal",  "green", "olive", "mint",   "yellow",
    "ochre", "amber", "peach", "orange", "coral", "red",   "wine",  "pink",  "purple", "lilac",
    "brown", "tan",   "sand",  "cream",  "ivory", "slate"};
static const char *const materials[] = {
    "cotton", "linen",   "wool",  "merino", "cashmere", "silk",  "leather", "suede",  "canvas", "denim",
    "fleece", "felt",    "oak",   "walnut", "ash",      "beech", "bamboo",  "cork",   "steel",  "copper",
    "brass",  "titanium", "glass", "enamel", "stone",    "clay",  "wax",     "rubber", "nylon",  "mesh"};
static const char *const categories[] = {"clothing", "shoes",   "accessories", "kitchen", "living",
                                         "outdoor",  "sports",  "electronics", "office",  "art",
                                         "garden",   "bedroom", "bathroom",    "travel",  "kids"};
/* The first ones are said of many products, the last ones of few. */
static const char *const features[] = {
    "comfortable", "durable",  "lightweight", "classic",    "modern",   "soft",      "everyday", "design",
    "quality",     "elegant",  "practical",   "natural",    "warm",     "versatile", "timeless", "handmade",
    "waterproof",  "breathable", "compact",   "sturdy",     "smooth",   "recycled",  "organic",  "foldable",
    "washable",    "insulated", "adjustable", "reversible", "polished", "brushed",   "woven",    "knitted",
    "stitched",    "padded",   "lined",       "coated",     "engraved", "seamless",  "magnetic", "portable",
    "rechargeable", "silent",  "fragrant",    "reflective", "windproof", "stackable", "heated",  "tapered"};
static const char *const sizes[] = {"XS", "S", "M", "L", "XL", "XXL"};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))
#define PICK(list, number) ((list)[(number) % COUNT(list)])

/* What a number makes of itself again and again; the same on every machine. */
static uint64_t mix(uint64_t number, uint64_t salt)
{
    uint64_t x = (number + 1) * UINT64_C(0x9e3779b97f4a7c15) + salt * UINT64_C(0xd1b54a32d192ed03);
    x = (x ^ (x >> 31)) * UINT64_C(0xbf58476d1ce4e5b9);
    return x ^ (x >> 29);
}

/* A name that nobody has: "tavolo", "kirenda". */
static const char *name_of(uint64_t number, uint64_t salt, char out[WORD_SIZE])
{
    static const char *const parts[] = {"ta", "vo", "lo", "ki", "ren", "da", "mo", "sil", "ve", "nor",
                                        "pa", "xi", "bru", "te", "gal", "zu"};
    uint64_t x = number * 7919 + salt * 104729;
    int length = 0;
    for (int i = 0; i < 3; i++, x /= COUNT(parts))
        length += snprintf(out + length, (size_t)(WORD_SIZE - length), "%s", PICK(parts, x));
    (void)snprintf(out + length, (size_t)(WORD_SIZE - length), "%s", salt != 0 ? "ia" : "ik");
    return out;
}

/* The words of one product; queries are made of them too. */
typedef struct words {
    const char *noun, *colour, *material, *category, *size;
    char brand[WORD_SIZE], series[WORD_SIZE];
} words;

static words words_of(uint64_t n)
{
    words w = {.noun = PICK(nouns, mix(n, 1)),
               .colour = PICK(colours, mix(n, 2)),
               .material = PICK(materials, mix(n, 3)),
               .category = PICK(categories, mix(n, 4)),
               .size = PICK(sizes, mix(n, 5))};
    (void)name_of(mix(n, 6) % BRANDS, 0, w.brand);
    (void)name_of(mix(n, 7) % SERIES, 1, w.series);
    return w;
}

/* The smaller of two: words at the head of the list are more frequent. */
static const char *feature_of(uint64_t n, uint64_t salt)
{
    size_t a = (size_t)(mix(n, salt) % COUNT(features)), b = (size_t)(mix(n, salt + 100) % COUNT(features));
    return features[a < b ? a : b];
}

static void describe(uint64_t n, const words *w, char *out, size_t size)
{
    int at = snprintf(out, size, "The %s of the %s family,", w->noun, w->series);
    for (uint64_t i = 0; i < FEATURES_PER_TEXT; i++)
        at += snprintf(out + at, size - (size_t)at, " %s", feature_of(n, 10 + i));
    (void)snprintf(out + at, size - (size_t)at, ", goes well with %s and %s.", PICK(materials, mix(n, 8)),
                   PICK(colours, mix(n, 9)));
}

static void put_product(shop *s, uint64_t n)
{
    shop_product_put_args args = SHOP_PRODUCT_PUT_INIT;
    shop_variant_input variant = SHOP_VARIANT_INPUT_INIT;
    shop_price_input price = SHOP_PRICE_INPUT_INIT;
    shop_attribute_input attributes[2] = {SHOP_ATTRIBUTE_INPUT_INIT, SHOP_ATTRIBUTE_INPUT_INIT};
    const shop_product *written = NULL;
    const words w = words_of(n);
    char slug[32], title[96], sku[32], description[1024];
    (void)snprintf(slug, sizeof(slug), "product-%llu", (unsigned long long)n);
    (void)snprintf(sku, sizeof(sku), "SKU%llu", (unsigned long long)n);
    (void)snprintf(title, sizeof(title), "%s %s %s %s", w.series, w.colour, w.material, w.noun);
    describe(n, &w, description, sizeof(description));
    attributes[0].name = "colour";
    attributes[0].value = w.colour;
    attributes[1].name = "size";
    attributes[1].value = w.size;
    price.currency = "EUR";
    price.minor = (int64_t)(mix(n, 99) % 20000) + 100;
    variant.sku = sku;
    variant.prices = &price;
    variant.price_count = 1;
    args.slug = slug;
    args.title = title;
    args.description = description;
    args.brand = w.brand;
    args.category = w.category;
    args.attributes = attributes;
    args.attribute_count = 2;
    args.variants = &variant;
    args.variant_count = 1;
    BENCH_CHECK(shop_product_put(s, &args, &written) == 0);
    shop_free(written);
}

typedef struct writer {
    shop *shop;
    uint64_t first;
} writer;

static void *write_some(void *argument)
{
    const writer *w = argument;
    for (uint64_t n = w->first; n < PRODUCTS; n += WRITERS)
        put_product(w->shop, n);
    return NULL;
}

static void put_categories(shop *s)
{
    for (size_t i = 0; i < COUNT(categories); i++) {
        shop_category_put_args args = SHOP_CATEGORY_PUT_INIT;
        const shop_category *written = NULL;
        args.slug = args.title = categories[i];
        BENCH_CHECK(shop_category_put(s, &args, &written) == 0);
        shop_free(written);
    }
}

/* Written by several threads, which share commits; then the events are delivered, which makes the index. */
static void make_products(const bench *b)
{
    pthread_t threads[WRITERS];
    writer writers[WRITERS];
    int64_t done = 1;
    shop *s = bench_open(b, file_name, NULL);
    put_categories(s);
    for (size_t i = 0; i < WRITERS; i++) {
        writers[i] = (writer){s, i};
        BENCH_CHECK(pthread_create(&threads[i], NULL, write_some, &writers[i]) == 0);
    }
    for (size_t i = 0; i < WRITERS; i++)
        BENCH_CHECK(pthread_join(threads[i], NULL) == 0);
    while (done > 0)
        BENCH_CHECK(shop_run_pending(s, &done) == 0);
    shop_close(s);
}

/* --- queries ---------------------------------------------------------------------------------- */

static char queries[QUERIES_MAX][QUERY_SIZE];
static size_t query_count;

static void add_query(const char *a, const char *b, const char *c)
{
    BENCH_CHECK(query_count < QUERIES_MAX);
    (void)snprintf(queries[query_count++], QUERY_SIZE, "%s%s%s%s%s", a, b[0] != '\0' ? " " : "", b,
                   c[0] != '\0' ? " " : "", c);
}

static int compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* Each query once. */
static void leave_out_repeated(void)
{
    size_t used = 0;
    qsort(queries, query_count, QUERY_SIZE, compare);
    for (size_t i = 0; i < query_count; i++)
        if (used == 0 || strcmp(queries[used - 1], queries[i]) != 0)
            memmove(queries[used++], queries[i], QUERY_SIZE);
    query_count = used;
}

/* Words that stand in one product's title: every query has hits. */
static void ask_two_words(void)
{
    for (uint64_t n = 0; query_count < QUERIES_MAX; n++) {
        words w = words_of(mix(n, 50) % PRODUCTS);
        const char *const title[] = {w.series, w.colour, w.material, w.noun};
        size_t first = (size_t)(mix(n, 51) % 4), second = (first + 1 + (size_t)(mix(n, 52) % 3)) % 4;
        add_query(title[first], title[second], "");
    }
}

static void ask_a_broad_word(void)
{
    for (size_t i = 0; i < COUNT(features); i++)
        add_query(features[i], "", "");
}

static void ask_in_three_fields(void)
{
    for (uint64_t n = 0; query_count < QUERIES_MAX; n++) {
        words w = words_of(mix(n, 60) % PRODUCTS);
        add_query(w.brand, mix(n, 61) % 2 == 0 ? w.noun : w.material, w.colour);
    }
}

static void ask_a_rare_word(void)
{
    char word[WORD_SIZE];
    for (uint64_t n = 0; n < SERIES; n++)
        add_query(name_of(n, 1, word), "", "");
}

/* --- our side --------------------------------------------------------------------------------- */

static void ask(void *subject, uint64_t n)
{
    shop_search_query_args args = SHOP_SEARCH_QUERY_INIT;
    const shop_search_result *r = NULL;
    args.q = queries[bench_shuffled(n, query_count)];
    BENCH_CHECK(shop_search_query(subject, &args, &r) == 0);
    BENCH_CHECK(r->hit_count > 0 && r->hit_count <= PAGE && r->total >= (int64_t)r->hit_count);
    BENCH_CHECK(r->match == SHOP_SEARCH_MATCH_ALL || r->match == SHOP_SEARCH_MATCH_PREFIX);
    BENCH_CHECK(r->hits[0]->title[0] != '\0' && r->hits[0]->price.minor >= 100);
    shop_free(r);
}

static double round_of_ours(void *subject, double seconds)
{
    return bench_rate(ask, subject, seconds);
}

/* --- the limit -------------------------------------------------------------------------------- */

typedef struct raw {
    sqlite3 *db;
    sqlite3_stmt *find;
} raw;

static void execute(sqlite3 *db, const char *sql)
{
    char *problem = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &problem) != SQLITE_OK)
        bench_fail("%s: %s", sql, problem);
}

static raw open_raw(const bench *b)
{
    char path[BENCH_PATH_MAX], attach[BENCH_PATH_MAX + 64];
    raw r = {NULL, NULL};
    bench_path(b, raw_name, path);
    BENCH_CHECK(sqlite3_open(path, &r.db) == SQLITE_OK);
    bench_path(b, file_name, path);
    (void)snprintf(attach, sizeof(attach), "ATTACH '%s' AS shop", path);
    execute(r.db, "PRAGMA journal_mode=WAL; PRAGMA mmap_size=1073741824; PRAGMA cache_size=-2048");
    execute(r.db, attach);
    execute(r.db, "CREATE VIRTUAL TABLE words USING fts5 (title, brand, category, skus, attributes,"
                  " description, tokenize = 'unicode61 remove_diacritics 2')");
    execute(r.db, "INSERT INTO words (rowid, title, brand, category, skus, attributes, description)"
                  " SELECT rowid, title, brand, category, skus, attributes, description"
                  " FROM shop.search_words");
    execute(r.db, "DETACH shop");
    BENCH_CHECK(sqlite3_prepare_v2(r.db,
                                   "SELECT rowid FROM words WHERE words MATCH ?1"
                                   " ORDER BY bm25(words, " WEIGHTS ") LIMIT 20",
                                   -1, &r.find, NULL) == SQLITE_OK);
    return r;
}

static void close_raw(raw *r)
{
    (void)sqlite3_finalize(r->find);
    (void)sqlite3_close(r->db);
}

static void ask_raw(void *subject, uint64_t n)
{
    raw *r = subject;
    int rows = 0;
    const char *query = queries[bench_shuffled(n, query_count)];
    BENCH_CHECK(sqlite3_bind_text(r->find, 1, query, -1, SQLITE_STATIC) == SQLITE_OK);
    while (sqlite3_step(r->find) == SQLITE_ROW)
        rows += sqlite3_column_int64(r->find, 0) > 0;
    BENCH_CHECK(rows > 0 && rows <= PAGE);
    BENCH_CHECK(sqlite3_reset(r->find) == SQLITE_OK);
}

static double round_of_raw(void *subject, double seconds)
{
    return bench_rate(ask_raw, subject, seconds);
}

/* --- figures ---------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    void (*make)(void);
} kinds[] = {
    {"embedded.search.two_words", ask_two_words},
    {"embedded.search.broad_word", ask_a_broad_word},
    {"embedded.search.three_fields", ask_in_three_fields},
    {"embedded.search.rare_word", ask_a_rare_word},
};

static size_t compare_kind(const bench *b, size_t kind, shop *guest, raw *limit)
{
    query_count = 0;
    kinds[kind].make();
    leave_out_repeated();
    bench_compare(b, &(bench_figure){.name = kinds[kind].name,
                                     .unit = "1/s",
                                     .limit_name = "raw FTS5 bm25",
                                     .ours = {round_of_ours, guest},
                                     .limit = {round_of_raw, limit}});
    return query_count;
}

int bench_search(const bench *b)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    shop *guest = NULL;
    size_t distinct = 0;
    make_products(b);
    raw limit = open_raw(b);
    shop *s = bench_open(b, file_name, NULL);
    BENCH_CHECK(shop_as(s, &who, &guest) == 0);
    for (size_t i = 0; i < COUNT(kinds); i++)
        distinct += compare_kind(b, i, guest, &limit);
    bench_note("embedded.search: %d products, pages of %d, %zu distinct queries, nothing kept of an answer; "
               "both sides WAL, mmap 1 GiB, page cache 2 MiB", PRODUCTS, PAGE, distinct);
    BENCH_CHECK(distinct >= 10000);
    shop_close(guest);
    shop_close(s);
    close_raw(&limit);
    return 0;
}
