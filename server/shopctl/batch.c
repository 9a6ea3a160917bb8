/* batch.c - writing some products at a time. Several threads write one product each, so that their
 * transactions share a commit: most of an import's time is waiting for the disk. What a failed one
 * says is kept with it and told in the order of the file. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "import.h"

enum { WRITERS = 16, CAPACITY_FIRST = 64 };

batch_item *batch_add(batch *b, long line)
{
    if (b->count == b->capacity) {
        size_t capacity = b->capacity > 0 ? b->capacity * 2 : CAPACITY_FIRST;
        batch_item *larger = reallocarray(b->items, capacity, sizeof(*larger));
        if (larger == NULL)
            return NULL;
        b->items = larger;
        b->capacity = capacity;
    }
    batch_item *item = &b->items[b->count++];
    memset(item, 0, sizeof(*item));
    item->line = line;
    return item;
}

void batch_clear(batch *b)
{
    for (size_t i = 0; i < b->count; i++) {
        cJSON_Delete(b->items[i].call);
        cJSON_Delete(b->items[i].product);
        cJSON_Delete(b->items[i].stock);
    }
    b->count = 0;
}

void batch_free(batch *b)
{
    batch_clear(b);
    free(b->items);
    *b = (batch){0};
}

/* --- writing ---------------------------------------------------------------------------------- */

typedef struct writing {
    batch *b;
    app *a;
    bool dry_run;
    size_t end;         /* of the items to write now */
    atomic_size_t next; /* the first that nobody has taken */
} writing;

/* Call an operation; with dry_run it is enough that nothing but the writing itself is refused. */
static bool do_call(const writing *w, batch_item *item, const char *op, const cJSON *args)
{
    int code = app_try(w->a, op, cJSON_Duplicate(args, true), NULL);
    if (code == 0 || (w->dry_run && code == SHOP_E_USAGE))
        return true;
    char why[REASON_MAX];
    app_describe_last(why, sizeof(why));
    snprintf(item->why, sizeof(item->why), "%s: %.380s", op, why);
    item->refused = true;
    return false;
}

static void write_item(const writing *w, batch_item *item)
{
    const cJSON *level;
    if (!do_call(w, item, "product.put", item->product))
        return;
    cJSON_ArrayForEach(level, item->stock)
    {
        if (!do_call(w, item, "stock.set", level))
            return;
    }
}

static void *write_some(void *argument)
{
    writing *w = argument;
    for (size_t i; (i = atomic_fetch_add(&w->next, 1)) < w->end;) {
        batch_item *item = &w->b->items[i];
        if (item->product != NULL && item->why[0] == '\0')
            write_item(w, item);
    }
    return NULL;
}

/* What was refused may have been early only: a SKU that another product of the batch gives up. */
static void write_again(writing *w, size_t first)
{
    for (size_t i = first; i < w->end; i++) {
        batch_item *item = &w->b->items[i];
        if (!item->refused)
            continue;
        item->why[0] = '\0';
        write_item(w, item);
    }
}

/* The products from `first` up to the next item that is done alone. */
static size_t write_products(writing *w, size_t first)
{
    pthread_t threads[WRITERS - 1];
    size_t started = 0;
    for (w->end = first; w->end < w->b->count && w->b->items[w->end].call == NULL;)
        w->end++;
    w->next = first;
    while (started < WRITERS - 1 && started + 1 < w->end - first &&
           pthread_create(&threads[started], NULL, write_some, w) == 0)
        started++;
    write_some(w);
    while (started > 0)
        pthread_join(threads[--started], NULL);
    write_again(w, first);
    return w->end;
}

void batch_write(batch *b, app *a, bool dry_run)
{
    writing w = {.b = b, .a = a, .dry_run = dry_run};
    for (size_t i = 0; i < b->count;) {
        batch_item *item = &b->items[i];
        if (item->call == NULL) {
            i = write_products(&w, i);
            continue;
        }
        if (item->why[0] == '\0')
            (void)do_call(&w, item, text_at(item->call, "op"), item_at(item->call, "args"));
        i++;
    }
}
