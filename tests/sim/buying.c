/* buying.c - from the cart to an order, and what a customer may do with it. */
#include <string.h>

#include "tests/sim/book.h"
#include "tests/sim/customer.h"
#include "tests/sim/invariants.h"
#include "tests/sim/provider.h"

enum { BLIND_PPM = 250000, YES_PPM = 700000, LIST_LIMIT = 20, STATE_SIZE = 24 };

static const char *draw_token(world *w)
{
    if (world_chance(w, w->plan.action_ppm))
        return "tok_action";
    return world_chance(w, w->plan.decline_ppm) ? "tok_decline" : "tok_ok";
}

/* What was quoted, so that a changed price is refused; or "", whatever it costs. */
static bool quote_total(actor *a, const basket *b, char *ret, size_t size)
{
    cJSON *quote = actor_ask(a, "cart.quote", "{\"cart_id\":\"%s\"}", b->id);
    const cJSON *total = cJSON_GetObjectItemCaseSensitive(quote, "total");
    bool fine = cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(quote, "lines")) > 0;
    snprintf(ret, size, "\"total\":{\"minor\":%lld,\"currency\":\"%s\"},",
             (long long)answer_number(total, "minor"), answer_text(total, "currency"));
    cJSON_Delete(quote);
    return fine;
}

void buying_place(actor *a)
{
    basket *b = customer_basket(a->self);
    char total[120] = "";
    if (!world_chance(a->w, BLIND_PPM) && !quote_total(a, b, total, sizeof total))
        return;
    if (world_draw(a->w, 3) == 0)
        actor_pause(a); /* thinks it over, while prices change */
    int code = actor_do_about(
        a, ERRAND_PLACE, b->id, 0, "order.place",
        "{\"cart_id\":\"%s\",%s\"email\":\"x@shop.example\",\"payment_provider\":\"%s\","
        "\"payment_token\":\"%s\",\"shipping_address\":{\"name\":\"X\",\"line1\":\"Street 1\","
        "\"postal_code\":\"10969\",\"city\":\"Berlin\",\"country\":\"DE\"}}",
        b->id, total, WORLD_PROVIDER, draw_token(a->w));
    if (code == SHOP_E_PAYMENT_ACTION)
        *b = (basket){0}; /* it is the order's; if that comes to nothing, it lies about */
    else if (code != 0) {
        cJSON *cart = actor_ask(a, "cart.get", "{\"cart_id\":\"%s\"}", b->id);
        if (cart != NULL && strcmp(answer_text(cart, "state"), "open") != 0)
            *b = (basket){0};
        cJSON_Delete(cart);
    }
}

/* --- own orders ------------------------------------------------------------------------------- */

/* One of the caller's orders in a state (NULL: any), drawn. */
static bool choose_order(actor *a, const char *state, char ret[SHOP_ID_SIZE])
{
    char filter[STATE_SIZE * 2] = "";
    if (state != NULL)
        snprintf(filter, sizeof filter, "\"state\":\"%s\",", state);
    cJSON *page = actor_ask(a, "order.list", "{%s\"limit\":%d}", filter, LIST_LIMIT);
    const cJSON *items = cJSON_GetObjectItemCaseSensitive(page, "items");
    int count = cJSON_GetArraySize(items);
    if (count > 0) {
        const cJSON *order = cJSON_GetArrayItem(items, (int)world_draw(a->w, (uint64_t)count));
        snprintf(ret, SHOP_ID_SIZE, "%s", answer_text(order, "id"));
        world_know_order(a->w, ret);
    }
    cJSON_Delete(page);
    return count > 0;
}

void buying_cancel(actor *a)
{
    static const char *const states[] = {"placed", "pending", "payment_failed", NULL};
    char id[SHOP_ID_SIZE];
    if (choose_order(a, states[world_draw(a->w, 4)], id))
        actor_do_about(a, ERRAND_ORDER, id, 0, "order.cancel",
                       "{\"order_id\":\"%s\",\"reason\":\"changed my mind\"}", id);
}

void buying_retry(actor *a)
{
    char id[SHOP_ID_SIZE];
    if (choose_order(a, "payment_failed", id))
        actor_do_about(a, ERRAND_ORDER, id, 0, "order.retry",
                       "{\"order_id\":\"%s\",\"payment_provider\":\"%s\",\"payment_token\":\"%s\"}",
                       id, WORLD_PROVIDER, draw_token(a->w));
}

/* The payer goes to the provider's page, decides, and comes back, or does not. */
void buying_confirm(actor *a)
{
    char id[SHOP_ID_SIZE];
    if (!choose_order(a, "pending", id))
        return;
    provider_payer_decides(a->w->provider, id, world_chance(a->w, YES_PPM));
    actor_pause(a);
    if (world_draw(a->w, 4) > 0)
        actor_do_about(a, ERRAND_ORDER, id, 0, "order.confirm", "{\"order_id\":\"%s\"}", id);
}

/* Now and then in two lines of one article; more than was sent must be refused either way. */
static void ask_to_return(actor *a, const char *order_id, const char *sku, int64_t quantity)
{
    char more[120] = "";
    if (world_draw(a->w, 3) == 0) {
        snprintf(more, sizeof more, "{\"sku\":\"%s\",\"quantity\":1},", sku);
        world_sight(a->w, SIGHT_SAME_SKU_TWICE);
    }
    actor_do_about(a, ERRAND_RETURN, order_id, 0, "return.request",
                   "{\"order_id\":\"%s\",\"reason\":\"too big\",\"lines\":"
                   "[%s{\"sku\":\"%s\",\"quantity\":%lld}]}",
                   order_id, more, sku, (long long)quantity);
}

void buying_return(actor *a)
{
    char id[SHOP_ID_SIZE];
    if (!choose_order(a, world_draw(a->w, 2) == 0 ? "fulfilled" : "partly_fulfilled", id))
        return;
    cJSON *order = actor_ask(a, "order.get", "{\"order_id\":\"%s\"}", id);
    const cJSON *lines = cJSON_GetObjectItemCaseSensitive(order, "lines");
    int count = cJSON_GetArraySize(lines);
    const cJSON *line =
        count > 0 ? cJSON_GetArrayItem(lines, (int)world_draw(a->w, (uint64_t)count)) : NULL;
    int64_t left = answer_number(line, "fulfilled") - answer_number(line, "returned");
    if (left > 0)
        ask_to_return(a, id, answer_text(line, "sku"),
                      1 + (int64_t)world_draw(a->w, (uint64_t)left));
    cJSON_Delete(order);
}

/* --- what becomes of it ----------------------------------------------------------------------- */

static void see_order(const actor *a, const cJSON *order)
{
    const char *id = answer_text(order, "id");
    world_know_order(a->w, id);
    book_saw(a->w, BOOK_ORDER, id, answer_number(order, "version"));
    invariants_touched(a->w, SUBJECT_ORDER, id);
}

/* An order is exactly what lay in the cart. */
static void expect_lines(const actor *a, const basket *b, const cJSON *order)
{
    int64_t found[WORLD_SKUS_MAX] = {0};
    const cJSON *line;
    cJSON_ArrayForEach(line, cJSON_GetObjectItemCaseSensitive(order, "lines")) {
        unsigned sku = customer_sku(a->w, answer_text(line, "sku"));
        if (sku < WORLD_SKUS_MAX)
            found[sku] += answer_number(line, "quantity");
    }
    for (unsigned i = 0; i < a->w->plan.skus; i++)
        if (found[i] != b->lines[i])
            world_fail(a->w, "I10 an order is what was in the cart",
                       "%s: %s has %lld of %s and not %lld", a->name, answer_text(order, "id"),
                       (long long)found[i], a->w->skus[i], (long long)b->lines[i]);
}

static void learn_placed(actor *a, const deed *d, const cJSON *order)
{
    customer *c = a->self;
    basket *b = customer_basket(c);
    if (order == NULL)
        return;
    if (strcmp(b->id, d->subject) == 0) {
        if (c->sibling == NULL && !c->shares)
            expect_lines(a, b, order);
        *b = (basket){0};
    }
    const cJSON *line;
    cJSON_ArrayForEach(line, cJSON_GetObjectItemCaseSensitive(order, "lines"))
        invariants_touched(a->w, SUBJECT_SKU, answer_text(line, "sku"));
    see_order(a, order);
}

void buying_learn(actor *a, const deed *d, const cJSON *answer)
{
    if (d->purpose == ERRAND_PLACE) {
        learn_placed(a, d, answer);
        return;
    }
    if (d->purpose == ERRAND_ORDER && answer != NULL)
        see_order(a, answer);
    if (d->purpose == ERRAND_RETURN && answer != NULL)
        book_saw(a->w, BOOK_RETURN, answer_text(answer, "id"), 0);
    invariants_touched(a->w, SUBJECT_ORDER,
                       d->purpose == ERRAND_PLACE ? answer_text(answer, "id") : d->subject);
}
