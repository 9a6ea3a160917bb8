/* engine.h - what a full-text engine does for this service. The documents' rows are the service's own; an
 * engine holds their words, and answers which of them match, since filters and words meet in one statement.
 * fts5.c is the one of SQLite, tsvector.c that of PostgreSQL. */
#ifndef SHOP_LIB_SERVICES_SEARCH_ENGINE_H
#define SHOP_LIB_SERVICES_SEARCH_ENGINE_H

#include "lib/core/call.h"
#include "lib/services/search/terms.h"
#include "shop/search.h"

/* The words of a document, by what they are worth. */
typedef struct engine_texts {
    const char *title, *brand, *category, *skus, *attributes, *description; /* NULL = none */
} engine_texts;

/* What is looked for. Texts that are NULL, bounds that are 0, and no words: no restriction. */
typedef struct engine_query {
    terms words;
    shop_search_match match;
    const char *category, *brand, *currency;
    int64_t price_min, price_max; /* only with currency */
} engine_query;

typedef struct engine_hit {
    shop_search_hit public;
} engine_hit;

typedef struct engine_found {
    const engine_hit *hits;
    size_t count;
    int64_t total;
} engine_found;

/* What facets are counted from. */
typedef struct engine_trait {
    const char *category, *brand;
    bool priced; /* in the query's currency */
    int64_t minor;
} engine_trait;

typedef struct engine_title {
    const char *text, *product_id, *slug;
} engine_title;

typedef struct search_engine {
    const char *name;
    /* In a write transaction. drop() comes before the document's row changes or goes, put() once the new row
     * is there: a document that changes is dropped and put again. */
    int (*drop)(call *c, int64_t document);
    int (*put)(call *c, int64_t document, const engine_texts *texts);
    /* `limit` hits behind the `offset` best ones, and how many there are: exactly, or at least `max`. */
    int (*find)(call *c, const engine_query *q, int64_t limit, int64_t offset, int64_t max,
                engine_found *ret);
    /* Whether the index may have a word that goes on behind this one; false only when it has none. */
    int (*goes_on)(call *c, term word, bool *ret);
    /* Traits of at most `max` of those that match. */
    int (*each_trait)(call *c, const engine_query *q, int64_t max,
                      int (*each)(void *userdata, const void *trait), void *userdata);
    /* Titles with these words, the last one as a beginning; the shortest first. */
    int (*titles)(call *c, const terms *w, int64_t max, const engine_title **ret_titles, size_t *ret_count);
} search_engine;

extern const search_engine shop__search_fts5, shop__search_tsvector;

/* The engine of the store that this shop is opened on. */
static inline const search_engine *shop__search_engine(const call *c)
{
    return call_on_postgres(c) ? &shop__search_tsvector : &shop__search_fts5;
}

#endif
