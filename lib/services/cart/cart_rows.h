/* cart_rows.h - a cart as it lies in the store, the one way to load it, and the guarded ways to change it.
 * Who changes a cart loads it for that, checks everything, and writes last: what fails, fails before the
 * first write. */
#ifndef SHOP_LIB_SERVICES_CART_CART_ROWS_H
#define SHOP_LIB_SERVICES_CART_CART_ROWS_H

#include "lib/core/call.h"
#include "shop/cart.h"

enum {
    CART_LINES_MAX = 200,
    CART_QUANTITY_MAX = 1000, /* of one SKU */
    CART_COUPONS_MAX = 10
};

/* With what belongs to it of its region and shipping method: NULL where those are gone. */
typedef struct cart_row {
    const char *id;
    const char *owner;
    int32_t state; /* shop_cart_state */
    int64_t version;
    const char *region;
    const char *country;
    const char *shipping_method;
    const char *email;
    const char *coupons; /* words */
    const char *order_id;
    const char *merged_into;
    int64_t idle_since_ms; /* 0 = the job that looks for abandoned carts does not look at it */
    int64_t created_at_ms;
    int64_t updated_at_ms;
    const char *currency; /* NULL = the region is gone */
    bool tax_inclusive;
    const char *shipping_title; /* NULL = none is chosen, or it is gone */
    int64_t shipping_minor;
    int64_t shipping_free_from_minor; /* -1 = never free */
    const char *shipping_tax_class;
} cart_row;

typedef struct line_row {
    const char *sku;
    int64_t position;
    const char *product_id;
    const char *variant_id;
    const char *title;
    int64_t quantity;
} line_row;

typedef struct cart_lines {
    line_row *rows; /* in the order in which they were added */
    size_t count;
} cart_lines;

/* To read it. SHOP_E_NOT_FOUND when there is none, or when it is not the caller's. */
int shop__cart_load(call *c, const char *cart_id, cart_row *ret);

/* To change it: nobody else changes it until the transaction ends. The same refusals. */
int shop__cart_load_to_change(call *c, const char *cart_id, cart_row *ret);

/* The same for a guest's cart and whoever knows the guest's id. */
int shop__cart_load_held(call *c, const char *cart_id, const char *guest_id, cart_row *ret);

/* SHOP_E_CONFLICT unless it is open, SHOP_E_VERSION_MISMATCH unless it has this version; 0 = any. */
int shop__cart_expect_open(call *c, const cart_row *cart, int64_t version);

/* Both: what most commands begin with. */
int shop__cart_load_open(call *c, const char *cart_id, int64_t if_version, cart_row *ret);

/* The newest open cart of the caller, loaded to change; SHOP_E_NOT_FOUND without a message. */
int shop__cart_load_newest(call *c, cart_row *ret);

/* Open carts of an owner below this id (a 16-byte blob), the newest first. */
int shop__cart_load_owned(call *c, const char *owner, blob below, size_t max, const cart_row **ret_rows,
                          size_t *ret_count);

/* All lines, with room for `extra` more behind them. */
int shop__cart_load_lines(call *c, const cart_row *cart, size_t extra, cart_lines *ret);
line_row *shop__cart_find_line(const cart_lines *lines, const char *sku);

/* Who carts of this caller belong to; SHOP_E_UNAUTHENTICATED for somebody without any id. */
int shop__cart_owner(call *c, const char **ret_owner);

/* A new, open, empty cart in this region (NULL or "": the first one), not yet in the store. */
int shop__cart_new(call *c, const char *region, cart_row *ret);
int shop__cart_insert(call *c, const cart_row *cart);

/* The next version of an open cart, after a change of its lines alone (touch) or of its own columns too
 * (save). SHOP_E_CONFLICT when somebody else was faster. */
int shop__cart_touch(call *c, cart_row *cart);
int shop__cart_save(call *c, cart_row *cart);
int shop__cart_write_line(call *c, const cart_row *cart, const line_row *line);
int shop__cart_drop_line(call *c, const cart_row *cart, const char *sku);
int shop__cart_drop_lines(call *c, const cart_row *cart);

/* Tell that it changed, if anybody listens. */
int shop__cart_tell(call *c, const cart_row *cart);

/* The public record. */
int shop__cart_project(call *c, const cart_row *cart, const cart_lines *lines, shop_cart *ret);
int shop__cart_read(call *c, const cart_row *cart, shop_cart *ret); /* loads the lines too */

#endif
