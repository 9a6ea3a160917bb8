/* search_shop.c - see search_shop.h. */
#include "tests/unit/services/search/search_shop.h"

#include <stdio.h>
#include <stdlib.h>

enum { SQL_MAX = 1024 };

int search_shop_setup(void **state)
{
    temp_shop *t = calloc(1, sizeof(*t));
    if (t == NULL)
        return -1;
    temp_shop_open(t, NULL);
    *state = t;
    return 0;
}

/* Each counts rows that stand alone. */
static const char *const violations[] = {
    "SELECT count(*) FROM search_prices WHERE document NOT IN (SELECT document FROM search_documents)",
    "SELECT count(*) FROM search_categories WHERE document NOT IN (SELECT document FROM search_documents)",
    "SELECT count(*) FROM search_words WHERE rowid NOT IN (SELECT document FROM search_documents)",
    "SELECT count(*) FROM search_documents WHERE document NOT IN (SELECT rowid FROM search_words)",
};

int search_shop_teardown(void **state)
{
    temp_shop *t = *state;
    for (size_t i = 0; i < sizeof(violations) / sizeof(violations[0]); i++)
        expect_number(t, violations[i], 0);
    temp_shop_sql(t, "INSERT INTO search_words (search_words) VALUES ('integrity-check');"
                     "INSERT INTO search_titles (search_titles, rank) VALUES ('integrity-check', 1)");
    temp_shop_close(t);
    free(t);
    return 0;
}

/* --- the catalogue ---------------------------------------------------------------------------------- */

void put_product(temp_shop *t, const shop_product_put_args *args)
{
    static const shop_price_input price = {sizeof(shop_price_input), 0, 1999, "EUR"};
    shop_product_put_args whole = *args;
    shop_variant_input variant = SHOP_VARIANT_INPUT_INIT;
    const shop_product *p;
    variant.sku = args->slug;
    variant.prices = &price;
    variant.price_count = 1;
    if (args->variant_count == 0) {
        whole.variants = &variant;
        whole.variant_count = 1;
    }
    if (shop_product_put(t->shop, &whole, &p) != 0)
        fail_msg("%s: %s", args->slug, shop_error_last()->message);
    shop_free(p);
}

static void put_with(temp_shop *t, const char *slug, const char *title, shop_product_status status)
{
    shop_product_put_args args = SHOP_PRODUCT_PUT_INIT;
    args.slug = slug;
    args.title = title;
    args.status = status;
    put_product(t, &args);
}

void put_titled(temp_shop *t, const char *slug, const char *title)
{
    put_with(t, slug, title, SHOP_PRODUCT_STATUS_ACTIVE);
}

void put_draft(temp_shop *t, const char *slug, const char *title)
{
    put_with(t, slug, title, SHOP_PRODUCT_STATUS_DRAFT);
}

void put_category(temp_shop *t, const char *slug, const char *parent)
{
    shop_category_put_args args = SHOP_CATEGORY_PUT_INIT;
    const shop_category *made;
    args.slug = args.title = slug;
    args.parent = parent;
    assert_int_equal(shop_category_put(t->shop, &args, &made), 0);
    shop_free(made);
}

void settle(temp_shop *t)
{
    int64_t done = 1;
    while (done > 0)
        assert_int_equal(shop_run_pending(t->shop, &done), 0);
}

/* --- the index -------------------------------------------------------------------------------------- */

const shop_search_result *ask(temp_shop *t, const shop_search_query_args *args)
{
    const shop_search_result *answer = NULL;
    if (shop_search_query(t->shop, args, &answer) != 0)
        fail_msg("%s: %s", args->q, shop_error_last()->message);
    return answer;
}

int64_t found(temp_shop *t, const char *q)
{
    shop_search_query_args args = SHOP_SEARCH_QUERY_INIT;
    args.q = q;
    const shop_search_result *answer = ask(t, &args);
    int64_t total = answer->total;
    shop_free(answer);
    return total;
}

void expect_number(temp_shop *t, const char *sql, int64_t wanted)
{
    int64_t number = temp_shop_number(t, sql);
    if (number != wanted)
        fail_msg("%s: %lld, not %lld", sql, (long long)number, (long long)wanted);
}

void put_documents(temp_shop *t, int count, const char *title)
{
    char sql[SQL_MAX];
    snprintf(sql, sizeof(sql),
             "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
             " INSERT INTO search_documents (document, product_id, slug, title)"
             " SELECT i, randomblob(16), 'p' || i, '%s' FROM n;"
             "INSERT INTO search_words (rowid, title) SELECT document, title FROM search_documents;"
             "INSERT INTO search_titles (search_titles) VALUES ('rebuild')",
             count, title);
    temp_shop_sql(t, sql);
}
