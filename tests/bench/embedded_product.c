/* embedded_product.c - reading one product with its variants and prices.
 *
 * The limit reads the same rows of the same file by prepared statements of SQLite's C API, in one
 * snapshot as we do, into plain structs in one buffer. embedded.product reads each product from the
 * store: its shop has no room for shared results. embedded.product.repeated has it, reads a few
 * products over and over, and changes a price now and then. */
#include "tests/bench/embedded.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/id.h"
#include "shop/catalog.h"

enum {
    PRODUCTS = 20000,
    HOT_PRODUCTS = 100,
    READS_PER_EDIT = 1000,
    VARIANTS = 3,
    CURRENCIES = 3,
    OPTIONS = 2,
    ATTRIBUTES = 3,
    PICTURES = 2,
    WRITERS = 8,
    ROWS_MAX = 64,
    TEXTS_MAX_BYTES = 64 * 1024
};

static const char file_name[] = "product.db";
static const char *const currencies[CURRENCIES] = {"EUR", "JPY", "USD"};
static const char description[] =
    "A plain round-neck sweater in extra-fine merino, light enough to wear under a shell and smart "
    "enough for the office. The shoulders are knitted without a seam, so nothing rubs.";

static char ids[PRODUCTS][SHOP_ID_SIZE];

/* --- the catalogue ---------------------------------------------------------------------------- */

static int64_t price_of(size_t product, int64_t position, size_t currency)
{
    return (int64_t)product + 100 * position + 7 * (int64_t)currency + 1;
}

static int64_t price_sum(size_t product)
{
    int64_t sum = 0;
    for (int64_t position = 1; position <= VARIANTS; position++)
        for (size_t k = 0; k < CURRENCIES; k++)
            sum += price_of(product, position, k);
    return sum;
}

/* The arguments of one product.put and what they point to. */
typedef struct draft {
    shop_variant_input variants[VARIANTS];
    shop_price_input prices[VARIANTS][CURRENCIES];
    shop_attribute_input attributes[OPTIONS + ATTRIBUTES];
    shop_media_input media[PICTURES];
    char slug[32], title[48], skus[VARIANTS][32], urls[PICTURES][64];
} draft;

static void draft_attributes(draft *d)
{
    static const char *const names[] = {"colour", "size", "material", "fit", "care"};
    static const char *const values[] = {"navy", "M", "merino wool", "regular", "hand wash cold"};
    for (size_t i = 0; i < OPTIONS + ATTRIBUTES; i++) {
        d->attributes[i] = (shop_attribute_input)SHOP_ATTRIBUTE_INPUT_INIT;
        d->attributes[i].name = names[i];
        d->attributes[i].value = values[i];
    }
}

static void draft_variant(draft *d, size_t number, size_t v)
{
    for (size_t k = 0; k < CURRENCIES; k++) {
        d->prices[v][k] = (shop_price_input)SHOP_PRICE_INPUT_INIT;
        d->prices[v][k].minor = price_of(number, (int64_t)v + 1, k);
        d->prices[v][k].currency = currencies[k];
    }
    (void)snprintf(d->skus[v], sizeof(d->skus[v]), "SKU-%zu-%zu", number, v + 1);
    d->variants[v] = (shop_variant_input)SHOP_VARIANT_INPUT_INIT;
    d->variants[v].sku = d->skus[v];
    d->variants[v].title = "Navy / M";
    d->variants[v].options = d->attributes;
    d->variants[v].option_count = OPTIONS;
    d->variants[v].prices = d->prices[v];
    d->variants[v].price_count = CURRENCIES;
    d->variants[v].weight_grams = 320;
}

static void draft_media(draft *d, size_t number)
{
    for (size_t i = 0; i < PICTURES; i++) {
        (void)snprintf(d->urls[i], sizeof(d->urls[i]), "https://shop.example/media/%zu-%zu.jpg",
                       number, i);
        d->media[i] = (shop_media_input)SHOP_MEDIA_INPUT_INIT;
        d->media[i].url = d->urls[i];
        d->media[i].alt = "Folded sweater on a chair";
    }
}

static void put_product(shop *s, size_t number)
{
    draft d;
    shop_product_put_args args = SHOP_PRODUCT_PUT_INIT;
    const shop_product *written = NULL;
    draft_attributes(&d);
    draft_media(&d, number);
    for (size_t v = 0; v < VARIANTS; v++)
        draft_variant(&d, number, v);
    (void)snprintf(d.slug, sizeof(d.slug), "product-%zu", number);
    (void)snprintf(d.title, sizeof(d.title), "Merino Crew Sweater %zu", number);
    args.slug = d.slug;
    args.title = d.title;
    args.description = description;
    args.brand = "Nordvik";
    args.attributes = d.attributes + OPTIONS;
    args.attribute_count = ATTRIBUTES;
    args.media = d.media;
    args.media_count = PICTURES;
    args.variants = d.variants;
    args.variant_count = VARIANTS;
    BENCH_CHECK(shop_product_put(s, &args, &written) == 0);
    (void)snprintf(ids[number], sizeof(ids[number]), "%s", written->id);
    shop_free(written);
}

typedef struct writer {
    shop *shop;
    size_t first;
} writer;

static void *write_some(void *argument)
{
    const writer *w = argument;
    for (size_t i = w->first; i < PRODUCTS; i += WRITERS)
        put_product(w->shop, i);
    return NULL;
}

/* Written by several threads, which share commits; closing brings all of it into the file. */
static void make_catalogue(const bench *b)
{
    pthread_t threads[WRITERS];
    writer writers[WRITERS];
    shop *s = bench_open(b, file_name, NULL);
    for (size_t i = 0; i < WRITERS; i++) {
        writers[i] = (writer){s, i};
        BENCH_CHECK(pthread_create(&threads[i], NULL, write_some, &writers[i]) == 0);
    }
    for (size_t i = 0; i < WRITERS; i++)
        BENCH_CHECK(pthread_join(threads[i], NULL) == 0);
    shop_close(s);
}

/* --- our side --------------------------------------------------------------------------------- */

typedef struct ours {
    shop *operator;
    shop *guest;
    size_t among; /* read these products only */
    int64_t edits;
    int64_t hot_minor; /* of the first price of product 0, as last written; 0 = as put */
} ours;

static void check_product(const shop_product *p, size_t number, int64_t changed_by)
{
    int64_t sum = 0;
    for (size_t v = 0; v < p->variant_count; v++)
        for (size_t k = 0; k < p->variants[v]->price_count; k++)
            sum += p->variants[v]->prices[k]->minor;
    BENCH_CHECK(sum == price_sum(number) + changed_by && p->variant_count == VARIANTS);
    BENCH_CHECK(p->attribute_count == ATTRIBUTES && p->media_count == PICTURES &&
                p->variants[0]->option_count == OPTIONS && p->description[0] == 'A');
}

static int64_t changed_by(const ours *o, size_t number)
{
    return number == 0 && o->hot_minor != 0 ? o->hot_minor - price_of(0, 1, 0) : 0;
}

static void read_ours(void *subject, uint64_t n)
{
    ours *o = subject;
    shop_product_get_args args = SHOP_PRODUCT_GET_INIT;
    const shop_product *p = NULL;
    size_t number = bench_shuffled(n, o->among);
    args.product_id = ids[number];
    BENCH_CHECK(shop_product_get(o->guest, &args, &p) == 0);
    check_product(p, number, changed_by(o, number));
    shop_free(p);
}

/* The time of the edit is ours, too; the limit edits nothing. */
static void read_and_edit(void *subject, uint64_t n)
{
    ours *o = subject;
    if (n % READS_PER_EDIT == READS_PER_EDIT - 1) {
        shop_price_set_args args = SHOP_PRICE_SET_INIT;
        const shop_product_variant *v = NULL;
        args.sku = "SKU-0-1";
        args.currency = currencies[0];
        args.has_minor = true;
        args.minor = o->hot_minor = ++o->edits;
        BENCH_CHECK(shop_price_set(o->operator, &args, &v) == 0);
        shop_free(v);
        read_ours(subject, 0); /* product 0: the one that was changed */
    }
    read_ours(subject, n);
}

static double round_of_ours(void *subject, double seconds)
{
    return bench_rate(read_ours, subject, seconds);
}

static double round_with_edits(void *subject, double seconds)
{
    return bench_rate(read_and_edit, subject, seconds);
}

static ours open_ours(const bench *b, size_t among, uint32_t cache_bytes)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    shop_options options = SHOP_OPTIONS_INIT;
    options.cache_bytes = cache_bytes;
    ours o = {.operator= bench_open(b, file_name, &options), .among = among};
    BENCH_CHECK(shop_as(o.operator, &who, &o.guest) == 0);
    return o;
}

static void close_ours(ours *o)
{
    shop_close(o->guest);
    shop_close(o->operator);
}

/* --- the limit -------------------------------------------------------------------------------- */

typedef struct raw_pair {
    const char *name, *value; /* of an attribute; url and alt of a picture */
    int64_t variant;
} raw_pair;

typedef struct raw_price {
    const char *currency;
    int64_t variant, minor;
} raw_price;

typedef struct raw_variant {
    uint8_t id[ID_BYTES];
    const char *sku, *title;
    int64_t position, weight_grams;
} raw_variant;

typedef struct raw_product {
    uint8_t id[ID_BYTES];
    const char *slug, *title, *description, *brand, *category, *tax_class;
    int64_t status, version, created_at_ms, updated_at_ms;
    raw_pair attributes[ROWS_MAX], media[ROWS_MAX];
    raw_price prices[ROWS_MAX];
    raw_variant variants[ROWS_MAX];
    size_t attribute_count, media_count, price_count, variant_count;
} raw_product;

enum {
    RAW_BEGIN,
    RAW_COMMIT,
    RAW_PRODUCT,
    RAW_ATTRIBUTES,
    RAW_PRICES,
    RAW_VARIANTS,
    RAW_MEDIA,
    RAW_COUNT
};

static const char *const raw_sql[RAW_COUNT] = {
    [RAW_BEGIN] = "BEGIN",
    [RAW_COMMIT] = "COMMIT",
    [RAW_PRODUCT] = "SELECT id, slug, title, description, brand, category, status, tax_class, "
                    "version,"
                    " created_at_ms, updated_at_ms FROM catalog_products WHERE id = ?1",
    [RAW_ATTRIBUTES] = "SELECT variant, name, value FROM catalog_attributes WHERE product_id = ?1"
                       " ORDER BY variant, position",
    [RAW_PRICES] = "SELECT variant, currency, minor FROM catalog_prices WHERE product_id = ?1"
                   " ORDER BY variant, currency",
    [RAW_VARIANTS] = "SELECT position, id, sku, title, weight_grams FROM catalog_variants"
                     " WHERE product_id = ?1 ORDER BY position",
    [RAW_MEDIA] = "SELECT url, alt FROM catalog_media WHERE product_id = ?1 ORDER BY position",
};

typedef struct raw {
    sqlite3 *db;
    sqlite3_stmt *statements[RAW_COUNT];
    uint8_t (*ids)[ID_BYTES];
    size_t among;
    char *next; /* free part of the texts */
    char texts[TEXTS_MAX_BYTES];
    raw_product product;
} raw;

static const char *raw_text(raw *r, sqlite3_stmt *s, int column)
{
    const unsigned char *text = sqlite3_column_text(s, column);
    size_t size = (size_t)sqlite3_column_bytes(s, column) + 1;
    if (text == NULL)
        return NULL;
    BENCH_CHECK(size <= (size_t)(r->texts + TEXTS_MAX_BYTES - r->next));
    char *copy = memcpy(r->next, text, size);
    r->next += size;
    return copy;
}

static void raw_product_row(raw *r, sqlite3_stmt *s)
{
    raw_product *p = &r->product;
    memcpy(p->id, sqlite3_column_blob(s, 0), ID_BYTES);
    p->slug = raw_text(r, s, 1);
    p->title = raw_text(r, s, 2);
    p->description = raw_text(r, s, 3);
    p->brand = raw_text(r, s, 4);
    p->category = raw_text(r, s, 5);
    p->status = sqlite3_column_int64(s, 6);
    p->tax_class = raw_text(r, s, 7);
    p->version = sqlite3_column_int64(s, 8);
    p->created_at_ms = sqlite3_column_int64(s, 9);
    p->updated_at_ms = sqlite3_column_int64(s, 10);
}

static void raw_attribute_row(raw *r, sqlite3_stmt *s)
{
    raw_pair *a = &r->product.attributes[r->product.attribute_count++];
    a->variant = sqlite3_column_int64(s, 0);
    a->name = raw_text(r, s, 1);
    a->value = raw_text(r, s, 2);
}

static void raw_price_row(raw *r, sqlite3_stmt *s)
{
    raw_price *p = &r->product.prices[r->product.price_count++];
    p->variant = sqlite3_column_int64(s, 0);
    p->currency = raw_text(r, s, 1);
    p->minor = sqlite3_column_int64(s, 2);
}

static void raw_variant_row(raw *r, sqlite3_stmt *s)
{
    raw_variant *v = &r->product.variants[r->product.variant_count++];
    v->position = sqlite3_column_int64(s, 0);
    memcpy(v->id, sqlite3_column_blob(s, 1), ID_BYTES);
    v->sku = raw_text(r, s, 2);
    v->title = raw_text(r, s, 3);
    v->weight_grams = sqlite3_column_int64(s, 4);
}

static void raw_media_row(raw *r, sqlite3_stmt *s)
{
    raw_pair *m = &r->product.media[r->product.media_count++];
    m->name = raw_text(r, s, 0);
    m->value = raw_text(r, s, 1);
}

static void (*const raw_rows[RAW_COUNT])(raw *r, sqlite3_stmt *s) = {
    [RAW_PRODUCT] = raw_product_row, [RAW_ATTRIBUTES] = raw_attribute_row,
    [RAW_PRICES] = raw_price_row,    [RAW_VARIANTS] = raw_variant_row,
    [RAW_MEDIA] = raw_media_row,
};

static void raw_step(raw *r, int which)
{
    BENCH_CHECK(sqlite3_step(r->statements[which]) == SQLITE_DONE);
    BENCH_CHECK(sqlite3_reset(r->statements[which]) == SQLITE_OK);
}

static void read_raw(void *subject, uint64_t n)
{
    raw *r = subject;
    raw_product *p = &r->product;
    size_t number = bench_shuffled(n, r->among);
    int64_t sum = 0;
    r->next = r->texts;
    p->attribute_count = p->media_count = p->price_count = p->variant_count = 0;
    raw_step(r, RAW_BEGIN);
    for (int which = RAW_PRODUCT; which < RAW_COUNT; which++) {
        sqlite3_stmt *s = r->statements[which];
        BENCH_CHECK(sqlite3_bind_blob(s, 1, r->ids[number], ID_BYTES, SQLITE_STATIC) == SQLITE_OK);
        while (sqlite3_step(s) == SQLITE_ROW)
            raw_rows[which](r, s);
        BENCH_CHECK(sqlite3_reset(s) == SQLITE_OK);
    }
    raw_step(r, RAW_COMMIT);
    for (size_t i = 0; i < p->price_count; i++)
        sum += p->prices[i].minor;
    BENCH_CHECK(p->variant_count == VARIANTS && p->media_count == PICTURES &&
                p->description[0] == 'A' && p->attribute_count == ATTRIBUTES + VARIANTS * OPTIONS &&
                (number == 0 || sum == price_sum(number)));
}

static double round_of_raw(void *subject, double seconds)
{
    return bench_rate(read_raw, subject, seconds);
}

static raw *open_raw(const bench *b)
{
    char path[BENCH_PATH_MAX];
    raw *r = calloc(1, sizeof(*r));
    BENCH_CHECK(r != NULL);
    r->ids = calloc(PRODUCTS, sizeof(*r->ids));
    BENCH_CHECK(r->ids != NULL);
    for (size_t i = 0; i < PRODUCTS; i++)
        BENCH_CHECK(shop__id_parse(ids[i], "prd", r->ids[i]));
    bench_path(b, file_name, path);
    BENCH_CHECK(sqlite3_open_v2(path, &r->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) ==
                SQLITE_OK);
    BENCH_CHECK(sqlite3_exec(r->db, "PRAGMA synchronous=FULL; PRAGMA mmap_size=1073741824;"
                                    " PRAGMA cache_size=-2048", NULL, NULL, NULL) == SQLITE_OK);
    for (int i = 0; i < RAW_COUNT; i++)
        BENCH_CHECK(sqlite3_prepare_v3(r->db, raw_sql[i], -1, SQLITE_PREPARE_PERSISTENT,
                                       &r->statements[i], NULL) == SQLITE_OK);
    return r;
}

static void close_raw(raw *r)
{
    for (int i = 0; i < RAW_COUNT; i++)
        (void)sqlite3_finalize(r->statements[i]);
    (void)sqlite3_close(r->db);
    free(r->ids);
    free(r);
}

/* --- figures ---------------------------------------------------------------------------------- */

static void compare(const bench *b, const char *name, bench_round *round, size_t among,
                    uint32_t cache_bytes)
{
    ours o = open_ours(b, among, cache_bytes);
    raw *r = open_raw(b);
    r->among = among;
    bench_compare(b, &(bench_figure){.name = name,
                                     .unit = "1/s",
                                     .limit_name = "SQLite C API, the same rows by 5 prepared "
                                                   "statements in one snapshot",
                                     .ours = {round, &o},
                                     .limit = {round_of_raw, r}});
    close_raw(r);
    close_ours(&o);
}

int bench_product(const bench *b)
{
    make_catalogue(b);
    bench_note("embedded.product: %d products, %d variants each; both sides WAL, synchronous=FULL, "
               "mmap 1 GiB, page cache 2 MiB", PRODUCTS, VARIANTS);
    compare(b, "embedded.product", round_of_ours, PRODUCTS, 1);
    compare(b, "embedded.product.repeated", round_with_edits, HOT_PRODUCTS, 0);
    return 0;
}
