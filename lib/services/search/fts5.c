/* fts5.c - SQLite's full-text index as search engine. A query is one statement: FTS5 finds and ranks, and
 * only the rows of the page are joined to it. Words reach FTS5 quoted, so that none is an operator.
 *
 * Every statement takes the same parameters: $1 words, $2 category, $3 brand, $4 currency, $5 and $6 bounds
 * of the price, $7 limit, $8 offset. */
#include <stddef.h>
#include <string.h>

#include "lib/services/search/engine.h"

/* What a word is worth by where it stands: title, brand, category, SKUs, attributes, description. */
#define SCORE "CAST(-1000000 * bm25(search_words, 10.0, 6.0, 5.0, 8.0, 4.0, 1.0) AS INTEGER)"
#define HIT "d.product_id, d.slug, d.title, d.brand, d.category, p.minor, p.currency, d.image, "
#define PRICE                                                                                      \
    " LEFT JOIN search_prices p ON p.document = d.document AND p.currency = coalesce($4, d.currency)"
#define FILTER                                                                                     \
    " AND ($2 IS NULL OR d.category = $2) AND ($3 IS NULL OR d.brand = $3)"                        \
    " AND ($5 = 0 OR p.minor >= $5) AND ($6 = 0 OR p.minor <= $6)"
#define PAGE " LIMIT $7 OFFSET $8"

/* Where matches come from. CROSS JOIN fixes the order: first the words, then the rows they name. */
#define WORDS " FROM search_words WHERE search_words MATCH $1"
#define WORDS_FILTERED                                                                             \
    " FROM search_words CROSS JOIN search_documents d ON d.document = search_words.rowid" PRICE    \
    " WHERE search_words MATCH $1" FILTER
#define ALL " FROM search_documents d" PRICE " WHERE d.document > 0" FILTER
#define CATEGORY " FROM search_documents d" PRICE " WHERE d.category = $2" FILTER
#define OF_WORDS " AS f CROSS JOIN search_documents d ON d.document = f.document"

typedef struct count_row {
    int64_t count;
} count_row;

static const column hit_columns[] = {
    COL_ID(engine_hit, public.product_id, "prd"), COL_TEXT(engine_hit, public.slug),
    COL_TEXT(engine_hit, public.title),           COL_TEXT(engine_hit, public.brand),
    COL_TEXT(engine_hit, public.category),        COL_MONEY(engine_hit, public.price),
    COL_TEXT(engine_hit, public.image),           COL_INT(engine_hit, public.score),
};
static const column count_columns[] = {COL_INT(count_row, count)};
static const column trait_columns[] = {
    COL_TEXT(engine_trait, category), COL_TEXT(engine_trait, brand),
    COL_BOOL(engine_trait, priced),   COL_INT(engine_trait, minor),
};
static const column title_columns[] = {
    COL_TEXT(engine_title, text), COL_ID(engine_title, product_id, "prd"), COL_TEXT(engine_title, slug)};

#define FIND(sql) SELECT_INTO(engine_hit, hit_columns, sql)
#define COUNT(from)                                                                                \
    SELECT_INTO(count_row, count_columns, "SELECT count(*) FROM (SELECT 1" from " LIMIT $7) AS f")
#define TRAITS(from)                                                                               \
    SELECT_INTO(engine_trait, trait_columns,                                                       \
                "SELECT d.category, d.brand, p.minor IS NOT NULL, coalesce(p.minor, 0)" from " LIMIT $7")

typedef struct statements {
    statement find, count, traits;
} statements;

typedef enum source { SOURCE_WORDS, SOURCE_FILTERED, SOURCE_ALL, SOURCE_CATEGORY } source;

static const statements sources[] = {
    [SOURCE_WORDS] = {FIND("SELECT " HIT "f.score FROM (SELECT rowid AS document, " SCORE
                           " AS score" WORDS " ORDER BY score DESC, rowid" PAGE ")" OF_WORDS PRICE
                           " ORDER BY f.score DESC, d.document"),
                      COUNT(WORDS),
                      TRAITS(" FROM (SELECT rowid AS document" WORDS " LIMIT $7)" OF_WORDS PRICE)},
    [SOURCE_FILTERED] = {FIND("SELECT " HIT SCORE " AS score" WORDS_FILTERED
                              " ORDER BY score DESC, d.document" PAGE),
                         COUNT(WORDS_FILTERED), TRAITS(WORDS_FILTERED)},
    [SOURCE_ALL] = {FIND("SELECT " HIT "0" ALL " ORDER BY d.document DESC" PAGE), COUNT(ALL), TRAITS(ALL)},
    [SOURCE_CATEGORY] = {FIND("SELECT " HIT "0" CATEGORY " ORDER BY d.document DESC" PAGE),
                         COUNT(CATEGORY), TRAITS(CATEGORY)},
};

static const statement words_insert = STATEMENT(
    "INSERT INTO search_words (rowid, title, brand, category, skus, attributes, description)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7)");
static const statement words_delete = STATEMENT("DELETE FROM search_words WHERE rowid = $1");
static const statement titles_select = SELECT_INTO(
    engine_title, title_columns,
    "SELECT d.title, d.product_id, d.slug FROM (SELECT rowid AS document" WORDS " LIMIT 100)" OF_WORDS
    " ORDER BY length(d.title), d.title, d.document LIMIT $2");

static int put(call *c, int64_t document, const engine_texts *t)
{
    TRY(call_run(c, &words_delete, PARAMS(v_int(document))));
    return call_run(c, &words_insert,
                    PARAMS(v_int(document), v_text(t->title), v_text(t->brand), v_text(t->category),
                           v_text(t->skus), v_text(t->attributes), v_text(t->description)));
}

static int drop(call *c, int64_t document)
{
    return call_run(c, &words_delete, PARAMS(v_int(document)));
}

/* A word as FTS5 has it: in quotes, of which there are none inside. */
static char *put_word(char *at, term w)
{
    *at++ = '"';
    memcpy(at, w.text, w.size);
    at += w.size;
    *at++ = '"';
    return at;
}

/* `head`, then the words with `between` them, the last one as a beginning when `prefix`, then `tail`. */
static int expression(call *c, const terms *w, const char *head, const char *between, bool prefix,
                      const char *tail, const char **ret)
{
    size_t size = strlen(head) + strlen(tail) + sizeof("*");
    for (size_t i = 0; i < w->count; i++)
        size += w->list[i].size + strlen(between) + 2;
    char *text = call_alloc(c, size);
    ENSURE(text != NULL, SHOP_E_NO_MEMORY);
    char *at = stpcpy(text, head);
    for (size_t i = 0; i < w->count; i++) {
        if (i > 0)
            at = stpcpy(at, between);
        at = put_word(at, w->list[i]);
    }
    if (prefix)
        *at++ = '*';
    stpcpy(at, tail);
    *ret = text;
    return 0;
}

static bool last_is_beginning(const terms *w)
{
    return w->count > 0 && shop__term_letters(w->list[w->count - 1]) >= TERM_PREFIX_LETTERS;
}

typedef struct prepared_query {
    const statements *by;
    const char *words;
} prepared_query;

static int prepare(call *c, const engine_query *q, prepared_query *ret)
{
    bool priced = q->price_min != 0 || q->price_max != 0;
    bool any = q->match == SHOP_SEARCH_MATCH_ANY;
    source from = q->category != NULL ? SOURCE_CATEGORY : SOURCE_ALL;
    ret->words = NULL;
    if (q->match != SHOP_SEARCH_MATCH_BROWSE) {
        bool filtered = q->category != NULL || q->brand != NULL || priced;
        bool prefix = q->match != SHOP_SEARCH_MATCH_ALL && last_is_beginning(&q->words);
        from = filtered ? SOURCE_FILTERED : SOURCE_WORDS;
        TRY(expression(c, &q->words, "", any ? " OR " : " ", prefix, "", &ret->words));
    }
    ret->by = &sources[from];
    return 0;
}

#define QUERY_PARAMS(q, p, limit, offset)                                                          \
    PARAMS(v_text((p)->words), v_text((q)->category), v_text((q)->brand), v_text((q)->currency),   \
           v_int((q)->price_min), v_int((q)->price_max), v_int(limit), v_int(offset))

static int find(call *c, const engine_query *q, int64_t limit, int64_t offset, const engine_hit **ret_hits,
                size_t *ret_count)
{
    prepared_query p;
    TRY(prepare(c, q, &p));
    return call_all(c, &p.by->find, QUERY_PARAMS(q, &p, limit, offset), (size_t)limit, ret_hits, ret_count);
}

static int count(call *c, const engine_query *q, int64_t max, int64_t *ret_count)
{
    prepared_query p;
    count_row row;
    TRY(prepare(c, q, &p));
    TRY(call_one(c, &p.by->count, QUERY_PARAMS(q, &p, max, 0), NULL, &row));
    *ret_count = row.count;
    return 0;
}

static int each_trait(call *c, const engine_query *q, int64_t max,
                      int (*each)(void *userdata, const void *trait), void *userdata)
{
    prepared_query p;
    TRY(prepare(c, q, &p));
    return call_each(c, &p.by->traits, QUERY_PARAMS(q, &p, max, 0), each, userdata);
}

static int titles(call *c, const terms *w, int64_t max, const engine_title **ret_titles, size_t *ret_count)
{
    const char *match;
    *ret_count = 0;
    if (!last_is_beginning(w))
        return 0;
    TRY(expression(c, w, "title : (", " ", true, ")", &match));
    return call_all(c, &titles_select, PARAMS(v_text(match), v_int(max)), (size_t)max, ret_titles, ret_count);
}

const search_engine shop__search_fts5 = {
    .name = "fts5",
    .put = put,
    .drop = drop,
    .find = find,
    .count = count,
    .each_trait = each_trait,
    .titles = titles,
};
