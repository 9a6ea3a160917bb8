/* stubs.c - each public operation is one line: into the slot that every route shares.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/api/invoke.h"
#include "lib/schema/generated/ops.h"
#include "shop/types.h"
#include "shop/user.h"
#include "shop/catalog.h"
#include "shop/inventory.h"
#include "shop/cart.h"
#include "shop/order.h"
#include "shop/payment.h"
#include "shop/system.h"

int shop_product_get(shop *s, const shop_product_get_args *args, const shop_product **out)
{
    return shop__invoke(s, SHOP__OP_PRODUCT_GET, args, out);
}

int shop_product_put(shop *s, const shop_product_put_args *args, const shop_product **out)
{
    return shop__invoke(s, SHOP__OP_PRODUCT_PUT, args, out);
}

int shop_product_find(shop *s, const shop_product_find_args *args, const shop_product **out)
{
    return shop__invoke(s, SHOP__OP_PRODUCT_FIND, args, out);
}

int shop_product_list(
    shop *s, const shop_product_list_args *args, const shop_product_summary_page **out)
{
    return shop__invoke(s, SHOP__OP_PRODUCT_LIST, args, out);
}

int shop_product_set_status(
    shop *s, const shop_product_set_status_args *args, const shop_product **out)
{
    return shop__invoke(s, SHOP__OP_PRODUCT_SET_STATUS, args, out);
}

int shop_product_delete(shop *s, const shop_product_delete_args *args)
{
    return shop__invoke(s, SHOP__OP_PRODUCT_DELETE, args, NULL);
}

int shop_variant_get(shop *s, const shop_variant_get_args *args, const shop_product_variant **out)
{
    return shop__invoke(s, SHOP__OP_VARIANT_GET, args, out);
}

int shop_price_set(shop *s, const shop_price_set_args *args, const shop_product_variant **out)
{
    return shop__invoke(s, SHOP__OP_PRICE_SET, args, out);
}

int shop_category_put(shop *s, const shop_category_put_args *args, const shop_category **out)
{
    return shop__invoke(s, SHOP__OP_CATEGORY_PUT, args, out);
}

int shop_category_get(shop *s, const shop_category_get_args *args, const shop_category **out)
{
    return shop__invoke(s, SHOP__OP_CATEGORY_GET, args, out);
}

int shop_category_list(shop *s, const shop_category_list_args *args, const shop_category_tree **out)
{
    return shop__invoke(s, SHOP__OP_CATEGORY_LIST, args, out);
}

int shop_category_delete(shop *s, const shop_category_delete_args *args)
{
    return shop__invoke(s, SHOP__OP_CATEGORY_DELETE, args, NULL);
}

int shop_event_list(shop *s, const shop_event_list_args *args, const shop_event_log **out)
{
    return shop__invoke(s, SHOP__OP_EVENT_LIST, args, out);
}

int shop_event_dead(shop *s, const shop_event_dead_args *args, const shop_dead_events **out)
{
    return shop__invoke(s, SHOP__OP_EVENT_DEAD, args, out);
}

int shop_event_replay(shop *s, const shop_event_replay_args *args, const shop_replay_report **out)
{
    return shop__invoke(s, SHOP__OP_EVENT_REPLAY, args, out);
}

int shop_event_rewind(shop *s, const shop_event_rewind_args *args, const shop_cursor **out)
{
    return shop__invoke(s, SHOP__OP_EVENT_REWIND, args, out);
}

int shop_system_stats(shop *s, const shop_system_stats_args *args, const shop_system_figures **out)
{
    return shop__invoke(s, SHOP__OP_SYSTEM_STATS, args, out);
}

int shop_system_prune(shop *s, const shop_system_prune_args *args, const shop_job_report **out)
{
    return shop__invoke(s, SHOP__OP_SYSTEM_PRUNE, args, out);
}
