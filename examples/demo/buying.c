/* buying.c - signing in, paying, and what happens behind it. */
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "demo.h"

static void register_account(demo *d)
{
    shop_account_register_args args = SHOP_ACCOUNT_REGISTER_INIT;
    const shop_account *account;
    snprintf(d->email, sizeof(d->email), "ada.%.12s@shop.example", d->guest_id + strlen(d->guest_id) - 12);
    args.email = d->email;
    args.password = "correct horse battery staple";
    args.name = "Ada Example";
    args.locale = "en";
    must(shop_account_register(d->guest, &args, &account), "account.register");
    snprintf(d->user_id, sizeof(d->user_id), "%s", account->id);
    shop_free(account);
}

static void open_session(demo *d)
{
    shop_session_create_args args = SHOP_SESSION_CREATE_INIT;
    shop_identity who = SHOP_IDENTITY_INIT;
    const shop_session *session;
    args.email = d->email;
    args.password = "a wrong password";
    check(shop_session_create(d->guest, &args, &session) == SHOP_E_UNAUTHENTICATED, "a wrong password is refused");
    args.password = "correct horse battery staple";
    must(shop_session_create(d->guest, &args, &session), "session.create");
    who.session = session->token;
    must(shop_as(d->shop, &who, &d->customer), "shop_as");
    shop_free(session);
}

void sign_in(demo *d)
{
    shop_cart_merge_args args = SHOP_CART_MERGE_INIT;
    const shop_cart *cart;
    step("The visitor registers, signs in, and takes the cart along");
    register_account(d);
    open_session(d);
    args.guest_cart_id = d->cart_id;
    args.guest_id = d->guest_id;
    must(shop_cart_merge(d->customer, &args, &cart), "cart.merge");
    snprintf(d->cart_id, sizeof(d->cart_id), "%s", cart->id);
    say("%s owns the cart: %zu lines", d->email, cart->line_count);
    check(cart->line_count == 2, "the merge lost nothing");
    shop_free(cart);
}

static void address(shop_address_input *a)
{
    *a = (shop_address_input)SHOP_ADDRESS_INPUT_INIT;
    a->name = "Ada Example";
    a->line1 = "Lindenstr. 1";
    a->postal_code = "10969";
    a->city = "Berlin";
    a->country = "DE";
}

void fail_to_pay(demo *d)
{
    shop_order_place_args args = SHOP_ORDER_PLACE_INIT;
    shop_cart_get_args get = SHOP_CART_GET_INIT;
    shop_address_input to;
    const shop_order *order;
    const shop_cart *cart;
    step("The first card is declined");
    address(&to);
    args.cart_id = d->cart_id;
    args.payment_token = "tok_decline";
    args.shipping_address = &to;
    args.idempotency_key = "demo-declined";
    int code = shop_order_place(d->customer, &args, &order);
    check(code == SHOP_E_PAYMENT_DECLINED, "a declined payment is an error of its own");
    say("%s: %s", shop_error_last()->name, shop_error_last()->message);
    get.cart_id = d->cart_id;
    must(shop_cart_get(d->customer, &get, &cart), "cart.get");
    check(cart->state == SHOP_CART_STATE_OPEN, "the cart is open again");
    say("the cart is open again, its stock is free");
    shop_free(cart);
}

void place_order(demo *d)
{
    shop_order_place_args args = SHOP_ORDER_PLACE_INIT;
    shop_cart_quote_args quote_args = SHOP_CART_QUOTE_INIT;
    shop_address_input to;
    const shop_quote *quote;
    const shop_order *order, *again;
    step("Another card: the order is placed");
    quote_args.cart_id = d->cart_id;
    must(shop_cart_quote(d->customer, &quote_args, &quote), "cart.quote");
    address(&to);
    args.cart_id = d->cart_id;
    args.total = quote->total;
    args.payment_token = "tok_approve";
    args.shipping_address = &to;
    args.idempotency_key = d->cart_id;
    must(shop_order_place(d->customer, &args, &order), "order.place");
    snprintf(d->order_id, sizeof(d->order_id), "%s", order->id);
    say("order %s over %s is placed", order->number, money(order->total));
    check(order->state == SHOP_ORDER_STATE_PLACED, "the order is placed");
    check(order->total.minor == quote->total.minor, "the total is the one that was quoted");
    must(shop_order_place(d->customer, &args, &again), "order.place, repeated");
    check(strcmp(order->id, again->id) == 0, "repeating the call gives the same order");
    say("the same call again, with the same key, gives the same order");
    shop_free(again);
    shop_free(order);
    shop_free(quote);
}

static size_t count_mails(const char *mail_dir)
{
    char path[600];
    size_t count = 0;
    snprintf(path, sizeof(path), "%s/new", mail_dir);
    DIR *d = opendir(path);
    for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;)
        count += e->d_name[0] != '.';
    if (d != NULL)
        closedir(d);
    return count;
}

void look_behind(demo *d)
{
    shop_stock_get_args stock_args = SHOP_STOCK_GET_INIT;
    const shop_stock *stock;
    size_t before = count_mails(d->mail_dir);
    step("Behind the scenes: stock, mail");
    settle(d);
    stock_args.sku = DEMO_SKU_ONE;
    must(shop_stock_get(d->shop, &stock_args, &stock), "stock.get");
    say("%s: %lld on hand, %lld reserved, %lld available", stock->sku, (long long)stock->on_hand,
        (long long)stock->reserved, (long long)stock->available);
    check(stock->available == d->available_before - 2, "two fewer are available");
    shop_free(stock);
    size_t mails = count_mails(d->mail_dir);
    say("%zu new mails in the maildir", mails - before);
    check(mails > before, "a confirmation was mailed");
}

void fulfil(demo *d)
{
    shop_order_fulfil_args args = SHOP_ORDER_FULFIL_INIT;
    shop_payment_list_args list = SHOP_PAYMENT_LIST_INIT;
    const shop_fulfilment *parcel;
    const shop_payment_page *payments;
    step("The parcel leaves; now the money is taken");
    args.order_id = d->order_id;
    args.carrier = "Posten";
    args.tracking = "NO-2026-0001";
    must(shop_order_fulfil(d->shop, &args, &parcel), "order.fulfil");
    say("parcel %s with %zu lines", parcel->tracking, parcel->line_count);
    shop_free(parcel);
    settle(d);
    list.order_id = d->order_id;
    must(shop_payment_list(d->shop, &list, &payments), "payment.list");
    check(payments->item_count > 0, "there is a payment");
    const shop_payment *p = payments->items[0];
    say("captured %s of %s", money(p->captured), money(p->amount));
    check(p->state == SHOP_PAYMENT_STATE_CAPTURED && p->captured.minor == p->amount.minor,
          "the whole amount is captured once");
    shop_free(payments);
}

void recommend(demo *d)
{
    shop_recommendation_for_product_args args = SHOP_RECOMMENDATION_FOR_PRODUCT_INIT;
    const shop_recommendations *list;
    step("Who looks at the sweater now is shown what was bought with it");
    args.product_id = d->product_id;
    args.limit = 3;
    must(shop_recommendation_for_product(d->guest, &args, &list), "recommendation.for_product");
    check(list->item_count > 0 && list->items[0]->reason == SHOP_RECOMMENDATION_REASON_ALSO_BOUGHT,
          "what was bought together is learned");
    for (size_t i = 0; i < list->item_count; i++) {
        const shop_product *product;
        shop_product_get_args get = SHOP_PRODUCT_GET_INIT;
        get.product_id = list->items[i]->product_id;
        must(shop_product_get(d->guest, &get, &product), "product.get");
        say("%s", product->title);
        shop_free(product);
    }
    shop_free(list);
}

void print_receipt(demo *d)
{
    static const char line[] = "------------------------------------------------------------";
    shop_order_get_args args = SHOP_ORDER_GET_INIT;
    shop_ledger_balance_args none = SHOP_LEDGER_BALANCE_INIT;
    const shop_order *o;
    const shop_balance_sheet *sheet;
    int64_t debits = 0, credits = 0;
    args.order_id = d->order_id;
    must(shop_order_get(d->customer, &args, &o), "order.get");
    step("The receipt");
    say("%s", line);
    say("Fjordlight                                    %14s", o->number);
    say("%s", line);
    for (size_t i = 0; i < o->line_count; i++)
        say("%2lld x %-40s %14s", (long long)o->lines[i]->quantity, o->lines[i]->title, money(o->lines[i]->total));
    say("%-45s %14s", "Delivery", money(o->shipping));
    say("%-45s %14s", "Discount (contained)", money(o->discount));
    say("%-45s %14s", "Tax (contained)", money(o->tax));
    say("%s", line);
    say("%-45s %14s", "Total", money(o->total));
    say("%s", line);
    check(o->state == SHOP_ORDER_STATE_FULFILLED, "the order is fulfilled");
    shop_free(o);
    must(shop_ledger_balance(d->shop, &none, &sheet), "ledger.balance");
    for (size_t i = 0; i < sheet->account_count; i++) {
        debits += sheet->accounts[i]->debits.minor;
        credits += sheet->accounts[i]->credits.minor;
    }
    check(debits == credits && debits > 0, "debits equal credits");
    say("The books balance.");
    shop_free(sheet);
}
