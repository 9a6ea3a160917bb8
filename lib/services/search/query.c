/* query.c - one search: all words first, then the last one as a beginning, then any word when nothing has
 * them all. How it was found stays the same from page to page: the cursor says it. */
#include <stdio.h>
#include <string.h>

#include "lib/base/money.h"
#include "lib/base/text.h"
#include "lib/core/limits.h"
#include "lib/services/search/engine.h"
#include "lib/services/search/facets.h"
#include "lib/services/search/generated/handlers.h"

enum { HITS_MAX = 1000 }; /* counted exactly, and the end of paging */

typedef struct page {
    engine_found found;
    int64_t limit, offset;
} page;

static const char match_letters[] = {[SHOP_SEARCH_MATCH_ALL] = 'a',
                                     [SHOP_SEARCH_MATCH_PREFIX] = 'p',
                                     [SHOP_SEARCH_MATCH_ANY] = 'o',
                                     [SHOP_SEARCH_MATCH_BROWSE] = 'b'};
enum { MATCHES = sizeof(match_letters) };

/* A cursor is a letter and an offset: "a20". */
static int read_cursor(call *c, const char *cursor, engine_query *q, page *p)
{
    size_t how = 1;
    if (shop__text_empty(cursor))
        return 0;
    while (how < MATCHES && match_letters[how] != cursor[0])
        how++;
    ENSURE(how < MATCHES && shop__text_int(cursor + 1, &p->offset) && p->offset > 0 && p->offset < HITS_MAX &&
               (how == SHOP_SEARCH_MATCH_BROWSE) == (q->match == SHOP_SEARCH_MATCH_BROWSE),
           call_invalid(c, "cursor", "is not one that this query gave"));
    q->match = (shop_search_match)how;
    return 0;
}

static int check_prices(call *c, const shop_search_query_args *args)
{
    bool bounded = args->price_min != 0 || args->price_max != 0;
    if (shop__text_empty(args->currency))
        return bounded ? call_invalid(c, "currency", "is needed with a price") : 0;
    ENSURE(shop__currency_exponent(args->currency) >= 0,
           call_invalid(c, "currency", "\"%s\" is no ISO 4217 currency", args->currency));
    return 0;
}

static const char *text_or_null(const char *text)
{
    return shop__text_empty(text) ? NULL : text;
}

static bool is_blank(const char *text)
{
    return text == NULL || text[strspn(text, " \t\r\n")] == '\0';
}

static int read_query(call *c, const shop_search_query_args *args, engine_query *q, page *p)
{
    TRY(check_prices(c, args));
    *q = (engine_query){.match = is_blank(args->q) ? SHOP_SEARCH_MATCH_BROWSE : SHOP_SEARCH_MATCH_ALL,
                        .category = text_or_null(args->category),
                        .brand = text_or_null(args->brand),
                        .currency = text_or_null(args->currency),
                        .price_min = args->price_min,
                        .price_max = args->price_max};
    *p = (page){.limit = args->limit != 0 ? args->limit : PAGE_DEFAULT};
    shop__terms_split(args->q, &q->words);
    TRY(read_cursor(c, args->cursor, q, p));
    if (p->limit > HITS_MAX - p->offset)
        p->limit = HITS_MAX - p->offset;
    return 0;
}

static int read_page(call *c, const engine_query *q, page *p)
{
    return shop__search_engine(c)->find(c, q, p->limit, p->offset, HITS_MAX, &p->found);
}

/* Several words that stand together somewhere mean what they say. A single one may still be being typed, or
 * be one of several forms, as long as it does not fill a page. */
static bool may_be_beginning(const engine_query *q, const page *p)
{
    return q->words.count == 1 ? p->found.total < p->limit : p->found.total == 0;
}

static int try_beginning(call *c, engine_query *q, page *p)
{
    bool more = false;
    int64_t exact = p->found.total;
    TRY(shop__search_engine(c)->goes_on(c, q->words.list[q->words.count - 1], &more));
    if (!more)
        return 0;
    q->match = SHOP_SEARCH_MATCH_PREFIX;
    TRY(read_page(c, q, p));
    if (p->found.total == exact)
        q->match = SHOP_SEARCH_MATCH_ALL;
    return 0;
}

/* The first page decides how the query is understood. */
static int understand(call *c, engine_query *q, page *p)
{
    TRY(read_page(c, q, p));
    if (q->match != SHOP_SEARCH_MATCH_ALL || p->offset > 0 || !may_be_beginning(q, p))
        return 0;
    TRY(try_beginning(c, q, p));
    if (p->found.total > 0 || q->words.count < 2)
        return 0;
    q->match = SHOP_SEARCH_MATCH_ANY;
    return read_page(c, q, p);
}

static int project(call *c, const engine_query *q, const page *p, shop_search_result *ret)
{
    const engine_found *found = &p->found;
    const shop_search_hit **list;
    CALL_ARRAY(c, list, found->count + 1);
    for (size_t i = 0; i < found->count; i++)
        list[i] = &found->hits[i].public;
    ret->hits = list;
    ret->hit_count = found->count;
    ret->match = q->match;
    ret->total = found->total < HITS_MAX ? found->total : HITS_MAX;
    int64_t next = p->offset + (int64_t)found->count;
    if (next >= ret->total)
        return 0;
    ret->next_cursor = call_format(c, "%c%lld", match_letters[q->match], (long long)next);
    return ret->next_cursor != NULL ? 0 : SHOP_E_NO_MEMORY;
}

int shop__search_query(call *c, const shop_search_query_args *args, shop_search_result *ret)
{
    engine_query q;
    page p;
    TRY(read_query(c, args, &q, &p));
    if (q.match != SHOP_SEARCH_MATCH_BROWSE && q.words.count == 0) {
        ret->match = q.match; /* nothing in it can be part of a word */
        return 0;
    }
    TRY(understand(c, &q, &p));
    TRY(project(c, &q, &p, ret));
    return args->facets ? shop__facets_count(c, &q, ret) : 0;
}
