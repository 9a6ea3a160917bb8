/* documents.c - see documents.h. */
#include "lib/services/search/documents.h"

#include <stddef.h>

const column shop__document_hit[DOCUMENT_HIT_COLUMNS] = {
    COL_ID(engine_hit, public.product_id, "prd"), COL_TEXT(engine_hit, public.slug),
    COL_TEXT(engine_hit, public.title),           COL_TEXT(engine_hit, public.brand),
    COL_TEXT(engine_hit, public.category),        COL_TEXT(engine_hit, public.image),
    COL_MONEY(engine_hit, public.price),
};
const column shop__document_trait[DOCUMENT_TRAIT_COLUMNS] = {
    COL_TEXT(engine_trait, category),
    COL_TEXT(engine_trait, brand),
    COL_BOOL(engine_trait, priced),
    COL_INT(engine_trait, minor),
};
const column shop__document_title[DOCUMENT_TITLE_COLUMNS] = {
    COL_TEXT(engine_title, text),
    COL_ID(engine_title, product_id, "prd"),
    COL_TEXT(engine_title, slug),
};
const column shop__document_count[1] = {COL_INT(document_count, count)};

/* Where documents come from. CROSS JOIN fixes the order on SQLite: first the category, then the rows it names. */
#define ALL " FROM search_documents d" DOCUMENT_PRICE " WHERE d.document > 0" DOCUMENT_FILTER
#define CATEGORY                                                                                   \
    " FROM search_categories k CROSS JOIN search_documents d" DOCUMENT_PRICE                       \
    " WHERE k.category = $1 AND d.document = k.document" DOCUMENT_REST

/* A page, the newest first, and how many there are. */
static const statement pages[] = {
    DOCUMENT_HITS("SELECT " DOCUMENT_HIT ALL " ORDER BY d.document DESC" DOCUMENT_PAGE),
    DOCUMENT_HITS("SELECT " DOCUMENT_HIT CATEGORY " ORDER BY k.document DESC" DOCUMENT_PAGE)};
static const statement counts[] = {DOCUMENT_COUNT(ALL), DOCUMENT_COUNT(CATEGORY)};
static const statement traits[] = {DOCUMENT_TRAITS(ALL), DOCUMENT_TRAITS(CATEGORY)};

bool shop__documents_filtered(const engine_query *q)
{
    return q->category != NULL || q->brand != NULL || q->price_min != 0 || q->price_max != 0;
}

int shop__documents_find(call *c, const engine_query *q, int64_t limit, int64_t offset, int64_t max,
                         engine_found *ret)
{
    bool category = q->category != NULL;
    document_count all;
    TRY(call_one(c, &counts[category], DOCUMENT_PARAMS(q, max, v_int(0)), NULL, &all));
    ret->total = all.count;
    return call_all(c, &pages[category], DOCUMENT_PARAMS(q, limit, v_int(offset)), (size_t)limit, &ret->hits,
                    &ret->count);
}

int shop__documents_each_trait(call *c, const engine_query *q, int64_t max,
                               int (*each)(void *userdata, const void *trait), void *userdata)
{
    return call_each(c, &traits[q->category != NULL], DOCUMENT_PARAMS(q, max, v_int(0)), each, userdata);
}
