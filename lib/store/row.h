/* row.h - from the cells of a result row to a flat struct, by its column table; for every
 * engine. */
#ifndef SHOP_LIB_STORE_ROW_H
#define SHOP_LIB_STORE_ROW_H

#include "lib/base/arena.h"
#include "lib/base/id.h"
#include "lib/store/limits.h"
#include "lib/store/store.h"

/* How an engine gives the cells of the row on which its cursor stands. */
typedef struct row_cells {
    int64_t (*integer)(void *handle, int index); /* 0 for NULL */
    /* NULL for SQL NULL only. A text is followed by a NUL. Valid until the cursor moves. */
    const char *(*text)(void *handle, int index, size_t *ret_size);
    const void *(*blob)(void *handle, int index, size_t *ret_size);
} row_cells;

/* Where texts go: copied into an arena, or borrowed from the engine until the cursor moves. */
typedef struct row_texts {
    arena *copies;                             /* NULL = borrow */
    char (*ids)[ID_TEXT_MAX];                  /* when borrowing: room for STORE_COLUMNS_MAX ids */
} row_texts;

/* Cells of a result that a column table takes; money takes two. */
int shop__row_width(const statement *s);

/* One row into s->row_size bytes at ret. On failure ret is garbage: give it memory of your own.
 * SHOP_E_CORRUPT when a cell cannot be what the table says, SHOP_E_NO_MEMORY. */
int shop__row_read(const statement *s, const row_cells *cells, void *handle, row_texts texts,
                   void *ret, fault *f);

#endif
