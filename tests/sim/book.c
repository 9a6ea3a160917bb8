/* book.c - see book.h. */
#include "tests/sim/book.h"

#include <stdlib.h>
#include <string.h>

#include "tests/sim/look.h"

enum { ENTRIES_MAX = 16384 };

typedef struct entry {
    book_kind kind;
    char id[SHOP_ID_SIZE];
    int64_t version;
} entry;

typedef struct moved {
    char reason[SHOP_ID_SIZE];
    bool once;
} moved;

struct book {
    entry entries[ENTRIES_MAX];
    unsigned count;
    moved moves[ENTRIES_MAX];
    unsigned move_count;
};

/* The version of a row, or 1 where rows have none; 0 when there is no such row. */
static const char *const queries[BOOK_KIND_COUNT] = {
    [BOOK_ACCOUNT] = "SELECT version FROM user_accounts WHERE id = ?1",
    [BOOK_CART] = "SELECT version FROM cart_carts WHERE id = ?1",
    [BOOK_PRODUCT] = "SELECT version FROM catalog_products WHERE id = ?1",
    [BOOK_ORDER] = "SELECT version FROM order_orders WHERE id = ?1",
    [BOOK_PAYMENT] = "SELECT version FROM payment_payments WHERE id = ?1",
    [BOOK_FULFILMENT] = "SELECT 1 FROM order_fulfilments WHERE id = ?1",
    [BOOK_RETURN] = "SELECT 1 FROM order_returns WHERE id = ?1",
    [BOOK_REFUND] = "SELECT 1 FROM payment_refunds WHERE id = ?1",
};

book *book_new(void)
{
    return calloc(1, sizeof(book));
}

void book_free(book *b)
{
    free(b);
}

void book_saw(world *w, book_kind kind, const char *id, int64_t version)
{
    book *b = w->book;
    for (unsigned i = b->count; i > 0; i--) {
        entry *e = &b->entries[i - 1];
        if (e->kind == kind && strcmp(e->id, id) == 0) {
            e->version = version > e->version ? version : e->version;
            return;
        }
    }
    if (b->count == ENTRIES_MAX)
        return;
    entry *e = &b->entries[b->count++];
    e->kind = kind;
    e->version = version;
    snprintf(e->id, sizeof e->id, "%s", id);
}

void book_moved(world *w, const char *reason, bool once)
{
    book *b = w->book;
    if (b->move_count == ENTRIES_MAX)
        return;
    moved *m = &b->moves[b->move_count++];
    snprintf(m->reason, sizeof m->reason, "%s", reason);
    m->once = once;
}

void book_check(world *w)
{
    const book *b = w->book;
    for (unsigned i = 0; i < b->count; i++) {
        const entry *e = &b->entries[i];
        int64_t version = look_number(w, queries[e->kind], LOOK_ID(e->id));
        if (version < e->version || version == 0)
            world_fail(w, "I7 what was acknowledged is there", "%s: version %lld, now %lld", e->id,
                       (long long)e->version, (long long)version);
    }
    for (unsigned i = 0; i < b->move_count; i++) {
        const moved *m = &b->moves[i];
        int64_t count = look_number(
            w, "SELECT count(*) FROM inventory_movements WHERE reason = ?1", LOOK_TEXT(m->reason));
        if (count != m->once)
            world_fail(w, "I9 one answer, one effect", "%s moved stock %lld times, was answered %s",
                       m->reason, (long long)count, m->once ? "OK" : "with a refusal");
    }
}
