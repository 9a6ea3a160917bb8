/* recommend.c - from some products to those that go with them: the neighbours of each are collected, the
 * scores of one that several name are added, and the best are told. */
#include <stdlib.h>
#include <string.h>

#include "lib/base/id.h"
#include "lib/services/recommendation/affinity.h"
#include "lib/services/recommendation/behaviour.h"
#include "lib/services/recommendation/generated/handlers.h"
#include "lib/services/recommendation/popularity.h"

enum {
    LIMIT_DEFAULT = 10,
    NEIGHBOURS_MAX = 200, /* of one product: those with which it was bought most often */
    SEEDS_MAX = 50        /* products from which a recommendation is made */
};

/* A product from which is recommended, and how much it counts. */
typedef struct seed {
    const char *product_id;
    int64_t weight;
} seed;

typedef struct seeds {
    seed list[SEEDS_MAX];
    size_t count;
    const char *const *excluded; /* never recommended, beside the seeds; sorted */
    size_t excluded_count;
} seeds;

typedef struct candidate {
    const char *product_id;
    int64_t score;
} candidate;

typedef struct candidates {
    candidate *list;
    size_t count;
} candidates;

typedef struct neighbour_row {
    const char *product_id;
    int64_t together, first, second;
} neighbour_row;

typedef struct popular_row {
    const char *product_id;
    int64_t popularity;
} popular_row;

static const column neighbour_columns[] = {
    COL_ID(neighbour_row, product_id, "prd"),
    COL_INT(neighbour_row, together),
    COL_INT(neighbour_row, first),
    COL_INT(neighbour_row, second),
};
static const column popular_columns[] = {COL_ID(popular_row, product_id, "prd"),
                                         COL_INT(popular_row, popularity)};

static const statement neighbours_select = SELECT_INTO(
    neighbour_row, neighbour_columns,
    "SELECT n.other_id, n.orders, a.orders, b.orders"
    " FROM (SELECT other_id, orders FROM recommendation_pairs WHERE product_id = $1"
    " ORDER BY orders DESC, other_id LIMIT $2) AS n"
    " CROSS JOIN recommendation_products b CROSS JOIN recommendation_products a"
    " WHERE b.product_id = n.other_id AND b.on_sale = 1 AND a.product_id = $1");
static const statement popular_select =
    SELECT_INTO(popular_row, popular_columns,
                "SELECT product_id, popularity FROM recommendation_products WHERE on_sale = 1"
                " ORDER BY popularity DESC, product_id LIMIT $1");

static int by_product(const void *a, const void *b)
{
    return strcmp(((const candidate *)a)->product_id, ((const candidate *)b)->product_id);
}

static int by_score(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return by_product(a, b);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_excluded(const seeds *from, const char *product_id)
{
    for (size_t i = 0; i < from->count; i++)
        if (strcmp(from->list[i].product_id, product_id) == 0)
            return true;
    return from->excluded_count > 0 && bsearch(&product_id, from->excluded, from->excluded_count,
                                               sizeof(*from->excluded), by_text) != NULL;
}

static int collect(call *c, const seeds *from, candidates *ret)
{
    CALL_ARRAY(c, ret->list, from->count * NEIGHBOURS_MAX + 1);
    ret->count = 0;
    for (size_t i = 0; i < from->count; i++) {
        const neighbour_row *rows = NULL;
        size_t count = 0;
        TRY(call_all(c, &neighbours_select,
                     PARAMS(v_id(from->list[i].product_id), v_int(NEIGHBOURS_MAX)), NEIGHBOURS_MAX, &rows,
                     &count));
        for (size_t k = 0; k < count; k++) {
            int64_t score = shop__affinity(rows[k].together, rows[k].first, rows[k].second);
            if (!is_excluded(from, rows[k].product_id))
                ret->list[ret->count++] = (candidate){rows[k].product_id, from->list[i].weight * score};
        }
    }
    return 0;
}

/* One candidate a product, with the sum of its scores; the best first. */
static void add_up(candidates *all)
{
    size_t used = 0;
    qsort(all->list, all->count, sizeof(all->list[0]), by_product);
    for (size_t i = 0; i < all->count; i++) {
        if (used > 0 && by_product(&all->list[used - 1], &all->list[i]) == 0)
            all->list[used - 1].score += all->list[i].score;
        else
            all->list[used++] = all->list[i];
    }
    all->count = used;
    qsort(all->list, all->count, sizeof(all->list[0]), by_score);
}

/* --- the answer --------------------------------------------------------------------------------- */

typedef struct answer {
    shop_recommendation *items;
    const shop_recommendation **list;
    size_t count, max;
} answer;

static int begin(call *c, int64_t limit, answer *ret)
{
    *ret = (answer){.max = limit != 0 ? (size_t)limit : LIMIT_DEFAULT};
    CALL_ARRAY(c, ret->items, ret->max);
    CALL_ARRAY(c, ret->list, ret->max);
    return 0;
}

static void add(answer *a, const char *product_id, int64_t score, shop_recommendation_reason reason)
{
    shop_recommendation *item = &a->items[a->count];
    if (a->count == a->max)
        return;
    *item = (shop_recommendation){.product_id = product_id, .score = score, .reason = reason};
    a->list[a->count++] = item;
}

static void end(const answer *a, shop_recommendations *ret)
{
    ret->items = a->list;
    ret->item_count = a->count;
}

static bool has(const answer *a, const char *product_id)
{
    for (size_t i = 0; i < a->count; i++)
        if (strcmp(a->items[i].product_id, product_id) == 0)
            return true;
    return false;
}

static int add_neighbours(call *c, const seeds *from, answer *a)
{
    candidates all;
    TRY(collect(c, from, &all));
    add_up(&all);
    for (size_t i = 0; i < all.count; i++)
        add(a, all.list[i].product_id, all.list[i].score, SHOP_RECOMMENDATION_REASON_ALSO_BOUGHT);
    return 0;
}

/* As many more are read as may have to be left out. */
static int fill_up(call *c, const seeds *from, answer *a)
{
    const popular_row *rows = NULL;
    size_t count = 0, wanted = a->max + a->count + from->count + from->excluded_count;
    if (a->count == a->max)
        return 0;
    TRY(call_all(c, &popular_select, PARAMS(v_int((int64_t)wanted)), wanted, &rows, &count));
    for (size_t i = 0; i < count; i++)
        if (!is_excluded(from, rows[i].product_id) && !has(a, rows[i].product_id))
            add(a, rows[i].product_id, shop__popularity_now(rows[i].popularity, call_now_ms(c)),
                SHOP_RECOMMENDATION_REASON_POPULAR);
    return 0;
}

/* --- operations ----------------------------------------------------------------------------------- */

int shop__recommendation_for_product(call *c, const shop_recommendation_for_product_args *args,
                                     shop_recommendations *ret)
{
    const seeds from = {.list = {{args->product_id, 1}}, .count = 1};
    answer a;
    TRY(begin(c, args->limit, &a));
    TRY(add_neighbours(c, &from, &a));
    end(&a, ret);
    return 0;
}

int shop__recommendation_for_cart(call *c, const shop_recommendation_for_cart_args *args,
                                  shop_recommendations *ret)
{
    uint8_t id[ID_BYTES];
    seeds from = {.count = 0};
    answer a;
    TRY(begin(c, args->limit, &a));
    for (size_t i = 0; i < args->product_id_count; i++) {
        ENSURE(shop__id_parse(args->product_ids[i], "prd", id),
               call_invalid(c, "product_ids", "\"%s\" is no product's id", args->product_ids[i]));
        if (!is_excluded(&from, args->product_ids[i]))
            from.list[from.count++] = (seed){args->product_ids[i], 1};
    }
    TRY(add_neighbours(c, &from, &a));
    TRY(fill_up(c, &from, &a));
    end(&a, ret);
    return 0;
}

/* What the caller did last speaks for what goes with it; all that the caller knows already is left out. */
static int seeds_of_caller(call *c, seeds *ret)
{
    static const int64_t weights[] = {[SHOP_BEHAVIOUR_KIND_VIEW] = 1,
                                      [SHOP_BEHAVIOUR_KIND_ADD] = 3,
                                      [SHOP_BEHAVIOUR_KIND_LIKE] = 4,
                                      [SHOP_BEHAVIOUR_KIND_BUY] = 4};
    const behaviour_row *rows = NULL;
    const char **known;
    size_t count = 0;
    *ret = (seeds){.count = 0};
    TRY(shop__behaviour_of(c, call_principal(c)->id, &rows, &count));
    CALL_ARRAY(c, known, count + 1);
    for (size_t i = 0; i < count; i++) {
        known[i] = rows[i].product_id;
        if (ret->count < SEEDS_MAX && !is_excluded(ret, rows[i].product_id))
            ret->list[ret->count++] = (seed){rows[i].product_id, weights[rows[i].kind]};
    }
    qsort(known, count, sizeof(known[0]), by_text);
    ret->excluded = known;
    ret->excluded_count = count;
    return 0;
}

int shop__recommendation_for_user(call *c, const shop_recommendation_for_user_args *args,
                                  shop_recommendations *ret)
{
    seeds from;
    answer a;
    TRY(begin(c, args->limit, &a));
    TRY(seeds_of_caller(c, &from));
    TRY(add_neighbours(c, &from, &a));
    TRY(fill_up(c, &from, &a));
    end(&a, ret);
    return 0;
}

int shop__recommendation_popular(call *c, const shop_recommendation_popular_args *args,
                                 shop_recommendations *ret)
{
    const seeds none = {.count = 0};
    answer a;
    TRY(begin(c, args->limit, &a));
    TRY(fill_up(c, &none, &a));
    end(&a, ret);
    return 0;
}
