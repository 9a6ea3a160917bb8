/* documents.h - the rows of documents, on every engine: which of them the filters let through, what a hit shows,
 * and browsing, for which no words are needed.
 *
 * Every statement takes the same parameters: $1 category, $2 brand, $3 currency, $4 and $5 bounds of the price,
 * $6 limit, $7 offset. What an engine adds comes behind them. */
#ifndef SHOP_LIB_SERVICES_SEARCH_DOCUMENTS_H
#define SHOP_LIB_SERVICES_SEARCH_DOCUMENTS_H

#include "lib/services/search/engine.h"

#define DOCUMENT_FIELDS "d.product_id, d.slug, d.title, d.brand, d.category, d.image, "
#define DOCUMENT_HIT DOCUMENT_FIELDS "p.minor, p.currency"
#define DOCUMENT_TRAIT "d.category, d.brand, p.minor IS NOT NULL, coalesce(p.minor, 0)"
#define DOCUMENT_PRICE                                                                             \
    " LEFT JOIN search_prices p ON p.document = d.document AND p.currency = coalesce($3, d.currency)"
/* Of a document of any category. A NULL tells PostgreSQL no type. */
#define DOCUMENT_REST                                                                              \
    " AND (CAST($2 AS TEXT) IS NULL OR d.brand = $2)"                                              \
    " AND ($4 = 0 OR p.minor >= $4) AND ($5 = 0 OR p.minor <= $5)"
#define DOCUMENT_FILTER                                                                            \
    " AND (CAST($1 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM search_categories k"                  \
    " WHERE k.category = $1 AND k.document = d.document))" DOCUMENT_REST
#define DOCUMENT_PAGE " LIMIT $6 OFFSET $7"

typedef struct document_count {
    int64_t count;
} document_count;

enum { DOCUMENT_HIT_COLUMNS = 7, DOCUMENT_TRAIT_COLUMNS = 4, DOCUMENT_TITLE_COLUMNS = 3 };
extern const column shop__document_hit[DOCUMENT_HIT_COLUMNS];
extern const column shop__document_trait[DOCUMENT_TRAIT_COLUMNS];
extern const column shop__document_title[DOCUMENT_TITLE_COLUMNS];
extern const column shop__document_count[1];

#define DOCUMENT_HITS(sql) SELECT_INTO(engine_hit, shop__document_hit, sql)
#define DOCUMENT_TRAITS(from)                                                                      \
    SELECT_INTO(engine_trait, shop__document_trait, "SELECT " DOCUMENT_TRAIT from " LIMIT $6")
#define DOCUMENT_COUNT(from)                                                                       \
    SELECT_INTO(document_count, shop__document_count,                                              \
                "SELECT count(*) FROM (SELECT 1" from " LIMIT $6) AS f")
#define DOCUMENT_TITLES(from)                                                                      \
    SELECT_INTO(engine_title, shop__document_title, "SELECT d.title, d.product_id, d.slug" from)

/* The values begin with the offset. */
#define DOCUMENT_PARAMS(q, limit, ...)                                                             \
    PARAMS(v_text((q)->category), v_text((q)->brand), v_text((q)->currency), v_int((q)->price_min), \
           v_int((q)->price_max), v_int(limit), __VA_ARGS__)

bool shop__documents_filtered(const engine_query *q);

/* find() and each_trait() of a query without words. */
int shop__documents_find(call *c, const engine_query *q, int64_t limit, int64_t offset, int64_t max,
                         engine_found *ret);
int shop__documents_each_trait(call *c, const engine_query *q, int64_t max,
                               int (*each)(void *userdata, const void *trait), void *userdata);

#endif
