/* search_fuzz.c - every text is a good query, as the public header says: one of valid UTF-8 within its bound is
 * answered, every other argument is answered or refused by its name, and an answer keeps to its filters.
 *
 * The lines of an input are q, category, brand, currency, cursor, price_min, price_max and limit; as a whole it
 * is also the JSON arguments. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/text.h"
#include "shop/catalog.h"
#include "shop/search.h"
#include "tests/support/temp_shop.h"

enum { LINES = 8, LINE_MAX_BYTES = 512, QUERY_MAX_BYTES = 200, LIMIT_DEFAULT = 20, SUGGESTIONS_MAX = 10 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static temp_shop opened;

/* A broken promise ends the program, so that the fuzzer keeps the input. */
static void require(bool promise)
{
    if (!promise)
        abort();
}

static void close_shop(void)
{
    temp_shop_close(&opened);
}

/* Words that meet: in several fields, with accents, as beginnings of one another, and of FTS5's own language. */
static shop *find_shop(void)
{
    static const char *const titles[] = {"Blue Shoes", "Blueberry Jam", "Caf\303\251 Cr\303\250me", "NEAR AND OR NOT",
                                         "T-Shirt XL 42", "\346\274\242\345\255\227", "a", "Stra\303\237e 2000"};
    char json[512];
    if (opened.shop != NULL)
        return opened.shop;
    temp_shop_open(&opened, NULL);
    atexit(close_shop);
    require(shop_call_json(opened.shop, "category.put", "{\"slug\":\"all\",\"title\":\"All\"}", NULL) == 0);
    for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
        snprintf(json, sizeof(json),
                 "{\"slug\":\"p%zu\",\"title\":\"%s\",\"brand\":\"Skarv\",\"category\":%s,\"variants\":[{\"sku\":"
                 "\"SKU-%zu\",\"prices\":[{\"minor\":%zu,\"currency\":\"EUR\"}]}]}",
                 i, titles[i], i % 2 == 0 ? "\"all\"" : "null", i, 100 * i);
        require(shop_call_json(opened.shop, "product.put", json, NULL) == 0);
    }
    for (int64_t done = 1; done > 0;)
        require(shop_run_pending(opened.shop, &done) == 0);
    return opened.shop;
}

static bool is_same(const char *wanted, const char *text)
{
    return wanted[0] == '\0' || (text != NULL && strcmp(wanted, text) == 0);
}

static void expect_hit(const shop_search_query_args *args, const shop_search_hit *hit)
{
    require(is_same(args->category, hit->category) && is_same(args->brand, hit->brand));
    require(args->price_min == 0 || hit->price.minor >= args->price_min);
    require(args->price_max == 0 || hit->price.minor <= args->price_max);
}

static bool is_good_text(const char *text)
{
    return strlen(text) <= QUERY_MAX_BYTES && shop__utf8_valid(text, strlen(text));
}

/* A page is within its limit and its total, and its cursor leads on. */
static void expect_page(shop *s, const shop_search_query_args *args, const shop_search_result *page)
{
    shop_search_query_args next = *args;
    const shop_search_result *more;
    require(page->hit_count <= (size_t)(args->limit != 0 ? args->limit : LIMIT_DEFAULT));
    require((int64_t)page->hit_count <= page->total && page->facet_count <= 3);
    for (size_t i = 0; i < page->hit_count; i++)
        expect_hit(args, page->hits[i]);
    if (page->next_cursor == NULL)
        return;
    next.cursor = page->next_cursor;
    require(shop_search_query(s, &next, &more) == 0);
    require(more->hit_count > 0 && more->match == page->match && more->total == page->total);
    shop_free(more);
}

static void expect_query(shop *s, const shop_search_query_args *args, bool good)
{
    const shop_search_result *page = NULL;
    int code = shop_search_query(s, args, &page);
    require(code == 0 || !good);
    if (code == 0)
        expect_page(s, args, page);
    else
        require(code == SHOP_E_INVALID && shop_error_last()->field[0] != '\0');
    shop_free(page);
}

static void expect_suggestions(shop *s, const char *typed)
{
    shop_search_suggest_args args = SHOP_SEARCH_SUGGEST_INIT;
    const shop_search_suggestions *found = NULL;
    args.q = typed;
    int code = shop_search_suggest(s, &args, &found);
    require(code == 0 ? found->suggestion_count <= SUGGESTIONS_MAX : code == SHOP_E_INVALID);
    require(code == 0 || typed[0] == '\0' || !is_good_text(typed));
    shop_free(found);
}

static void expect_json(shop *s, const char *text)
{
    const char *answer = NULL;
    int code = shop_call_json(s, "search.query", text, &answer);
    require(code == 0 || code == SHOP_E_INVALID || code == SHOP_E_TOO_LARGE ||
            code == SHOP_E_IDEMPOTENCY_MISMATCH || code == SHOP_E_TIMEOUT);
    shop_free(answer);
}

static void read_lines(const char *text, char lines[LINES][LINE_MAX_BYTES])
{
    for (size_t i = 0; i < LINES; i++) {
        size_t size = strcspn(text, "\n");
        snprintf(lines[i], LINE_MAX_BYTES, "%.*s", (int)size, text);
        text += text[size] == '\n' ? size + 1 : size;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char lines[LINES][LINE_MAX_BYTES];
    shop_search_query_args plain = SHOP_SEARCH_QUERY_INIT;
    shop *s = find_shop();
    char *text = malloc(size + 1); /* the bytes end without a zero */
    require(text != NULL);
    memcpy(text, data, size);
    text[size] = '\0';
    read_lines(text, lines);
    plain.category = plain.brand = "";
    plain.q = lines[0];
    expect_query(s, &plain, is_good_text(lines[0]));
    plain.facets = true;
    plain.category = lines[1];
    plain.brand = lines[2];
    plain.currency = lines[3];
    plain.cursor = lines[4];
    plain.price_min = strtoll(lines[5], NULL, 10);
    plain.price_max = strtoll(lines[6], NULL, 10);
    plain.limit = strtoll(lines[7], NULL, 10);
    expect_query(s, &plain, false);
    expect_suggestions(s, lines[0]);
    expect_json(s, text);
    free(text);
    return 0;
}
