/* tsvector.c - PostgreSQL's full-text index as search engine. Texts are taken apart here, by the rules by which
 * queries are, and the vectors are written out: the server's own parser would make hosts, numbers and compounds
 * of them. Letters are made small and lose their accents there, on both sides alike. Beginnings are found in the
 * index, so that nothing needs pg_trgm, which not every role may create.
 *
 * Ranked by where words stand, how often, and how long the text is; that a word is rare does not count. */
#include <stddef.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/services/search/documents.h"

/* NFD parts a letter from its accents, which are then left out. */
#define FOLD(words) "lower(regexp_replace(normalize(CAST(" words " AS TEXT), NFD), '[\\u0300-\\u036f]', '', 'g'))"

/* Words with a blank between them, as vector: each with where it stands and a weight. */
#define VECTOR(words, weight)                                                                      \
    "CAST(coalesce((SELECT string_agg('''' || w || ''':' || n || '" weight "', ' ')"               \
    " FROM unnest(string_to_array(" FOLD(words) ", ' ')) WITH ORDINALITY AS t (w, n)), '') AS TSVECTOR)"

/* $8 is the query, $9 the same with any word being enough: a document is worth the sum of its words. What a
 * word is worth by where it stands: see the migration for the places, the order is description or nothing,
 * attributes or category, SKUs or brand, title, in tenths. */
#define QUERY(parameter) "CAST(" FOLD(parameter) " AS TSQUERY)"
#define MATCH "(w.names || w.texts) @@ " QUERY("$8")
#define SCORE                                                                                      \
    "CAST(1000000 * (ts_rank('{0, 0.5, 0.6, 1}', w.names, " QUERY("$9") ", 1)"                     \
    " + ts_rank('{0, 0.1, 0.4, 0.8}', w.texts, " QUERY("$9") ", 1)) AS BIGINT)"

/* Where matches come from, by what keeps others out: nothing, brand or price, and the category. What is NULL then is
 * named all the same, because the server has to know the type of each parameter. */
#define WORDS                                                                                      \
    " FROM search_words w WHERE " MATCH " AND coalesce($1, $2) IS NULL AND coalesce($3, '') IS NOT NULL"
#define WORDS_FILTERED                                                                             \
    " FROM search_words w JOIN search_documents d ON d.document = w.document" DOCUMENT_PRICE       \
    " WHERE " MATCH " AND CAST($1 AS TEXT) IS NULL" DOCUMENT_REST
#define WORDS_IN_CATEGORY                                                                          \
    " FROM search_categories k JOIN search_words w ON w.document = k.document"                     \
    " JOIN search_documents d ON d.document = k.document" DOCUMENT_PRICE                           \
    " WHERE k.category = $1 AND " MATCH DOCUMENT_REST
#define OF_WORDS " AS f JOIN search_documents d ON d.document = f.document"

/* A page of the matches, the best first, and only then the rows that a hit shows. */
#define PAGE(from)                                                                                 \
    SELECT_INTO(scored_row, scored_columns,                                                        \
                "SELECT " DOCUMENT_HIT ", f.score FROM (SELECT w.document, " SCORE " AS score" from \
                " ORDER BY score DESC, w.document" DOCUMENT_PAGE ")" OF_WORDS DOCUMENT_PRICE        \
                " ORDER BY f.score DESC, f.document")

typedef struct scored_row {
    engine_hit hit;
    int64_t score;
} scored_row;

static const column scored_columns[] = {
    COL_ID(scored_row, hit.public.product_id, "prd"),
    COL_TEXT(scored_row, hit.public.slug),
    COL_TEXT(scored_row, hit.public.title),
    COL_TEXT(scored_row, hit.public.brand),
    COL_TEXT(scored_row, hit.public.category),
    COL_TEXT(scored_row, hit.public.image),
    COL_MONEY(scored_row, hit.public.price),
    COL_INT(scored_row, score),
};

static const statement pages[] = {PAGE(WORDS), PAGE(WORDS_FILTERED), PAGE(WORDS_IN_CATEGORY)};
static const statement counts[] = {DOCUMENT_COUNT(WORDS), DOCUMENT_COUNT(WORDS_FILTERED),
                                   DOCUMENT_COUNT(WORDS_IN_CATEGORY)};
/* Without "+ 0" the server may walk through all documents in their order and never ask the index. */
#define OLDEST " ORDER BY w.document + 0"
static const statement traits[] = {
    DOCUMENT_TRAITS(" FROM (SELECT w.document" WORDS OLDEST " LIMIT $6)" OF_WORDS DOCUMENT_PRICE
                    " ORDER BY f.document"),
    DOCUMENT_TRAITS(WORDS_FILTERED OLDEST), DOCUMENT_TRAITS(WORDS_IN_CATEGORY OLDEST)};

static const statement words_insert =
    STATEMENT("INSERT INTO search_words (document, names, texts) VALUES ($1,"
              " " VECTOR("$2", "A") " || " VECTOR("$3", "B") " || " VECTOR("$4", "C") ","
              " " VECTOR("$5", "A") " || " VECTOR("$6", "B") " || " VECTOR("$7", "C") ")");
static const statement words_delete = STATEMENT("DELETE FROM search_words WHERE document = $1");
static const statement titles_select =
    DOCUMENT_TITLES(" FROM (SELECT document FROM search_words WHERE names @@ " QUERY("$1") " LIMIT 100)" OF_WORDS
                    " ORDER BY length(d.title), d.title, d.document LIMIT $2");

/* --- words ---------------------------------------------------------------------------------------- */

/* Nothing but accents (U+0300 to U+036F), so that nothing will be left of it. */
static bool is_bare(term w)
{
    size_t i = 0;
    while (i + 1 < w.size && (w.text[i] == '\xcc' || (w.text[i] == '\xcd' && (unsigned char)w.text[i + 1] <= 0xaf)))
        i += 2;
    return i == w.size;
}

static terms without_bare(const terms *w)
{
    terms kept = {.count = 0};
    for (size_t i = 0; i < w->count; i++)
        if (!is_bare(w->list[i]))
            kept.list[kept.count++] = w->list[i];
    return kept;
}

/* The words of a text with a blank between them; NULL when there are none. */
static int words_of(call *c, const char *text, const char **ret)
{
    term w;
    *ret = NULL;
    if (shop__text_empty(text))
        return 0;
    char *words = call_alloc(c, strlen(text) + 1), *at = words;
    ENSURE(words != NULL, SHOP_E_NO_MEMORY);
    while (shop__terms_next(&text, &w)) {
        if (is_bare(w))
            continue;
        if (at > words)
            *at++ = ' ';
        memcpy(at, w.text, w.size);
        at += w.size;
    }
    *ret = at > words ? words : NULL;
    return 0;
}

enum { PLACES = 6 };

static int put(call *c, int64_t document, const engine_texts *t)
{
    const char *texts[PLACES] = {t->title, t->brand, t->category, t->skus, t->attributes, t->description};
    value params[1 + PLACES] = {v_int(document)};
    for (size_t i = 0; i < PLACES; i++) {
        TRY(words_of(c, texts[i], &texts[i]));
        params[1 + i] = v_text(texts[i]);
    }
    return call_run(c, &words_insert, params, 1 + PLACES);
}

static int drop(call *c, int64_t document)
{
    return call_run(c, &words_delete, PARAMS(v_int(document)));
}

/* --- finding -------------------------------------------------------------------------------------- */

/* The query, and the same with any word being enough; NULL when there is nothing to look for. */
typedef struct expressions {
    const char *match, *any;
} expressions;

static int write_expressions(call *c, const engine_query *q, expressions *ret)
{
    const terms w = without_bare(&q->words);
    bool prefix = q->match != SHOP_SEARCH_MATCH_ALL && shop__terms_begin(&w);
    const char *last = prefix ? ":*" : "";
    const term_style every = {.quote = '\'', .between = " & ", .last = last};
    const term_style any = {.quote = '\'', .between = " | ", .last = last};
    *ret = (expressions){NULL, NULL};
    if (w.count == 0)
        return 0;
    TRY(shop__terms_write(&w, &any, call_arena(c), &ret->any));
    ret->match = ret->any;
    return q->match == SHOP_SEARCH_MATCH_ANY ? 0 : shop__terms_write(&w, &every, call_arena(c), &ret->match);
}

/* Which of the statements. */
static size_t source_of(const engine_query *q)
{
    return q->category != NULL ? 2 : shop__documents_filtered(q);
}

static int find_words(call *c, const engine_query *q, int64_t limit, int64_t offset, int64_t max,
                      engine_found *ret)
{
    size_t source = source_of(q);
    const scored_row *rows = NULL;
    document_count all;
    expressions e;
    engine_hit *hits;
    *ret = (engine_found){.count = 0};
    TRY(write_expressions(c, q, &e));
    if (e.match == NULL)
        return 0;
    TRY(call_one(c, &counts[source], DOCUMENT_PARAMS(q, max, v_int(0), v_text(e.match)), NULL, &all));
    ret->total = all.count;
    if (offset < all.count)
        TRY(call_all(c, &pages[source], DOCUMENT_PARAMS(q, limit, v_int(offset), v_text(e.match), v_text(e.any)),
                     (size_t)limit, &rows, &ret->count));
    CALL_ARRAY(c, hits, ret->count + 1);
    for (size_t i = 0; i < ret->count; i++) {
        hits[i] = rows[i].hit;
        hits[i].public.score = rows[i].score;
    }
    ret->hits = hits;
    return 0;
}

static int find(call *c, const engine_query *q, int64_t limit, int64_t offset, int64_t max, engine_found *ret)
{
    return q->match != SHOP_SEARCH_MATCH_BROWSE ? find_words(c, q, limit, offset, max, ret)
                                                : shop__documents_find(c, q, limit, offset, max, ret);
}

/* To look costs as much as the search that would follow. */
static int goes_on(call *c, term word, bool *ret)
{
    (void)c;
    (void)word;
    *ret = true;
    return 0;
}

static int each_trait(call *c, const engine_query *q, int64_t max,
                      int (*each)(void *userdata, const void *trait), void *userdata)
{
    expressions e;
    if (q->match == SHOP_SEARCH_MATCH_BROWSE)
        return shop__documents_each_trait(c, q, max, each, userdata);
    TRY(write_expressions(c, q, &e));
    if (e.match == NULL)
        return 0;
    return call_each(c, &traits[source_of(q)], DOCUMENT_PARAMS(q, max, v_int(0), v_text(e.match)), each, userdata);
}

/* In names, a title's words are those of weight A. */
static int titles(call *c, const terms *w, int64_t max, const engine_title **ret_titles, size_t *ret_count)
{
    static const term_style style = {.quote = '\'', .between = ":A & ", .last = ":*A"};
    const terms kept = without_bare(w);
    const char *match;
    *ret_count = 0;
    if (!shop__terms_begin(&kept))
        return 0;
    TRY(shop__terms_write(&kept, &style, call_arena(c), &match));
    return call_all(c, &titles_select, PARAMS(v_text(match), v_int(max)), (size_t)max, ret_titles, ret_count);
}

const search_engine shop__search_tsvector = {
    .name = "tsvector",
    .put = put,
    .drop = drop,
    .find = find,
    .goes_on = goes_on,
    .each_trait = each_trait,
    .titles = titles,
};
