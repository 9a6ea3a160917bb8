/* stubs_test.c - every typed function and initialiser, called wrongly: SHOP_E_USAGE, outputs untouched.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shop/shop.h"
#include "shop/types.h"
#include "shop/user.h"
#include "shop/catalog.h"
#include "shop/inventory.h"
#include "shop/cart.h"
#include "shop/order.h"
#include "shop/payment.h"
#include "shop/search.h"
#include "shop/recommendation.h"
#include "shop/notification.h"
#include "shop/system.h"

static void account_register_refuses_a_missing_shop(void **state)
{
    shop_account_register_args args = SHOP_ACCOUNT_REGISTER_INIT;
    const shop_account *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_account_register(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_account_register(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_account_register(NULL, &args, NULL), SHOP_E_USAGE);
}

static void account_get_refuses_a_missing_shop(void **state)
{
    shop_account_get_args args = SHOP_ACCOUNT_GET_INIT;
    const shop_account *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_account_get(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_account_get(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_account_get(NULL, &args, NULL), SHOP_E_USAGE);
}

static void account_list_refuses_a_missing_shop(void **state)
{
    shop_account_list_args args = SHOP_ACCOUNT_LIST_INIT;
    const shop_account_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_account_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_account_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_account_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void account_update_refuses_a_missing_shop(void **state)
{
    shop_account_update_args args = SHOP_ACCOUNT_UPDATE_INIT;
    const shop_account *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_account_update(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_account_update(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_account_update(NULL, &args, NULL), SHOP_E_USAGE);
}

static void account_set_role_refuses_a_missing_shop(void **state)
{
    shop_account_set_role_args args = SHOP_ACCOUNT_SET_ROLE_INIT;
    const shop_account *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_account_set_role(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_account_set_role(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_account_set_role(NULL, &args, NULL), SHOP_E_USAGE);
}

static void account_change_password_refuses_a_missing_shop(void **state)
{
    shop_account_change_password_args args = SHOP_ACCOUNT_CHANGE_PASSWORD_INIT;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_account_change_password(NULL, &args), SHOP_E_USAGE);
    assert_int_equal(shop_account_change_password(NULL, NULL), SHOP_E_USAGE);
}

static void account_erase_refuses_a_missing_shop(void **state)
{
    shop_account_erase_args args = SHOP_ACCOUNT_ERASE_INIT;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_account_erase(NULL, &args), SHOP_E_USAGE);
    assert_int_equal(shop_account_erase(NULL, NULL), SHOP_E_USAGE);
}

static void session_create_refuses_a_missing_shop(void **state)
{
    shop_session_create_args args = SHOP_SESSION_CREATE_INIT;
    const shop_session *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_session_create(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_session_create(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_session_create(NULL, &args, NULL), SHOP_E_USAGE);
}

static void session_list_refuses_a_missing_shop(void **state)
{
    shop_session_list_args args = SHOP_SESSION_LIST_INIT;
    const shop_session_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_session_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_session_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_session_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void session_delete_refuses_a_missing_shop(void **state)
{
    shop_session_delete_args args = SHOP_SESSION_DELETE_INIT;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_session_delete(NULL, &args), SHOP_E_USAGE);
    assert_int_equal(shop_session_delete(NULL, NULL), SHOP_E_USAGE);
}

static void session_prune_refuses_a_missing_shop(void **state)
{
    shop_session_prune_args args = SHOP_SESSION_PRUNE_INIT;
    const shop_job_report *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_session_prune(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_session_prune(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_session_prune(NULL, &args, NULL), SHOP_E_USAGE);
}

static void address_put_refuses_a_missing_shop(void **state)
{
    shop_address_put_args args = SHOP_ADDRESS_PUT_INIT;
    const shop_saved_address *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_address_put(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_address_put(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_address_put(NULL, &args, NULL), SHOP_E_USAGE);
}

static void address_get_refuses_a_missing_shop(void **state)
{
    shop_address_get_args args = SHOP_ADDRESS_GET_INIT;
    const shop_saved_address *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_address_get(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_address_get(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_address_get(NULL, &args, NULL), SHOP_E_USAGE);
}

static void address_list_refuses_a_missing_shop(void **state)
{
    shop_address_list_args args = SHOP_ADDRESS_LIST_INIT;
    const shop_saved_address_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_address_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_address_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_address_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void address_delete_refuses_a_missing_shop(void **state)
{
    shop_address_delete_args args = SHOP_ADDRESS_DELETE_INIT;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_address_delete(NULL, &args), SHOP_E_USAGE);
    assert_int_equal(shop_address_delete(NULL, NULL), SHOP_E_USAGE);
}

static void product_get_refuses_a_missing_shop(void **state)
{
    shop_product_get_args args = SHOP_PRODUCT_GET_INIT;
    const shop_product *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_product_get(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_product_get(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_product_get(NULL, &args, NULL), SHOP_E_USAGE);
}

static void product_put_refuses_a_missing_shop(void **state)
{
    shop_product_put_args args = SHOP_PRODUCT_PUT_INIT;
    const shop_product *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_product_put(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_product_put(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_product_put(NULL, &args, NULL), SHOP_E_USAGE);
}

static void product_find_refuses_a_missing_shop(void **state)
{
    shop_product_find_args args = SHOP_PRODUCT_FIND_INIT;
    const shop_product *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_product_find(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_product_find(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_product_find(NULL, &args, NULL), SHOP_E_USAGE);
}

static void product_list_refuses_a_missing_shop(void **state)
{
    shop_product_list_args args = SHOP_PRODUCT_LIST_INIT;
    const shop_product_summary_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_product_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_product_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_product_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void product_set_status_refuses_a_missing_shop(void **state)
{
    shop_product_set_status_args args = SHOP_PRODUCT_SET_STATUS_INIT;
    const shop_product *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_product_set_status(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_product_set_status(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_product_set_status(NULL, &args, NULL), SHOP_E_USAGE);
}

static void product_delete_refuses_a_missing_shop(void **state)
{
    shop_product_delete_args args = SHOP_PRODUCT_DELETE_INIT;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_product_delete(NULL, &args), SHOP_E_USAGE);
    assert_int_equal(shop_product_delete(NULL, NULL), SHOP_E_USAGE);
}

static void variant_get_refuses_a_missing_shop(void **state)
{
    shop_variant_get_args args = SHOP_VARIANT_GET_INIT;
    const shop_product_variant *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_variant_get(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_variant_get(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_variant_get(NULL, &args, NULL), SHOP_E_USAGE);
}

static void price_set_refuses_a_missing_shop(void **state)
{
    shop_price_set_args args = SHOP_PRICE_SET_INIT;
    const shop_product_variant *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_price_set(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_price_set(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_price_set(NULL, &args, NULL), SHOP_E_USAGE);
}

static void category_put_refuses_a_missing_shop(void **state)
{
    shop_category_put_args args = SHOP_CATEGORY_PUT_INIT;
    const shop_category *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_category_put(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_category_put(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_category_put(NULL, &args, NULL), SHOP_E_USAGE);
}

static void category_get_refuses_a_missing_shop(void **state)
{
    shop_category_get_args args = SHOP_CATEGORY_GET_INIT;
    const shop_category *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_category_get(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_category_get(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_category_get(NULL, &args, NULL), SHOP_E_USAGE);
}

static void category_list_refuses_a_missing_shop(void **state)
{
    shop_category_list_args args = SHOP_CATEGORY_LIST_INIT;
    const shop_category_tree *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_category_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_category_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_category_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void category_delete_refuses_a_missing_shop(void **state)
{
    shop_category_delete_args args = SHOP_CATEGORY_DELETE_INIT;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_category_delete(NULL, &args), SHOP_E_USAGE);
    assert_int_equal(shop_category_delete(NULL, NULL), SHOP_E_USAGE);
}

static void location_put_refuses_a_missing_shop(void **state)
{
    shop_location_put_args args = SHOP_LOCATION_PUT_INIT;
    const shop_location *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_location_put(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_location_put(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_location_put(NULL, &args, NULL), SHOP_E_USAGE);
}

static void location_get_refuses_a_missing_shop(void **state)
{
    shop_location_get_args args = SHOP_LOCATION_GET_INIT;
    const shop_location *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_location_get(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_location_get(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_location_get(NULL, &args, NULL), SHOP_E_USAGE);
}

static void location_list_refuses_a_missing_shop(void **state)
{
    shop_location_list_args args = SHOP_LOCATION_LIST_INIT;
    const shop_location_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_location_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_location_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_location_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void location_delete_refuses_a_missing_shop(void **state)
{
    shop_location_delete_args args = SHOP_LOCATION_DELETE_INIT;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_location_delete(NULL, &args), SHOP_E_USAGE);
    assert_int_equal(shop_location_delete(NULL, NULL), SHOP_E_USAGE);
}

static void stock_set_refuses_a_missing_shop(void **state)
{
    shop_stock_set_args args = SHOP_STOCK_SET_INIT;
    const shop_stock *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_stock_set(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_stock_set(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_stock_set(NULL, &args, NULL), SHOP_E_USAGE);
}

static void stock_adjust_refuses_a_missing_shop(void **state)
{
    shop_stock_adjust_args args = SHOP_STOCK_ADJUST_INIT;
    const shop_stock *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_stock_adjust(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_stock_adjust(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_stock_adjust(NULL, &args, NULL), SHOP_E_USAGE);
}

static void stock_get_refuses_a_missing_shop(void **state)
{
    shop_stock_get_args args = SHOP_STOCK_GET_INIT;
    const shop_stock *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_stock_get(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_stock_get(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_stock_get(NULL, &args, NULL), SHOP_E_USAGE);
}

static void stock_list_refuses_a_missing_shop(void **state)
{
    shop_stock_list_args args = SHOP_STOCK_LIST_INIT;
    const shop_stock_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_stock_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_stock_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_stock_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void stock_check_refuses_a_missing_shop(void **state)
{
    shop_stock_check_args args = SHOP_STOCK_CHECK_INIT;
    const shop_availability_list *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_stock_check(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_stock_check(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_stock_check(NULL, &args, NULL), SHOP_E_USAGE);
}

static void movement_list_refuses_a_missing_shop(void **state)
{
    shop_movement_list_args args = SHOP_MOVEMENT_LIST_INIT;
    const shop_movement_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_movement_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_movement_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_movement_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void reservation_get_refuses_a_missing_shop(void **state)
{
    shop_reservation_get_args args = SHOP_RESERVATION_GET_INIT;
    const shop_reservation *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_reservation_get(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_reservation_get(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_reservation_get(NULL, &args, NULL), SHOP_E_USAGE);
}

static void reservation_list_refuses_a_missing_shop(void **state)
{
    shop_reservation_list_args args = SHOP_RESERVATION_LIST_INIT;
    const shop_reservation_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_reservation_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_reservation_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_reservation_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void reservation_expire_due_refuses_a_missing_shop(void **state)
{
    shop_reservation_expire_due_args args = SHOP_RESERVATION_EXPIRE_DUE_INIT;
    const shop_job_report *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_reservation_expire_due(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_reservation_expire_due(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_reservation_expire_due(NULL, &args, NULL), SHOP_E_USAGE);
}

static void cart_create_refuses_a_missing_shop(void **state)
{
    shop_cart_create_args args = SHOP_CART_CREATE_INIT;
    const shop_cart *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_cart_create(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_cart_create(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_cart_create(NULL, &args, NULL), SHOP_E_USAGE);
}

static void cart_get_refuses_a_missing_shop(void **state)
{
    shop_cart_get_args args = SHOP_CART_GET_INIT;
    const shop_cart *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_cart_get(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_cart_get(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_cart_get(NULL, &args, NULL), SHOP_E_USAGE);
}

static void cart_list_refuses_a_missing_shop(void **state)
{
    shop_cart_list_args args = SHOP_CART_LIST_INIT;
    const shop_cart_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_cart_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_cart_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_cart_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void cart_delete_refuses_a_missing_shop(void **state)
{
    shop_cart_delete_args args = SHOP_CART_DELETE_INIT;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_cart_delete(NULL, &args), SHOP_E_USAGE);
    assert_int_equal(shop_cart_delete(NULL, NULL), SHOP_E_USAGE);
}

static void cart_add_line_refuses_a_missing_shop(void **state)
{
    shop_cart_add_line_args args = SHOP_CART_ADD_LINE_INIT;
    const shop_cart *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_cart_add_line(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_cart_add_line(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_cart_add_line(NULL, &args, NULL), SHOP_E_USAGE);
}

static void cart_set_line_refuses_a_missing_shop(void **state)
{
    shop_cart_set_line_args args = SHOP_CART_SET_LINE_INIT;
    const shop_cart *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_cart_set_line(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_cart_set_line(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_cart_set_line(NULL, &args, NULL), SHOP_E_USAGE);
}

static void cart_set_delivery_refuses_a_missing_shop(void **state)
{
    shop_cart_set_delivery_args args = SHOP_CART_SET_DELIVERY_INIT;
    const shop_cart *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_cart_set_delivery(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_cart_set_delivery(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_cart_set_delivery(NULL, &args, NULL), SHOP_E_USAGE);
}

static void cart_add_coupon_refuses_a_missing_shop(void **state)
{
    shop_cart_add_coupon_args args = SHOP_CART_ADD_COUPON_INIT;
    const shop_cart *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_cart_add_coupon(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_cart_add_coupon(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_cart_add_coupon(NULL, &args, NULL), SHOP_E_USAGE);
}

static void cart_remove_coupon_refuses_a_missing_shop(void **state)
{
    shop_cart_remove_coupon_args args = SHOP_CART_REMOVE_COUPON_INIT;
    const shop_cart *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_cart_remove_coupon(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_cart_remove_coupon(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_cart_remove_coupon(NULL, &args, NULL), SHOP_E_USAGE);
}

static void cart_merge_refuses_a_missing_shop(void **state)
{
    shop_cart_merge_args args = SHOP_CART_MERGE_INIT;
    const shop_cart *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_cart_merge(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_cart_merge(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_cart_merge(NULL, &args, NULL), SHOP_E_USAGE);
}

static void cart_quote_refuses_a_missing_shop(void **state)
{
    shop_cart_quote_args args = SHOP_CART_QUOTE_INIT;
    const shop_quote *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_cart_quote(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_cart_quote(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_cart_quote(NULL, &args, NULL), SHOP_E_USAGE);
}

static void cart_abandon_due_refuses_a_missing_shop(void **state)
{
    shop_cart_abandon_due_args args = SHOP_CART_ABANDON_DUE_INIT;
    const shop_job_report *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_cart_abandon_due(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_cart_abandon_due(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_cart_abandon_due(NULL, &args, NULL), SHOP_E_USAGE);
}

static void region_put_refuses_a_missing_shop(void **state)
{
    shop_region_put_args args = SHOP_REGION_PUT_INIT;
    const shop_region *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_region_put(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_region_put(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_region_put(NULL, &args, NULL), SHOP_E_USAGE);
}

static void region_get_refuses_a_missing_shop(void **state)
{
    shop_region_get_args args = SHOP_REGION_GET_INIT;
    const shop_region *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_region_get(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_region_get(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_region_get(NULL, &args, NULL), SHOP_E_USAGE);
}

static void region_list_refuses_a_missing_shop(void **state)
{
    shop_region_list_args args = SHOP_REGION_LIST_INIT;
    const shop_region_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_region_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_region_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_region_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void region_delete_refuses_a_missing_shop(void **state)
{
    shop_region_delete_args args = SHOP_REGION_DELETE_INIT;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_region_delete(NULL, &args), SHOP_E_USAGE);
    assert_int_equal(shop_region_delete(NULL, NULL), SHOP_E_USAGE);
}

static void shipping_method_put_refuses_a_missing_shop(void **state)
{
    shop_shipping_method_put_args args = SHOP_SHIPPING_METHOD_PUT_INIT;
    const shop_shipping_method *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_shipping_method_put(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_shipping_method_put(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_shipping_method_put(NULL, &args, NULL), SHOP_E_USAGE);
}

static void shipping_method_list_refuses_a_missing_shop(void **state)
{
    shop_shipping_method_list_args args = SHOP_SHIPPING_METHOD_LIST_INIT;
    const shop_shipping_method_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_shipping_method_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_shipping_method_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_shipping_method_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void shipping_method_delete_refuses_a_missing_shop(void **state)
{
    shop_shipping_method_delete_args args = SHOP_SHIPPING_METHOD_DELETE_INIT;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_shipping_method_delete(NULL, &args), SHOP_E_USAGE);
    assert_int_equal(shop_shipping_method_delete(NULL, NULL), SHOP_E_USAGE);
}

static void promotion_put_refuses_a_missing_shop(void **state)
{
    shop_promotion_put_args args = SHOP_PROMOTION_PUT_INIT;
    const shop_promotion *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_promotion_put(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_promotion_put(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_promotion_put(NULL, &args, NULL), SHOP_E_USAGE);
}

static void promotion_get_refuses_a_missing_shop(void **state)
{
    shop_promotion_get_args args = SHOP_PROMOTION_GET_INIT;
    const shop_promotion *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_promotion_get(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_promotion_get(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_promotion_get(NULL, &args, NULL), SHOP_E_USAGE);
}

static void promotion_list_refuses_a_missing_shop(void **state)
{
    shop_promotion_list_args args = SHOP_PROMOTION_LIST_INIT;
    const shop_promotion_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_promotion_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_promotion_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_promotion_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void promotion_delete_refuses_a_missing_shop(void **state)
{
    shop_promotion_delete_args args = SHOP_PROMOTION_DELETE_INIT;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_promotion_delete(NULL, &args), SHOP_E_USAGE);
    assert_int_equal(shop_promotion_delete(NULL, NULL), SHOP_E_USAGE);
}

static void order_place_refuses_a_missing_shop(void **state)
{
    shop_order_place_args args = SHOP_ORDER_PLACE_INIT;
    const shop_order *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_order_place(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_order_place(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_order_place(NULL, &args, NULL), SHOP_E_USAGE);
}

static void order_confirm_refuses_a_missing_shop(void **state)
{
    shop_order_confirm_args args = SHOP_ORDER_CONFIRM_INIT;
    const shop_order *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_order_confirm(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_order_confirm(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_order_confirm(NULL, &args, NULL), SHOP_E_USAGE);
}

static void order_retry_refuses_a_missing_shop(void **state)
{
    shop_order_retry_args args = SHOP_ORDER_RETRY_INIT;
    const shop_order *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_order_retry(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_order_retry(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_order_retry(NULL, &args, NULL), SHOP_E_USAGE);
}

static void order_get_refuses_a_missing_shop(void **state)
{
    shop_order_get_args args = SHOP_ORDER_GET_INIT;
    const shop_order *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_order_get(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_order_get(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_order_get(NULL, &args, NULL), SHOP_E_USAGE);
}

static void order_list_refuses_a_missing_shop(void **state)
{
    shop_order_list_args args = SHOP_ORDER_LIST_INIT;
    const shop_order_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_order_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_order_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_order_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void order_history_refuses_a_missing_shop(void **state)
{
    shop_order_history_args args = SHOP_ORDER_HISTORY_INIT;
    const shop_order_timeline *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_order_history(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_order_history(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_order_history(NULL, &args, NULL), SHOP_E_USAGE);
}

static void order_cancel_refuses_a_missing_shop(void **state)
{
    shop_order_cancel_args args = SHOP_ORDER_CANCEL_INIT;
    const shop_order *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_order_cancel(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_order_cancel(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_order_cancel(NULL, &args, NULL), SHOP_E_USAGE);
}

static void order_fulfil_refuses_a_missing_shop(void **state)
{
    shop_order_fulfil_args args = SHOP_ORDER_FULFIL_INIT;
    const shop_fulfilment *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_order_fulfil(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_order_fulfil(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_order_fulfil(NULL, &args, NULL), SHOP_E_USAGE);
}

static void fulfilment_list_refuses_a_missing_shop(void **state)
{
    shop_fulfilment_list_args args = SHOP_FULFILMENT_LIST_INIT;
    const shop_fulfilments *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_fulfilment_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_fulfilment_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_fulfilment_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void fulfilment_update_refuses_a_missing_shop(void **state)
{
    shop_fulfilment_update_args args = SHOP_FULFILMENT_UPDATE_INIT;
    const shop_fulfilment *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_fulfilment_update(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_fulfilment_update(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_fulfilment_update(NULL, &args, NULL), SHOP_E_USAGE);
}

static void return_request_refuses_a_missing_shop(void **state)
{
    shop_return_request_args args = SHOP_RETURN_REQUEST_INIT;
    const shop_goods_return *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_return_request(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_return_request(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_return_request(NULL, &args, NULL), SHOP_E_USAGE);
}

static void return_list_refuses_a_missing_shop(void **state)
{
    shop_return_list_args args = SHOP_RETURN_LIST_INIT;
    const shop_goods_returns *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_return_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_return_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_return_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void return_close_refuses_a_missing_shop(void **state)
{
    shop_return_close_args args = SHOP_RETURN_CLOSE_INIT;
    const shop_goods_return *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_return_close(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_return_close(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_return_close(NULL, &args, NULL), SHOP_E_USAGE);
}

static void order_recover_due_refuses_a_missing_shop(void **state)
{
    shop_order_recover_due_args args = SHOP_ORDER_RECOVER_DUE_INIT;
    const shop_job_report *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_order_recover_due(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_order_recover_due(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_order_recover_due(NULL, &args, NULL), SHOP_E_USAGE);
}

static void payment_get_refuses_a_missing_shop(void **state)
{
    shop_payment_get_args args = SHOP_PAYMENT_GET_INIT;
    const shop_payment *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_payment_get(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_payment_get(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_payment_get(NULL, &args, NULL), SHOP_E_USAGE);
}

static void payment_list_refuses_a_missing_shop(void **state)
{
    shop_payment_list_args args = SHOP_PAYMENT_LIST_INIT;
    const shop_payment_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_payment_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_payment_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_payment_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void payment_history_refuses_a_missing_shop(void **state)
{
    shop_payment_history_args args = SHOP_PAYMENT_HISTORY_INIT;
    const shop_payment_change_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_payment_history(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_payment_history(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_payment_history(NULL, &args, NULL), SHOP_E_USAGE);
}

static void payment_capture_refuses_a_missing_shop(void **state)
{
    shop_payment_capture_args args = SHOP_PAYMENT_CAPTURE_INIT;
    const shop_payment *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_payment_capture(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_payment_capture(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_payment_capture(NULL, &args, NULL), SHOP_E_USAGE);
}

static void payment_refund_refuses_a_missing_shop(void **state)
{
    shop_payment_refund_args args = SHOP_PAYMENT_REFUND_INIT;
    const shop_refund *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_payment_refund(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_payment_refund(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_payment_refund(NULL, &args, NULL), SHOP_E_USAGE);
}

static void payment_confirm_refuses_a_missing_shop(void **state)
{
    shop_payment_confirm_args args = SHOP_PAYMENT_CONFIRM_INIT;
    const shop_payment *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_payment_confirm(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_payment_confirm(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_payment_confirm(NULL, &args, NULL), SHOP_E_USAGE);
}

static void payment_notify_refuses_a_missing_shop(void **state)
{
    shop_payment_notify_args args = SHOP_PAYMENT_NOTIFY_INIT;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_payment_notify(NULL, &args), SHOP_E_USAGE);
    assert_int_equal(shop_payment_notify(NULL, NULL), SHOP_E_USAGE);
}

static void refund_list_refuses_a_missing_shop(void **state)
{
    shop_refund_list_args args = SHOP_REFUND_LIST_INIT;
    const shop_refund_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_refund_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_refund_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_refund_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void ledger_list_refuses_a_missing_shop(void **state)
{
    shop_ledger_list_args args = SHOP_LEDGER_LIST_INIT;
    const shop_ledger_entry_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_ledger_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_ledger_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_ledger_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void ledger_balance_refuses_a_missing_shop(void **state)
{
    shop_ledger_balance_args args = SHOP_LEDGER_BALANCE_INIT;
    const shop_balance_sheet *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_ledger_balance(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_ledger_balance(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_ledger_balance(NULL, &args, NULL), SHOP_E_USAGE);
}

static void provider_list_refuses_a_missing_shop(void **state)
{
    shop_provider_list_args args = SHOP_PROVIDER_LIST_INIT;
    const shop_provider_directory *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_provider_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_provider_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_provider_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void payment_recover_due_refuses_a_missing_shop(void **state)
{
    shop_payment_recover_due_args args = SHOP_PAYMENT_RECOVER_DUE_INIT;
    const shop_job_report *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_payment_recover_due(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_payment_recover_due(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_payment_recover_due(NULL, &args, NULL), SHOP_E_USAGE);
}

static void payment_capture_due_refuses_a_missing_shop(void **state)
{
    shop_payment_capture_due_args args = SHOP_PAYMENT_CAPTURE_DUE_INIT;
    const shop_job_report *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_payment_capture_due(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_payment_capture_due(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_payment_capture_due(NULL, &args, NULL), SHOP_E_USAGE);
}

static void payment_prune_refuses_a_missing_shop(void **state)
{
    shop_payment_prune_args args = SHOP_PAYMENT_PRUNE_INIT;
    const shop_job_report *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_payment_prune(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_payment_prune(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_payment_prune(NULL, &args, NULL), SHOP_E_USAGE);
}

static void search_query_refuses_a_missing_shop(void **state)
{
    shop_search_query_args args = SHOP_SEARCH_QUERY_INIT;
    const shop_search_result *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_search_query(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_search_query(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_search_query(NULL, &args, NULL), SHOP_E_USAGE);
}

static void search_suggest_refuses_a_missing_shop(void **state)
{
    shop_search_suggest_args args = SHOP_SEARCH_SUGGEST_INIT;
    const shop_search_suggestions *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_search_suggest(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_search_suggest(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_search_suggest(NULL, &args, NULL), SHOP_E_USAGE);
}

static void search_status_refuses_a_missing_shop(void **state)
{
    shop_search_status_args args = SHOP_SEARCH_STATUS_INIT;
    const shop_search_progress *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_search_status(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_search_status(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_search_status(NULL, &args, NULL), SHOP_E_USAGE);
}

static void search_reindex_refuses_a_missing_shop(void **state)
{
    shop_search_reindex_args args = SHOP_SEARCH_REINDEX_INIT;
    const shop_reindex_report *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_search_reindex(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_search_reindex(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_search_reindex(NULL, &args, NULL), SHOP_E_USAGE);
}

static void behaviour_report_refuses_a_missing_shop(void **state)
{
    shop_behaviour_report_args args = SHOP_BEHAVIOUR_REPORT_INIT;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_behaviour_report(NULL, &args), SHOP_E_USAGE);
    assert_int_equal(shop_behaviour_report(NULL, NULL), SHOP_E_USAGE);
}

static void recommendation_for_product_refuses_a_missing_shop(void **state)
{
    shop_recommendation_for_product_args args = SHOP_RECOMMENDATION_FOR_PRODUCT_INIT;
    const shop_recommendations *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_recommendation_for_product(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_recommendation_for_product(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_recommendation_for_product(NULL, &args, NULL), SHOP_E_USAGE);
}

static void recommendation_for_cart_refuses_a_missing_shop(void **state)
{
    shop_recommendation_for_cart_args args = SHOP_RECOMMENDATION_FOR_CART_INIT;
    const shop_recommendations *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_recommendation_for_cart(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_recommendation_for_cart(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_recommendation_for_cart(NULL, &args, NULL), SHOP_E_USAGE);
}

static void recommendation_for_user_refuses_a_missing_shop(void **state)
{
    shop_recommendation_for_user_args args = SHOP_RECOMMENDATION_FOR_USER_INIT;
    const shop_recommendations *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_recommendation_for_user(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_recommendation_for_user(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_recommendation_for_user(NULL, &args, NULL), SHOP_E_USAGE);
}

static void recommendation_popular_refuses_a_missing_shop(void **state)
{
    shop_recommendation_popular_args args = SHOP_RECOMMENDATION_POPULAR_INIT;
    const shop_recommendations *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_recommendation_popular(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_recommendation_popular(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_recommendation_popular(NULL, &args, NULL), SHOP_E_USAGE);
}

static void behaviour_prune_refuses_a_missing_shop(void **state)
{
    shop_behaviour_prune_args args = SHOP_BEHAVIOUR_PRUNE_INIT;
    const shop_job_report *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_behaviour_prune(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_behaviour_prune(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_behaviour_prune(NULL, &args, NULL), SHOP_E_USAGE);
}

static void template_put_refuses_a_missing_shop(void **state)
{
    shop_template_put_args args = SHOP_TEMPLATE_PUT_INIT;
    const shop_template *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_template_put(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_template_put(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_template_put(NULL, &args, NULL), SHOP_E_USAGE);
}

static void template_get_refuses_a_missing_shop(void **state)
{
    shop_template_get_args args = SHOP_TEMPLATE_GET_INIT;
    const shop_template *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_template_get(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_template_get(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_template_get(NULL, &args, NULL), SHOP_E_USAGE);
}

static void template_list_refuses_a_missing_shop(void **state)
{
    shop_template_list_args args = SHOP_TEMPLATE_LIST_INIT;
    const shop_template_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_template_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_template_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_template_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void preference_get_refuses_a_missing_shop(void **state)
{
    shop_preference_get_args args = SHOP_PREFERENCE_GET_INIT;
    const shop_preferences *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_preference_get(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_preference_get(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_preference_get(NULL, &args, NULL), SHOP_E_USAGE);
}

static void preference_set_refuses_a_missing_shop(void **state)
{
    shop_preference_set_args args = SHOP_PREFERENCE_SET_INIT;
    const shop_preferences *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_preference_set(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_preference_set(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_preference_set(NULL, &args, NULL), SHOP_E_USAGE);
}

static void notification_send_refuses_a_missing_shop(void **state)
{
    shop_notification_send_args args = SHOP_NOTIFICATION_SEND_INIT;
    const shop_delivery *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_notification_send(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_notification_send(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_notification_send(NULL, &args, NULL), SHOP_E_USAGE);
}

static void delivery_list_refuses_a_missing_shop(void **state)
{
    shop_delivery_list_args args = SHOP_DELIVERY_LIST_INIT;
    const shop_delivery_page *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_delivery_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_delivery_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_delivery_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void delivery_get_refuses_a_missing_shop(void **state)
{
    shop_delivery_get_args args = SHOP_DELIVERY_GET_INIT;
    const shop_delivery *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_delivery_get(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_delivery_get(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_delivery_get(NULL, &args, NULL), SHOP_E_USAGE);
}

static void delivery_retry_refuses_a_missing_shop(void **state)
{
    shop_delivery_retry_args args = SHOP_DELIVERY_RETRY_INIT;
    const shop_delivery *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_delivery_retry(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_delivery_retry(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_delivery_retry(NULL, &args, NULL), SHOP_E_USAGE);
}

static void delivery_send_due_refuses_a_missing_shop(void **state)
{
    shop_delivery_send_due_args args = SHOP_DELIVERY_SEND_DUE_INIT;
    const shop_job_report *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_delivery_send_due(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_delivery_send_due(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_delivery_send_due(NULL, &args, NULL), SHOP_E_USAGE);
}

static void event_list_refuses_a_missing_shop(void **state)
{
    shop_event_list_args args = SHOP_EVENT_LIST_INIT;
    const shop_event_log *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_event_list(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_event_list(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_event_list(NULL, &args, NULL), SHOP_E_USAGE);
}

static void event_dead_refuses_a_missing_shop(void **state)
{
    shop_event_dead_args args = SHOP_EVENT_DEAD_INIT;
    const shop_dead_events *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_event_dead(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_event_dead(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_event_dead(NULL, &args, NULL), SHOP_E_USAGE);
}

static void event_replay_refuses_a_missing_shop(void **state)
{
    shop_event_replay_args args = SHOP_EVENT_REPLAY_INIT;
    const shop_replay_report *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_event_replay(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_event_replay(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_event_replay(NULL, &args, NULL), SHOP_E_USAGE);
}

static void event_rewind_refuses_a_missing_shop(void **state)
{
    shop_event_rewind_args args = SHOP_EVENT_REWIND_INIT;
    const shop_cursor *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_event_rewind(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_event_rewind(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_event_rewind(NULL, &args, NULL), SHOP_E_USAGE);
}

static void system_stats_refuses_a_missing_shop(void **state)
{
    shop_system_stats_args args = SHOP_SYSTEM_STATS_INIT;
    const shop_system_figures *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_system_stats(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_system_stats(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_system_stats(NULL, &args, NULL), SHOP_E_USAGE);
}

static void system_check_refuses_a_missing_shop(void **state)
{
    shop_system_check_args args = SHOP_SYSTEM_CHECK_INIT;
    const shop_check_report *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_system_check(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_system_check(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_system_check(NULL, &args, NULL), SHOP_E_USAGE);
}

static void system_prune_refuses_a_missing_shop(void **state)
{
    shop_system_prune_args args = SHOP_SYSTEM_PRUNE_INIT;
    const shop_job_report *out = NULL;
    (void)state;
    assert_int_equal(args.struct_size, sizeof(args));
    assert_int_equal(shop_system_prune(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(shop_system_prune(NULL, NULL, &out), SHOP_E_USAGE);
    assert_null(out);
    assert_int_equal(shop_system_prune(NULL, &args, NULL), SHOP_E_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(account_register_refuses_a_missing_shop),
        cmocka_unit_test(account_get_refuses_a_missing_shop),
        cmocka_unit_test(account_list_refuses_a_missing_shop),
        cmocka_unit_test(account_update_refuses_a_missing_shop),
        cmocka_unit_test(account_set_role_refuses_a_missing_shop),
        cmocka_unit_test(account_change_password_refuses_a_missing_shop),
        cmocka_unit_test(account_erase_refuses_a_missing_shop),
        cmocka_unit_test(session_create_refuses_a_missing_shop),
        cmocka_unit_test(session_list_refuses_a_missing_shop),
        cmocka_unit_test(session_delete_refuses_a_missing_shop),
        cmocka_unit_test(session_prune_refuses_a_missing_shop),
        cmocka_unit_test(address_put_refuses_a_missing_shop),
        cmocka_unit_test(address_get_refuses_a_missing_shop),
        cmocka_unit_test(address_list_refuses_a_missing_shop),
        cmocka_unit_test(address_delete_refuses_a_missing_shop),
        cmocka_unit_test(product_get_refuses_a_missing_shop),
        cmocka_unit_test(product_put_refuses_a_missing_shop),
        cmocka_unit_test(product_find_refuses_a_missing_shop),
        cmocka_unit_test(product_list_refuses_a_missing_shop),
        cmocka_unit_test(product_set_status_refuses_a_missing_shop),
        cmocka_unit_test(product_delete_refuses_a_missing_shop),
        cmocka_unit_test(variant_get_refuses_a_missing_shop),
        cmocka_unit_test(price_set_refuses_a_missing_shop),
        cmocka_unit_test(category_put_refuses_a_missing_shop),
        cmocka_unit_test(category_get_refuses_a_missing_shop),
        cmocka_unit_test(category_list_refuses_a_missing_shop),
        cmocka_unit_test(category_delete_refuses_a_missing_shop),
        cmocka_unit_test(location_put_refuses_a_missing_shop),
        cmocka_unit_test(location_get_refuses_a_missing_shop),
        cmocka_unit_test(location_list_refuses_a_missing_shop),
        cmocka_unit_test(location_delete_refuses_a_missing_shop),
        cmocka_unit_test(stock_set_refuses_a_missing_shop),
        cmocka_unit_test(stock_adjust_refuses_a_missing_shop),
        cmocka_unit_test(stock_get_refuses_a_missing_shop),
        cmocka_unit_test(stock_list_refuses_a_missing_shop),
        cmocka_unit_test(stock_check_refuses_a_missing_shop),
        cmocka_unit_test(movement_list_refuses_a_missing_shop),
        cmocka_unit_test(reservation_get_refuses_a_missing_shop),
        cmocka_unit_test(reservation_list_refuses_a_missing_shop),
        cmocka_unit_test(reservation_expire_due_refuses_a_missing_shop),
        cmocka_unit_test(cart_create_refuses_a_missing_shop),
        cmocka_unit_test(cart_get_refuses_a_missing_shop),
        cmocka_unit_test(cart_list_refuses_a_missing_shop),
        cmocka_unit_test(cart_delete_refuses_a_missing_shop),
        cmocka_unit_test(cart_add_line_refuses_a_missing_shop),
        cmocka_unit_test(cart_set_line_refuses_a_missing_shop),
        cmocka_unit_test(cart_set_delivery_refuses_a_missing_shop),
        cmocka_unit_test(cart_add_coupon_refuses_a_missing_shop),
        cmocka_unit_test(cart_remove_coupon_refuses_a_missing_shop),
        cmocka_unit_test(cart_merge_refuses_a_missing_shop),
        cmocka_unit_test(cart_quote_refuses_a_missing_shop),
        cmocka_unit_test(cart_abandon_due_refuses_a_missing_shop),
        cmocka_unit_test(region_put_refuses_a_missing_shop),
        cmocka_unit_test(region_get_refuses_a_missing_shop),
        cmocka_unit_test(region_list_refuses_a_missing_shop),
        cmocka_unit_test(region_delete_refuses_a_missing_shop),
        cmocka_unit_test(shipping_method_put_refuses_a_missing_shop),
        cmocka_unit_test(shipping_method_list_refuses_a_missing_shop),
        cmocka_unit_test(shipping_method_delete_refuses_a_missing_shop),
        cmocka_unit_test(promotion_put_refuses_a_missing_shop),
        cmocka_unit_test(promotion_get_refuses_a_missing_shop),
        cmocka_unit_test(promotion_list_refuses_a_missing_shop),
        cmocka_unit_test(promotion_delete_refuses_a_missing_shop),
        cmocka_unit_test(order_place_refuses_a_missing_shop),
        cmocka_unit_test(order_confirm_refuses_a_missing_shop),
        cmocka_unit_test(order_retry_refuses_a_missing_shop),
        cmocka_unit_test(order_get_refuses_a_missing_shop),
        cmocka_unit_test(order_list_refuses_a_missing_shop),
        cmocka_unit_test(order_history_refuses_a_missing_shop),
        cmocka_unit_test(order_cancel_refuses_a_missing_shop),
        cmocka_unit_test(order_fulfil_refuses_a_missing_shop),
        cmocka_unit_test(fulfilment_list_refuses_a_missing_shop),
        cmocka_unit_test(fulfilment_update_refuses_a_missing_shop),
        cmocka_unit_test(return_request_refuses_a_missing_shop),
        cmocka_unit_test(return_list_refuses_a_missing_shop),
        cmocka_unit_test(return_close_refuses_a_missing_shop),
        cmocka_unit_test(order_recover_due_refuses_a_missing_shop),
        cmocka_unit_test(payment_get_refuses_a_missing_shop),
        cmocka_unit_test(payment_list_refuses_a_missing_shop),
        cmocka_unit_test(payment_history_refuses_a_missing_shop),
        cmocka_unit_test(payment_capture_refuses_a_missing_shop),
        cmocka_unit_test(payment_refund_refuses_a_missing_shop),
        cmocka_unit_test(payment_confirm_refuses_a_missing_shop),
        cmocka_unit_test(payment_notify_refuses_a_missing_shop),
        cmocka_unit_test(refund_list_refuses_a_missing_shop),
        cmocka_unit_test(ledger_list_refuses_a_missing_shop),
        cmocka_unit_test(ledger_balance_refuses_a_missing_shop),
        cmocka_unit_test(provider_list_refuses_a_missing_shop),
        cmocka_unit_test(payment_recover_due_refuses_a_missing_shop),
        cmocka_unit_test(payment_capture_due_refuses_a_missing_shop),
        cmocka_unit_test(payment_prune_refuses_a_missing_shop),
        cmocka_unit_test(search_query_refuses_a_missing_shop),
        cmocka_unit_test(search_suggest_refuses_a_missing_shop),
        cmocka_unit_test(search_status_refuses_a_missing_shop),
        cmocka_unit_test(search_reindex_refuses_a_missing_shop),
        cmocka_unit_test(behaviour_report_refuses_a_missing_shop),
        cmocka_unit_test(recommendation_for_product_refuses_a_missing_shop),
        cmocka_unit_test(recommendation_for_cart_refuses_a_missing_shop),
        cmocka_unit_test(recommendation_for_user_refuses_a_missing_shop),
        cmocka_unit_test(recommendation_popular_refuses_a_missing_shop),
        cmocka_unit_test(behaviour_prune_refuses_a_missing_shop),
        cmocka_unit_test(template_put_refuses_a_missing_shop),
        cmocka_unit_test(template_get_refuses_a_missing_shop),
        cmocka_unit_test(template_list_refuses_a_missing_shop),
        cmocka_unit_test(preference_get_refuses_a_missing_shop),
        cmocka_unit_test(preference_set_refuses_a_missing_shop),
        cmocka_unit_test(notification_send_refuses_a_missing_shop),
        cmocka_unit_test(delivery_list_refuses_a_missing_shop),
        cmocka_unit_test(delivery_get_refuses_a_missing_shop),
        cmocka_unit_test(delivery_retry_refuses_a_missing_shop),
        cmocka_unit_test(delivery_send_due_refuses_a_missing_shop),
        cmocka_unit_test(event_list_refuses_a_missing_shop),
        cmocka_unit_test(event_dead_refuses_a_missing_shop),
        cmocka_unit_test(event_replay_refuses_a_missing_shop),
        cmocka_unit_test(event_rewind_refuses_a_missing_shop),
        cmocka_unit_test(system_stats_refuses_a_missing_shop),
        cmocka_unit_test(system_check_refuses_a_missing_shop),
        cmocka_unit_test(system_prune_refuses_a_missing_shop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
