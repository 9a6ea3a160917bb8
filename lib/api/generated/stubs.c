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

int shop_product_get(shop *s, const shop_product_get_args *args, const shop_product **out)
{
    return shop__invoke(s, SHOP__OP_PRODUCT_GET, args, out);
}

int shop_product_put(shop *s, const shop_product_put_args *args, const shop_product **out)
{
    return shop__invoke(s, SHOP__OP_PRODUCT_PUT, args, out);
}

int shop_payment_get(shop *s, const shop_payment_get_args *args, const shop_payment **out)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_GET, args, out);
}

int shop_payment_list(shop *s, const shop_payment_list_args *args, const shop_payment_page **out)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_LIST, args, out);
}

int shop_payment_history(
    shop *s, const shop_payment_history_args *args, const shop_payment_change_page **out)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_HISTORY, args, out);
}

int shop_payment_capture(shop *s, const shop_payment_capture_args *args, const shop_payment **out)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_CAPTURE, args, out);
}

int shop_payment_refund(shop *s, const shop_payment_refund_args *args, const shop_refund **out)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_REFUND, args, out);
}

int shop_payment_confirm(shop *s, const shop_payment_confirm_args *args, const shop_payment **out)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_CONFIRM, args, out);
}

int shop_payment_notify(shop *s, const shop_payment_notify_args *args)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_NOTIFY, args, NULL);
}

int shop_refund_list(shop *s, const shop_refund_list_args *args, const shop_refund_page **out)
{
    return shop__invoke(s, SHOP__OP_REFUND_LIST, args, out);
}

int shop_ledger_list(shop *s, const shop_ledger_list_args *args, const shop_ledger_entry_page **out)
{
    return shop__invoke(s, SHOP__OP_LEDGER_LIST, args, out);
}

int shop_ledger_balance(
    shop *s, const shop_ledger_balance_args *args, const shop_balance_sheet **out)
{
    return shop__invoke(s, SHOP__OP_LEDGER_BALANCE, args, out);
}

int shop_provider_list(
    shop *s, const shop_provider_list_args *args, const shop_provider_directory **out)
{
    return shop__invoke(s, SHOP__OP_PROVIDER_LIST, args, out);
}

int shop_payment_recover_due(
    shop *s, const shop_payment_recover_due_args *args, const shop_job_report **out)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_RECOVER_DUE, args, out);
}

int shop_payment_capture_due(
    shop *s, const shop_payment_capture_due_args *args, const shop_job_report **out)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_CAPTURE_DUE, args, out);
}
