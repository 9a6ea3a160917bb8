/* fts5.c - SQLite's full-text index as search engine. One pass over the matches ranks and counts them: finding
 * what two frequent words have in common costs more than ranking it, so it is done once. Rows are read for
 * the hits of the page only. Words reach FTS5 quoted, so that none is an operator.
 *
 * Every statement takes the same parameters: $1 words, $2 category, $3 brand, $4 currency, $5 and $6 bounds
 * of the price, $7 limit, $8 offset. */
#include <stddef.h>
#include <string.h>

#include "lib/services/search/engine.h"

/* What a word is worth by where it stands: title, brand, category, SKUs, attributes, description. A word that
 * half of the documents have is worth a millionth, of which the places still have their shares: ranked is
 * by millionths of millionths, told are millionths. */
#define SCORE "CAST(-1000000000000 * bm25(search_words, 10.0, 6.0, 5.0, 8.0, 4.0, 1.0) AS INTEGER)"
enum { SCORE_UNITS = 1000 * 1000 };

#define FIELDS "d.product_id, d.slug, d.title, d.brand, d.category, d.image, "
#define HIT FIELDS "p.minor, p.currency"
#define PRICE                                                                                      \
    " LEFT JOIN search_prices p ON p.document = d.document AND p.currency = coalesce($4, d.currency)"
#define REST                                                                                       \
    " AND ($3 IS NULL OR d.brand = $3) AND ($5 = 0 OR p.minor >= $5) AND ($6 = 0 OR p.minor <= $6)"
#define FILTER                                                                                     \
    " AND ($2 IS NULL OR EXISTS (SELECT 1 FROM search_categories k"                                \
    " WHERE k.category = $2 AND k.document = d.document))" REST
#define PAGE " LIMIT $7 OFFSET $8"

/* Where matches come from. CROSS JOIN fixes the order: first the words, then the rows they name. */
#define WORDS " FROM search_words WHERE search_words MATCH $1"
#define WORDS_FILTERED                                                                             \
    " FROM search_words CROSS JOIN search_documents d ON d.document = search_words.rowid" PRICE    \
    " WHERE search_words MATCH $1" FILTER
#define ALL " FROM search_documents d" PRICE " WHERE d.document > 0" FILTER
#define CATEGORY                                                                                   \
    " FROM search_categories k CROSS JOIN search_documents d ON d.document = k.document" PRICE     \
    " WHERE k.category = $2" REST
#define OF_WORDS " AS f CROSS JOIN search_documents d ON d.document = f.document"

typedef struct count_row {
    int64_t count;
} count_row;

/* A match: its document and how well it fits. */
typedef struct rank_row {
    int64_t document, score;
} rank_row;

static const column hit_columns[] = {
    COL_ID(engine_hit, public.product_id, "prd"), COL_TEXT(engine_hit, public.slug),
    COL_TEXT(engine_hit, public.title),           COL_TEXT(engine_hit, public.brand),
    COL_TEXT(engine_hit, public.category),        COL_TEXT(engine_hit, public.image),
    COL_MONEY(engine_hit, public.price),
};
static const column rank_columns[] = {COL_INT(rank_row, document), COL_INT(rank_row, score)};
static const column count_columns[] = {COL_INT(count_row, count)};
static const column trait_columns[] = {
    COL_TEXT(engine_trait, category), COL_TEXT(engine_trait, brand),
    COL_BOOL(engine_trait, priced),   COL_INT(engine_trait, minor),
};
static const column title_columns[] = {
    COL_TEXT(engine_title, text), COL_ID(engine_title, product_id, "prd"), COL_TEXT(engine_title, slug)};

#define HITS(sql) SELECT_INTO(engine_hit, hit_columns, sql)
#define RANKS(sql) SELECT_INTO(rank_row, rank_columns, sql)
#define TRAITS(from)                                                                               \
    SELECT_INTO(engine_trait, trait_columns,                                                       \
                "SELECT d.category, d.brand, p.minor IS NOT NULL, coalesce(p.minor, 0)" from " LIMIT $7")
#define COUNT(from)                                                                                \
    SELECT_INTO(count_row, count_columns, "SELECT count(*) FROM (SELECT 1" from " LIMIT $7) AS f")

/* With words: every match with its score. */
static const statement ranks[] = {RANKS("SELECT rowid, " SCORE WORDS),
                                  RANKS("SELECT d.document, " SCORE WORDS_FILTERED)};
/* Without: a page, the newest first, and how many there are. */
static const statement pages[] = {HITS("SELECT " HIT ALL " ORDER BY d.document DESC" PAGE),
                                  HITS("SELECT " HIT CATEGORY " ORDER BY k.document DESC" PAGE)};
static const statement counts[] = {COUNT(ALL), COUNT(CATEGORY)};

static const statement traits[] = {
    TRAITS(" FROM (SELECT rowid AS document" WORDS " LIMIT $7)" OF_WORDS PRICE), TRAITS(WORDS_FILTERED)};
static const statement traits_of_all[] = {TRAITS(ALL), TRAITS(CATEGORY)};

/* $1 document, $4 currency; most callers want the document's own currency, which stands beside it. */
static const statement hit_select =
    HITS("SELECT " HIT " FROM search_documents d" PRICE " WHERE d.document = $1");
static const statement own_hit_select =
    HITS("SELECT " FIELDS "d.minor, d.currency FROM search_documents d WHERE d.document = $1");

static const statement words_insert = STATEMENT(
    "INSERT INTO search_words (rowid, title, brand, category, skus, attributes, description)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7)");
static const statement words_delete = STATEMENT("DELETE FROM search_words WHERE rowid = $1");
static const statement titles_insert =
    STATEMENT("INSERT INTO search_titles (rowid, title) VALUES ($1, $2)");
/* As long as the document still has the title that is to be forgotten. */
static const statement titles_delete =
    STATEMENT("INSERT INTO search_titles (search_titles, rowid, title)"
              " SELECT 'delete', document, title FROM search_documents WHERE document = $1");
static const statement titles_select = SELECT_INTO(
    engine_title, title_columns,
    "SELECT d.title, d.product_id, d.slug FROM (SELECT rowid AS document FROM search_titles"
    " WHERE search_titles MATCH $1 LIMIT 100)" OF_WORDS
    " ORDER BY length(d.title), d.title, d.document LIMIT $2");

/* Words that begin with another are those from the word with the first character that may follow to the
 * word with the last one. */
static const statement longer_select = SELECT_INTO(
    count_row, count_columns,
    "SELECT count(*) FROM (SELECT 1 FROM search_vocabulary WHERE term >= $1 AND term <= $2 LIMIT 1) AS f");

static int put(call *c, int64_t document, const engine_texts *t)
{
    TRY(call_run(c, &titles_insert, PARAMS(v_int(document), v_text(t->title))));
    return call_run(c, &words_insert,
                    PARAMS(v_int(document), v_text(t->title), v_text(t->brand), v_text(t->category),
                           v_text(t->skus), v_text(t->attributes), v_text(t->description)));
}

static int drop(call *c, int64_t document)
{
    TRY(call_run(c, &titles_delete, PARAMS(v_int(document))));
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

/* The words with `between` them, the last one as a beginning when `prefix`. */
static int expression(call *c, const terms *w, const char *between, bool prefix, const char **ret)
{
    size_t size = sizeof("*");
    for (size_t i = 0; i < w->count; i++)
        size += w->list[i].size + strlen(between) + 2;
    char *text = call_alloc(c, size), *at = text;
    ENSURE(text != NULL, SHOP_E_NO_MEMORY);
    for (size_t i = 0; i < w->count; i++) {
        if (i > 0)
            at = stpcpy(at, between);
        at = put_word(at, w->list[i]);
    }
    if (prefix)
        *at++ = '*';
    *at = '\0';
    *ret = text;
    return 0;
}

static bool last_is_beginning(const terms *w)
{
    return w->count > 0 && shop__term_letters(w->list[w->count - 1]) >= TERM_PREFIX_LETTERS;
}

static bool is_filtered(const engine_query *q)
{
    return q->category != NULL || q->brand != NULL || q->price_min != 0 || q->price_max != 0;
}

static int match_expression(call *c, const engine_query *q, const char **ret)
{
    bool any = q->match == SHOP_SEARCH_MATCH_ANY;
    bool prefix = q->match != SHOP_SEARCH_MATCH_ALL && last_is_beginning(&q->words);
    return expression(c, &q->words, any ? " OR " : " ", prefix, ret);
}

#define QUERY_PARAMS(q, match, limit, offset)                                                      \
    PARAMS(v_text(match), v_text((q)->category), v_text((q)->brand), v_text((q)->currency),        \
           v_int((q)->price_min), v_int((q)->price_max), v_int(limit), v_int(offset))

/* --- the best of all matches ---------------------------------------------------------------------- */

/* The best `max` of those that came by, sorted. */
typedef struct best {
    rank_row *list;
    size_t count, max;
    int64_t total;
} best;

static bool is_better(const rank_row *a, const rank_row *b)
{
    return a->score != b->score ? a->score > b->score : a->document < b->document;
}

/* Most are no better than the last one that is kept, and cost one comparison. */
static int consider(void *userdata, const void *row)
{
    best *b = userdata;
    const rank_row *r = row;
    b->total++;
    if (b->count == b->max && !is_better(r, &b->list[b->count - 1]))
        return 0;
    size_t low = 0, high = b->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (is_better(r, &b->list[middle]))
            high = middle;
        else
            low = middle + 1;
    }
    b->count += b->count < b->max;
    memmove(&b->list[low + 1], &b->list[low], (b->count - low - 1) * sizeof(b->list[0]));
    b->list[low] = *r;
    return 0;
}

static int read_hits(call *c, const engine_query *q, const rank_row *list, size_t count, engine_hit *hits)
{
    const statement *select = q->currency != NULL ? &hit_select : &own_hit_select;
    for (size_t i = 0; i < count; i++) {
        TRY(call_one(c, select,
                     PARAMS(v_int(list[i].document), v_null(), v_null(), v_text(q->currency)), "document",
                     &hits[i]));
        hits[i].public.score = list[i].score / SCORE_UNITS;
    }
    return 0;
}

static int find_words(call *c, const engine_query *q, int64_t limit, int64_t offset, engine_found *ret)
{
    best b = {.max = (size_t)(limit + offset)};
    const char *match;
    engine_hit *hits;
    CALL_ARRAY(c, b.list, b.max);
    TRY(match_expression(c, q, &match));
    TRY(call_each(c, &ranks[is_filtered(q)], QUERY_PARAMS(q, match, limit, offset), consider, &b));
    size_t skipped = b.count < (size_t)offset ? b.count : (size_t)offset;
    CALL_ARRAY(c, hits, b.count - skipped + 1);
    TRY(read_hits(c, q, b.list + skipped, b.count - skipped, hits));
    *ret = (engine_found){hits, b.count - skipped, b.total};
    return 0;
}

/* --- the engine ----------------------------------------------------------------------------------- */

static int find(call *c, const engine_query *q, int64_t limit, int64_t offset, int64_t max,
                engine_found *ret)
{
    bool category = q->category != NULL;
    count_row all;
    if (q->match != SHOP_SEARCH_MATCH_BROWSE)
        return find_words(c, q, limit, offset, ret);
    TRY(call_one(c, &counts[category], QUERY_PARAMS(q, NULL, max, 0), NULL, &all));
    ret->total = all.count;
    return call_all(c, &pages[category], QUERY_PARAMS(q, NULL, limit, offset), (size_t)limit, &ret->hits,
                    &ret->count);
}

/* In the index letters are small and without accents. Only of ASCII is known here what that makes of them;
 * of other words it is said that they may go on. */
static int goes_on(call *c, term word, bool *ret)
{
    char first[TERM_MAX_BYTES + sizeof("0")], last[TERM_MAX_BYTES + sizeof("\xf4\x8f\xbf\xbf")];
    count_row row;
    *ret = true;
    for (size_t i = 0; i < word.size; i++) {
        if ((unsigned char)word.text[i] >= 0x80)
            return 0;
        bool capital = word.text[i] >= 'A' && word.text[i] <= 'Z';
        first[i] = last[i] = capital ? (char)(word.text[i] - 'A' + 'a') : word.text[i];
    }
    memcpy(first + word.size, "0", sizeof("0"));
    memcpy(last + word.size, "\xf4\x8f\xbf\xbf", sizeof("\xf4\x8f\xbf\xbf"));
    TRY(call_one(c, &longer_select, PARAMS(v_text(first), v_text(last)), NULL, &row));
    *ret = row.count > 0;
    return 0;
}

static int each_trait(call *c, const engine_query *q, int64_t max,
                      int (*each)(void *userdata, const void *trait), void *userdata)
{
    const char *match = NULL;
    const statement *from = &traits_of_all[q->category != NULL];
    if (q->match != SHOP_SEARCH_MATCH_BROWSE) {
        from = &traits[is_filtered(q)];
        TRY(match_expression(c, q, &match));
    }
    return call_each(c, from, QUERY_PARAMS(q, match, max, 0), each, userdata);
}

static int titles(call *c, const terms *w, int64_t max, const engine_title **ret_titles, size_t *ret_count)
{
    const char *match;
    *ret_count = 0;
    if (!last_is_beginning(w))
        return 0;
    TRY(expression(c, w, " ", true, &match));
    return call_all(c, &titles_select, PARAMS(v_text(match), v_int(max)), (size_t)max, ret_titles, ret_count);
}

const search_engine shop__search_fts5 = {
    .name = "fts5",
    .put = put,
    .drop = drop,
    .find = find,
    .goes_on = goes_on,
    .each_trait = each_trait,
    .titles = titles,
};
