/* book.h - what the shop has acknowledged: a write that returned 0 is there for ever, through every
 * crash (I7), and a tagged movement of stock is there as often as its call was answered (I9). */
#ifndef SHOP_TESTS_SIM_BOOK_H
#define SHOP_TESTS_SIM_BOOK_H

#include "tests/sim/world.h"

typedef enum book_kind {
    BOOK_ACCOUNT = 0,
    BOOK_CART,
    BOOK_PRODUCT,
    BOOK_ORDER,
    BOOK_PAYMENT,
    BOOK_FULFILMENT,
    BOOK_RETURN,
    BOOK_REFUND,
    BOOK_KIND_COUNT
} book_kind;

book *book_new(void);
void book_free(book *b);

/* An answer named this thing at this version (0 where it has none). */
void book_saw(world *w, book_kind kind, const char *id, int64_t version);
/* A call that would write a movement with this reason was answered: it is there once, or not. */
void book_moved(world *w, const char *reason, bool once);

/* Everything in it must be in the tables. */
void book_check(world *w);

#endif
