/* suggest.c - titles while somebody is typing, and how far the index is. */
#include <stddef.h>

#include "lib/base/text.h"
#include "lib/services/search/engine.h"
#include "lib/services/search/generated/handlers.h"

enum { SUGGESTIONS_MAX = 10, TITLES_MAX = 100 };

typedef struct status_row {
    int64_t documents, position;
} status_row;

static const column status_columns[] = {COL_INT(status_row, documents), COL_INT(status_row, position)};

static const statement status_select =
    SELECT_INTO(status_row, status_columns,
                "SELECT (SELECT count(*) FROM search_documents), position FROM search_progress WHERE id = 1");

/* Equal titles stand beside one another and are told once. */
int shop__search_suggest(call *c, const shop_search_suggest_args *args, shop_search_suggestions *ret)
{
    size_t max = args->limit != 0 ? (size_t)args->limit : SUGGESTIONS_MAX, count = 0;
    const engine_title *titles = NULL;
    const shop_search_suggestion **list;
    shop_search_suggestion *items;
    terms w;
    shop__terms_split(args->q, &w);
    TRY(shop__search_engine(c)->titles(c, &w, TITLES_MAX, &titles, &count));
    CALL_ARRAY(c, list, max);
    CALL_ARRAY(c, items, max);
    for (size_t i = 0; i < count && ret->suggestion_count < max; i++) {
        const engine_title *t = &titles[i];
        shop_search_suggestion *item = &items[ret->suggestion_count];
        if (i > 0 && shop__text_equal(t->text, titles[i - 1].text))
            continue;
        *item = (shop_search_suggestion){.text = t->text, .product_id = t->product_id, .slug = t->slug};
        list[ret->suggestion_count++] = item;
    }
    ret->suggestions = list;
    return 0;
}

int shop__search_status(call *c, const shop_search_status_args *args, shop_search_progress *ret)
{
    status_row row;
    (void)args;
    TRY(call_one(c, &status_select, NO_PARAMS, NULL, &row));
    *ret = (shop_search_progress){.engine = shop__search_engine(c)->name,
                                .documents = row.documents,
                                .position = row.position};
    return 0;
}
