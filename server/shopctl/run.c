/* run.c - `shopctl run`: what an application does in the background, for shops that none has open;
 * and `shopctl reindex`. */
#include <string.h>

#include "shopctl.h"

enum { REST_MS = 200, REST_AFTER_ERROR_MS = 2000 };

static bool run_pending(app *a, int64_t *ret_done)
{
    *ret_done = 0;
    if (shop_run_pending(a->shop, ret_done) == 0)
        return true;
    app_error_last("run");
    return false;
}

/* Until nothing is left to do now. */
static int run_once(app *a, int64_t *ret_all)
{
    int64_t done;
    do {
        if (!run_pending(a, &done))
            return EXIT_FAILED;
        *ret_all += done;
    } while (done > 0 && !app_interrupted());
    return app_interrupted() ? EXIT_INTERRUPTED : EXIT_DONE;
}

/* Being interrupted is how this ends well. */
static int run_on(app *a, int64_t *ret_all)
{
    if (!a->quiet)
        app_error("running on %s; interrupt it to end", a->url);
    while (!app_interrupted()) {
        int64_t done;
        bool good = run_pending(a, &done);
        *ret_all += done;
        if (done == 0 && !app_interrupted())
            app_pause(good ? REST_MS : REST_AFTER_ERROR_MS);
    }
    return EXIT_DONE;
}

int run_run(app *a, int argc, char **argv)
{
    int64_t all = 0;
    bool once = argc == 2 && strcmp(argv[1], "--once") == 0;
    if (argc != 1 + once)
        return usage_error("run", "takes nothing but --once");
    if (!app_open(a))
        return EXIT_FAILED;
    int status = once ? run_once(a, &all) : run_on(a, &all);
    if (!a->quiet)
        printf("%lld events delivered and jobs done\n", (long long)all);
    return status;
}

/* --- the search index ------------------------------------------------------------------------- */

/* One piece; takes the cursor out of the piece before. NULL when it failed. */
static cJSON *reindex_piece(app *a, const cJSON *before)
{
    const char *cursor = text_at(before, "next_cursor");
    cJSON *args = cJSON_CreateObject();
    if (cursor != NULL)
        cJSON_AddStringToObject(args, "cursor", cursor);
    return app_call(a, "search.reindex", args);
}

int run_reindex(app *a, int argc, char **argv)
{
    progress p;
    int64_t products = 0;
    cJSON *piece = NULL;
    bool more;
    (void)argv;
    if (argc != 1)
        return usage_error("reindex", "takes no argument");
    if (!app_open(a))
        return EXIT_FAILED;
    progress_begin(&p, a, "reindexing", "products", 0);
    do {
        cJSON *next = reindex_piece(a, piece);
        cJSON_Delete(piece);
        piece = next;
        products += (int64_t)number_at(piece, "products");
        more = text_at(piece, "next_cursor") != NULL;
        progress_step(&p, 0, products);
    } while (more && !app_interrupted());
    progress_end(&p);
    bool good = piece != NULL;
    cJSON_Delete(piece);
    if (!good)
        return EXIT_FAILED;
    if (!a->quiet)
        printf("%lld products indexed\n", (long long)products);
    return more ? EXIT_INTERRUPTED : EXIT_DONE;
}
