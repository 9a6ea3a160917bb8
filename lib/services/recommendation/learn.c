/* learn.c - what an order teaches: which products go together, which sell, and what somebody bought. And
 * keeping away from what is no longer on sale. */
#include <stddef.h>

#include "lib/base/text.h"
#include "lib/services/generated/calls.h"
#include "lib/services/recommendation/behaviour.h"
#include "lib/services/recommendation/generated/handlers.h"
#include "lib/services/recommendation/popularity.h"

enum { ORDER_PRODUCTS_MAX = 30 }; /* further products of an order teach nothing */

typedef struct learned_row {
    int64_t popularity;
} learned_row;

static const column learned_columns[] = {COL_INT(learned_row, popularity)};

static const statement product_select =
    SELECT_INTO(learned_row, learned_columns,
                "SELECT popularity FROM recommendation_products WHERE product_id = $1");
static const statement product_insert = STATEMENT(
    "INSERT INTO recommendation_products (product_id, orders, popularity, on_sale) VALUES ($1, 1, $2, $3)");
static const statement product_count =
    STATEMENT("UPDATE recommendation_products SET orders = orders + 1, popularity = $2 WHERE product_id = $1");
static const statement product_offer =
    STATEMENT("UPDATE recommendation_products SET on_sale = $2 WHERE product_id = $1 AND on_sale <> $2");
static const statement pair_count = STATEMENT(
    "INSERT INTO recommendation_pairs (product_id, other_id, orders) VALUES ($1, $2, 1)"
    " ON CONFLICT (product_id, other_id) DO UPDATE SET orders = recommendation_pairs.orders + 1");

typedef struct basket {
    const char *ids[ORDER_PRODUCTS_MAX];
    size_t count;
} basket;

static void put_into(basket *b, const char *product_id)
{
    if (product_id == NULL || b->count == ORDER_PRODUCTS_MAX)
        return;
    for (size_t i = 0; i < b->count; i++)
        if (shop__text_equal(b->ids[i], product_id))
            return;
    b->ids[b->count++] = product_id;
}

/* That no product was found spoils no transaction, so the failure is forgotten even though others may have
 * written in this one. */
static int is_on_sale(call *c, const char *product_id, bool *ret)
{
    shop_product_get_args args = SHOP_PRODUCT_GET_INIT;
    const shop_product *p = NULL;
    args.product_id = product_id;
    int code = call_catalog_product_get(c, &args, &p);
    if (code == SHOP_E_NOT_FOUND)
        shop__fault_clear(call_fault(c));
    else
        TRY(code);
    *ret = p != NULL && p->status == SHOP_PRODUCT_STATUS_ACTIVE;
    return 0;
}

static int count_product(call *c, const char *product_id, int64_t weight)
{
    learned_row row;
    bool on_sale = false;
    int code = call_one(c, &product_select, PARAMS(v_id(product_id)), NULL, &row);
    if (code == 0)
        return call_run(c, &product_count,
                        PARAMS(v_id(product_id), v_int(shop__popularity_add(row.popularity, weight))));
    ENSURE(code == SHOP_E_NOT_FOUND, code);
    TRY(is_on_sale(c, product_id, &on_sale));
    return call_run(c, &product_insert, PARAMS(v_id(product_id), v_int(weight), v_int(on_sale)));
}

static int count_pairs(call *c, const basket *b)
{
    for (size_t i = 0; i < b->count; i++)
        for (size_t k = 0; k < b->count; k++)
            if (i != k)
                TRY(call_run(c, &pair_count, PARAMS(v_id(b->ids[i]), v_id(b->ids[k]))));
    return 0;
}

int shop__recommendation_learn_on_order_created(call *c, const event *e, const shop_order_event *data)
{
    int64_t weight = shop__popularity_weight(e->time_ms);
    basket b = {.count = 0};
    for (size_t i = 0; i < data->line_count; i++)
        put_into(&b, data->lines[i]->product_id);
    for (size_t i = 0; i < b.count; i++)
        TRY(count_product(c, b.ids[i], weight));
    TRY(shop__behaviour_keep(c, data->owner, b.ids, b.count, SHOP_BEHAVIOUR_KIND_BUY, e->time_ms));
    return count_pairs(c, &b);
}

static int follow(call *c, const char *product_id)
{
    learned_row row;
    bool on_sale = false;
    int code = call_one(c, &product_select, PARAMS(v_id(product_id)), NULL, &row);
    if (code == SHOP_E_NOT_FOUND)
        return 0; /* never sold: nothing to keep away from */
    TRY(code);
    TRY(is_on_sale(c, product_id, &on_sale));
    return call_run(c, &product_offer, PARAMS(v_id(product_id), v_int(on_sale)));
}

int shop__recommendation_catalogue_on_product_updated(call *c, const event *e,
                                                      const shop_product_event *data)
{
    (void)e;
    return follow(c, data->product_id);
}

int shop__recommendation_catalogue_on_product_deleted(call *c, const event *e,
                                                      const shop_product_event *data)
{
    (void)e;
    return follow(c, data->product_id);
}
