/* order_rows.h - an order as it lies in the store, and what every file of this service does with it. */
#ifndef SHOP_LIB_SERVICES_ORDER_ROWS_H
#define SHOP_LIB_SERVICES_ORDER_ROWS_H

#include "lib/core/saga.h"
#include "lib/schema/generated/records.h"

enum { ORDER_LINES_MAX = 500, ORDER_PARTS_MAX = 1000, ORDER_HISTORY_MAX = 1000 };

/* The order's row. Begins with the saga's progress, so that a row is a saga's state. */
typedef struct order_row {
    saga_progress progress;
    const char *number;
    int32_t state; /* shop_order_state */
    const char *owner;
    const char *email;
    const char *cart_id;
    int64_t cart_version;
    const char *region;
    const char *country;
    const char *shipping_method;
    const char *currency;
    int64_t subtotal_minor;
    int64_t discount_minor;
    int64_t shipping_minor;
    int64_t tax_minor;
    int64_t total_minor;
    const char *coupons; /* codes with a newline between */
    const char *shipping_address; /* JSON, or NULL */
    const char *billing_address;
    const char *provider;
    const char *token; /* until the payment is decided */
    int64_t attempt;
    int64_t attempt_at_ms;
    bool waiting; /* for the payer */
    bool cancel_requested;
    const char *cause; /* why it was cancelled or failed */
    int64_t version;
    int64_t stored_version; /* of the row that was read: whoever changed it since is not overwritten */
    int64_t created_at_ms;
    int64_t placed_at_ms;
    int64_t updated_at_ms;
} order_row;

typedef struct order_line_row {
    int64_t position;
    const char *sku;
    const char *product_id;
    const char *variant_id;
    const char *title;
    int64_t quantity;
    int64_t unit_minor;
    int64_t subtotal_minor;
    int64_t discount_minor;
    int64_t tax_minor;
    int64_t total_minor;
    int64_t fulfilled;
    int64_t returned;
} order_line_row;

/* rows.c: the one loader (checks the owner in the same read), and one for services. */
int shop__order_load_own(call *c, const char *order_id, order_row *ret);
int shop__order_load(call *c, const char *order_id, order_row *ret);
int shop__order_load_lines(call *c, const char *order_id, const order_line_row **ret_lines,
                           size_t *ret_count);
int shop__order_insert_line(call *c, const char *order_id, const order_line_row *line);
/* Insert or update the whole row, guarded by the saga's epoch. */
int shop__order_save(call *c, void *state);
int shop__order_split_coupons(call *c, const char *coupons, const char *const **ret_codes,
                              size_t *ret_count);

/* project.c: rows as public records. */
int shop__order_project(call *c, const order_row *row, shop_order *ret);
int shop__order_project_lines(call *c, const order_row *row, const order_line_row *lines, size_t count,
                              shop_order *ret);
int shop__order_project_header(call *c, const order_row *row, shop_order *ret); /* without its lines */

/* states.c: the one way to change an order's state: a guarded UPDATE and a line of history. Sets row->state and
 * row->version. CONFLICT when the table does not allow it or somebody was faster. */
int shop__order_move(call *c, order_row *row, shop_order_state to, const char *note);
bool shop__order_may_move(int32_t from, int32_t to);
int shop__order_record_move(call *c, order_row *row, shop_order_state to, const char *note);
const char *shop__order_state_name(int32_t state);

/* tell.c: what subscribers get: the order and these lines. */
int shop__order_event(call *c, const order_row *row, const order_line_row *lines, size_t count,
                      shop_order_event *ret);

#endif
