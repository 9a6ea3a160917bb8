/* facets.c - one pass over the hits, a tally a facet. A tally is a small hash table of distinct values;
 * the most frequent ones are told. */
#include "lib/services/search/facets.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/text.h"

enum { TALLY_SLOTS = 2048 }; /* a power of two above FACET_DISTINCT_MAX */

typedef struct entry {
    const char *value; /* NULL = free */
    int64_t low;       /* of a price band: its place in the list */
    int64_t count;
} entry;

typedef struct tally {
    const char *name;
    entry *slots;
    size_t distinct;
} tally;

enum { BY_CATEGORY, BY_BRAND, BY_PRICE, FACETS };

typedef struct counting {
    call *c;
    const engine_query *query;
    tally tallies[FACETS];
} counting;

void shop__price_band(int64_t minor, int64_t *ret_low, int64_t *ret_high)
{
    static const int64_t steps[] = {1, 2, 5, 10};
    int64_t power = 1;
    while (minor / 10 >= power)
        power *= 10;
    size_t step = 0;
    while (minor >= steps[step + 1] * power)
        step++;
    *ret_low = minor == 0 ? 0 : steps[step] * power;
    *ret_high = minor == 0 ? 0 : steps[step + 1] * power - 1;
}

static int tally_add(call *c, tally *t, const char *text, int64_t low)
{
    size_t at = shop__text_hash(text, strlen(text)) % TALLY_SLOTS;
    while (t->slots[at].value != NULL && strcmp(t->slots[at].value, text) != 0)
        at = (at + 1) % TALLY_SLOTS;
    entry *e = &t->slots[at];
    if (e->value == NULL) {
        if (t->distinct == FACET_DISTINCT_MAX)
            return 0;
        e->value = call_format(c, "%s", text);
        ENSURE(e->value != NULL, SHOP_E_NO_MEMORY);
        e->low = low;
        t->distinct++;
    }
    e->count++;
    return 0;
}

static int add_band(counting *n, int64_t minor)
{
    int64_t low, high;
    shop__price_band(minor, &low, &high);
    const char *text = call_format(n->c, "%lld..%lld", (long long)low, (long long)high);
    ENSURE(text != NULL, SHOP_E_NO_MEMORY);
    return tally_add(n->c, &n->tallies[BY_PRICE], text, low);
}

static int count_trait(void *userdata, const void *row)
{
    counting *n = userdata;
    const engine_trait *trait = row;
    if (!shop__text_empty(trait->category))
        TRY(tally_add(n->c, &n->tallies[BY_CATEGORY], trait->category, 0));
    if (!shop__text_empty(trait->brand))
        TRY(tally_add(n->c, &n->tallies[BY_BRAND], trait->brand, 0));
    return n->query->currency != NULL && trait->priced ? add_band(n, trait->minor) : 0;
}

/* Bands have different lows and go by them; the others go by count, then by name. */
static int compare(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    if (x->low != y->low)
        return x->low < y->low ? -1 : 1;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return strcmp(x->value, y->value);
}

static int project(call *c, tally *t, shop_facet *ret)
{
    const shop_facet_value **list;
    shop_facet_value *values;
    size_t used = 0;
    for (size_t i = 0; i < TALLY_SLOTS; i++)
        if (t->slots[i].value != NULL)
            t->slots[used++] = t->slots[i];
    qsort(t->slots, used, sizeof(t->slots[0]), compare);
    size_t count = used < FACET_VALUES_MAX ? used : FACET_VALUES_MAX;
    CALL_ARRAY(c, list, count + 1);
    CALL_ARRAY(c, values, count + 1);
    for (size_t i = 0; i < count; i++) {
        values[i] = (shop_facet_value){.value = t->slots[i].value, .count = t->slots[i].count};
        list[i] = &values[i];
    }
    *ret = (shop_facet){.name = t->name, .values = list, .value_count = count};
    return 0;
}

int shop__facets_count(call *c, const engine_query *q, shop_search_result *ret)
{
    counting n = {c, q, {{"category", NULL, 0}, {"brand", NULL, 0}, {"price", NULL, 0}}};
    size_t count = q->currency != NULL ? FACETS : BY_PRICE;
    const shop_facet **list;
    shop_facet *facets;
    CALL_ARRAY(c, list, FACETS);
    CALL_ARRAY(c, facets, FACETS);
    for (size_t i = 0; i < FACETS; i++)
        CALL_ARRAY(c, n.tallies[i].slots, TALLY_SLOTS);
    TRY(shop__search_engine(c)->each_trait(c, q, FACET_PRODUCTS_MAX, count_trait, &n));
    for (size_t i = 0; i < count; i++) {
        TRY(project(c, &n.tallies[i], &facets[i]));
        list[i] = &facets[i];
    }
    ret->facets = list;
    ret->facet_count = count;
    return 0;
}
