/* fts5.c - SQLite's full-text index as search engine. One pass over the matches ranks and counts them: finding
 * what two frequent words have in common costs more than ranking it, so it is done once. Rows are read for
 * the hits of the page only. Words reach FTS5 quoted, so that none is an operator; they are $8. */
#include <stddef.h>
#include <string.h>

#include "lib/services/search/documents.h"

/* What a word is worth by where it stands: title, brand, category, SKUs, attributes, description. A word that
 * half of the documents have is worth a millionth, of which the places still have their shares: ranked is
 * by millionths of millionths, told are millionths. */
#define SCORE "CAST(-1000000000000 * bm25(search_words, 10.0, 6.0, 5.0, 8.0, 4.0, 1.0) AS BIGINT)"
enum { SCORE_UNITS = 1000 * 1000 };

/* Where matches come from. CROSS JOIN fixes the order: first the words, then the rows they name. */
#define WORDS " FROM search_words WHERE search_words MATCH $8"
#define WORDS_FILTERED                                                                             \
    " FROM search_words CROSS JOIN search_documents d ON d.document = search_words.rowid"          \
    DOCUMENT_PRICE " WHERE search_words MATCH $8" DOCUMENT_FILTER
#define OF_WORDS " AS f CROSS JOIN search_documents d ON d.document = f.document"

/* A match: its document and how well it fits. */
typedef struct rank_row {
    int64_t document, score;
} rank_row;

static const column rank_columns[] = {COL_INT(rank_row, document), COL_INT(rank_row, score)};
#define RANKS(sql) SELECT_INTO(rank_row, rank_columns, sql)

/* Every match with its score. */
static const statement ranks[] = {RANKS("SELECT rowid, " SCORE WORDS),
                                  RANKS("SELECT d.document, " SCORE WORDS_FILTERED)};
static const statement traits[] = {
    DOCUMENT_TRAITS(" FROM (SELECT rowid AS document" WORDS " LIMIT $6)" OF_WORDS DOCUMENT_PRICE),
    DOCUMENT_TRAITS(WORDS_FILTERED)};

/* $1 document, $3 currency; most callers want the document's own currency, which stands beside it. */
static const statement hit_select = DOCUMENT_HITS(
    "SELECT " DOCUMENT_HIT " FROM search_documents d" DOCUMENT_PRICE " WHERE d.document = $1");
static const statement own_hit_select = DOCUMENT_HITS(
    "SELECT " DOCUMENT_FIELDS "d.minor, d.currency FROM search_documents d WHERE d.document = $1");

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
static const statement titles_select =
    DOCUMENT_TITLES(" FROM (SELECT rowid AS document FROM search_titles WHERE search_titles MATCH $1"
                    " LIMIT 100)" OF_WORDS " ORDER BY length(d.title), d.title, d.document LIMIT $2");

/* Words that begin with another are those from the word with the first character that may follow to the
 * word with the last one. */
static const statement longer_select = SELECT_INTO(
    document_count, shop__document_count,
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

static const term_style every = {.quote = '"', .between = " ", .last = ""};
static const term_style beginning = {.quote = '"', .between = " ", .last = "*"};
static const term_style any = {.quote = '"', .between = " OR ", .last = ""};
static const term_style any_beginning = {.quote = '"', .between = " OR ", .last = "*"};

static int match_expression(call *c, const engine_query *q, const char **ret)
{
    bool prefix = q->match != SHOP_SEARCH_MATCH_ALL && shop__terms_begin(&q->words);
    const term_style *style = q->match == SHOP_SEARCH_MATCH_ANY ? (prefix ? &any_beginning : &any)
                                                                : (prefix ? &beginning : &every);
    return shop__terms_write(&q->words, style, call_arena(c), ret);
}

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
                     PARAMS(v_int(list[i].document), v_null(), v_text(q->currency)), "document", &hits[i]));
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
    TRY(call_each(c, &ranks[shop__documents_filtered(q)], DOCUMENT_PARAMS(q, limit, v_int(offset), v_text(match)),
                  consider, &b));
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
    return q->match != SHOP_SEARCH_MATCH_BROWSE ? find_words(c, q, limit, offset, ret)
                                                : shop__documents_find(c, q, limit, offset, max, ret);
}

/* In the index letters are small and without accents. Only of ASCII is known here what that makes of them;
 * of other words it is said that they may go on. */
static int goes_on(call *c, term word, bool *ret)
{
    char first[TERM_MAX_BYTES + sizeof("0")], last[TERM_MAX_BYTES + sizeof("\xf4\x8f\xbf\xbf")];
    document_count row;
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
    const char *match;
    if (q->match == SHOP_SEARCH_MATCH_BROWSE)
        return shop__documents_each_trait(c, q, max, each, userdata);
    TRY(match_expression(c, q, &match));
    return call_each(c, &traits[shop__documents_filtered(q)], DOCUMENT_PARAMS(q, max, v_int(0), v_text(match)), each,
                     userdata);
}

static int titles(call *c, const terms *w, int64_t max, const engine_title **ret_titles, size_t *ret_count)
{
    const char *match;
    *ret_count = 0;
    if (!shop__terms_begin(w))
        return 0;
    TRY(shop__terms_write(w, &beginning, call_arena(c), &match));
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
