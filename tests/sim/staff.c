/* staff.c - who works in the shop: counts and moves stock, edits, sends, captures, pays back,
 * cancels. Each keeps the prices of some SKUs alone and so knows what they must be; everything else
 * they do at the same time as everybody. */
#include <stdlib.h>
#include <string.h>

#include "tests/sim/book.h"
#include "tests/sim/cast.h"
#include "tests/sim/invariants.h"

enum { ADJUST_MAX = 12, COUNT_MAX = 60, LIST_LIMIT = 30, PART_PPM = 350000, PRICE_MAX = 9000 };

typedef enum task {
    TASK_OTHER = 0,
    TASK_ADJUST, /* subject: the SKU */
    TASK_STOCK,
    TASK_PRICE,   /* value: SKU and price */
    TASK_PUBLISH, /* value: SKU and whether it is on the shelf then */
    TASK_ORDER,   /* subject: the order */
    TASK_FULFIL,
    TASK_PAYMENT,
    TASK_REFUND,
    TASK_RETURN
} task;

typedef struct clerk {
    unsigned number;
    char user_id[SHOP_ID_SIZE];
} clerk;

static const char *draw_location(world *w)
{
    return world_draw(w, 2) == 0 ? "BER" : "OSA";
}

static unsigned draw_sku(world *w)
{
    return (unsigned)world_draw(w, w->plan.skus);
}

/* One of the SKUs that this clerk keeps, or WORLD_SKUS_MAX. */
static unsigned draw_own_sku(const actor *a)
{
    const clerk *c = a->self;
    const plan *p = &a->w->plan;
    unsigned own = (p->skus + p->staff - 1 - c->number) / p->staff;
    if (c->number >= p->skus || own == 0)
        return WORLD_SKUS_MAX;
    return c->number + p->staff * (unsigned)world_draw(a->w, own);
}

/* --- stock ------------------------------------------------------------------------------------ */

/* The reason names the deed, so that its movement can be counted. */
static void adjust(actor *a)
{
    const char *sku = a->w->skus[draw_sku(a->w)];
    int64_t quantity = (int64_t)world_draw(a->w, 2 * ADJUST_MAX) - ADJUST_MAX;
    actor_do_about(a, TASK_ADJUST, sku, 0, "stock.adjust",
                   "{\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":%lld,\"reason\":\"%s-%u\"}",
                   sku, draw_location(a->w), (long long)(quantity == 0 ? 1 : quantity), a->name,
                   a->deeds + 1);
}

static void count_stock(actor *a)
{
    const char *sku = a->w->skus[draw_sku(a->w)];
    actor_do_about(a, TASK_STOCK, sku, 0, "stock.set",
                   "{\"sku\":\"%s\",\"location\":\"%s\",\"on_hand\":%llu,\"reason\":\"count\"}", sku,
                   draw_location(a->w), (unsigned long long)world_draw(a->w, COUNT_MAX));
}

/* --- the shelf -------------------------------------------------------------------------------- */

static void begin_edit(world *w, unsigned sku)
{
    w->shelves[sku].open = true;
    w->shelves[sku].serial++;
}

static void end_edit(world *w, unsigned sku)
{
    w->shelves[sku].open = false;
    w->shelves[sku].serial++;
}

static void set_price(actor *a)
{
    unsigned sku = draw_own_sku(a);
    int64_t minor = (int64_t)world_draw(a->w, PRICE_MAX);
    if (sku == WORLD_SKUS_MAX)
        return;
    begin_edit(a->w, sku);
    actor_do_about(a, TASK_PRICE, a->w->skus[sku], minor, "price.set",
                   "{\"sku\":\"%s\",\"currency\":\"EUR\",\"minor\":%lld}", a->w->skus[sku],
                   (long long)minor);
}

static void publish(actor *a)
{
    unsigned sku = draw_own_sku(a);
    if (sku == WORLD_SKUS_MAX)
        return;
    shelf *s = &a->w->shelves[sku];
    if (s->product_id[0] == '\0') {
        cJSON *found = actor_ask(a, "product.find", "{\"slug\":\"p%u\"}", sku);
        snprintf(s->product_id, sizeof s->product_id, "%s", answer_text(found, "id"));
        cJSON_Delete(found);
        if (s->product_id[0] == '\0')
            return;
    }
    begin_edit(a->w, sku);
    actor_do_about(a, TASK_PUBLISH, a->w->skus[sku], !s->active, "product.set_status",
                   "{\"product_id\":\"%s\",\"status\":\"%s\"}", s->product_id,
                   s->active ? "archived" : "active");
}

static void edit_promotion(actor *a)
{
    actor_do(a, TASK_OTHER, "promotion.put",
             "{\"code\":\"TENTH\",\"title\":\"A tenth\",\"kind\":\"percent\",\"percent_ppm\":%llu,"
             "\"starts_at\":\"2020-01-01T00:00:00Z\",\"ends_at\":\"2040-01-01T00:00:00Z\"}",
             (unsigned long long)world_draw(a->w, 200000) + 1);
}

/* --- orders ----------------------------------------------------------------------------------- */

/* An order in a state, drawn; NULL: one that somebody was told of, whatever it is by now. */
static bool choose_order(actor *a, const char *state, char ret[SHOP_ID_SIZE])
{
    world *w = a->w;
    if (state == NULL) {
        if (w->order_count > 0)
            snprintf(ret, SHOP_ID_SIZE, "%s", w->orders[world_draw(w, w->order_count)]);
        return w->order_count > 0;
    }
    cJSON *page = actor_ask(a, "order.list", "{\"state\":\"%s\",\"limit\":%d}", state, LIST_LIMIT);
    const cJSON *items = cJSON_GetObjectItemCaseSensitive(page, "items");
    int count = cJSON_GetArraySize(items);
    if (count > 0) {
        const cJSON *order = cJSON_GetArrayItem(items, (int)world_draw(w, (uint64_t)count));
        snprintf(ret, SHOP_ID_SIZE, "%s", answer_text(order, "id"));
        world_know_order(w, ret);
    }
    cJSON_Delete(page);
    return count > 0;
}

/* `"lines":[…],` with a part of what can be sent, or "" for all of it. */
static void draw_part(actor *a, const char *order_id, char *ret, size_t size)
{
    ret[0] = '\0';
    if (!world_chance(a->w, PART_PPM))
        return;
    cJSON *order = actor_ask(a, "order.get", "{\"order_id\":\"%s\"}", order_id);
    const cJSON *line = cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(order, "lines"), 0);
    int64_t left = answer_number(line, "quantity") - answer_number(line, "fulfilled");
    if (left > 0)
        snprintf(ret, size, "\"lines\":[{\"sku\":\"%s\",\"quantity\":%lld}],",
                 answer_text(line, "sku"), (long long)(1 + (int64_t)world_draw(a->w, (uint64_t)left)));
    cJSON_Delete(order);
}

static void fulfil(actor *a)
{
    static const char *const states[] = {"placed", "placed", "partly_fulfilled", NULL};
    char id[SHOP_ID_SIZE], lines[200];
    if (!choose_order(a, states[world_draw(a->w, 4)], id))
        return;
    draw_part(a, id, lines, sizeof lines);
    actor_do_about(a, TASK_FULFIL, id, 0, "order.fulfil",
                   "{\"order_id\":\"%s\",%s\"carrier\":\"Post\",\"tracking\":\"%s-%u\"}", id, lines,
                   a->name, a->deeds + 1);
}

static void see_parcel_off(actor *a)
{
    char id[SHOP_ID_SIZE];
    if (!choose_order(a, NULL, id))
        return;
    cJSON *parcels = actor_ask(a, "fulfilment.list", "{\"order_id\":\"%s\"}", id);
    const cJSON *items = cJSON_GetObjectItemCaseSensitive(parcels, "items");
    int count = cJSON_GetArraySize(items);
    if (count > 0) {
        const cJSON *parcel = cJSON_GetArrayItem(items, (int)world_draw(a->w, (uint64_t)count));
        actor_do_about(a, TASK_ORDER, id, 0, "fulfilment.update",
                       "{\"order_id\":\"%s\",\"fulfilment_id\":\"%s\",\"state\":\"%s\"}", id,
                       answer_text(parcel, "id"), world_draw(a->w, 3) == 0 ? "lost" : "delivered");
    }
    cJSON_Delete(parcels);
}

static void cancel(actor *a)
{
    static const char *const states[] = {"placed", "pending", NULL};
    char id[SHOP_ID_SIZE];
    if (choose_order(a, states[world_draw(a->w, 3)], id))
        actor_do_about(a, TASK_ORDER, id, 0, "order.cancel",
                       "{\"order_id\":\"%s\",\"reason\":\"staff\"}", id);
}

static void close_return(actor *a)
{
    char id[SHOP_ID_SIZE];
    const cJSON *item;
    if (!choose_order(a, world_draw(a->w, 2) == 0 ? "fulfilled" : NULL, id))
        return;
    cJSON *returns = actor_ask(a, "return.list", "{\"order_id\":\"%s\"}", id);
    cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(returns, "items")) {
        if (strcmp(answer_text(item, "state"), "requested") != 0)
            continue;
        actor_do_about(a, TASK_RETURN, id, 0, "return.close",
                       "{\"order_id\":\"%s\",\"return_id\":\"%s\",\"accept\":%s,\"restock\":%s}", id,
                       answer_text(item, "id"), world_draw(a->w, 4) == 0 ? "false" : "true",
                       world_draw(a->w, 2) == 0 ? "false" : "true");
        break;
    }
    cJSON_Delete(returns);
}

/* --- money ------------------------------------------------------------------------------------ */

static bool choose_payment(actor *a, char order_id[SHOP_ID_SIZE], char ret[SHOP_ID_SIZE],
                           shop_money *ret_amount)
{
    static const char *const states[] = {"fulfilled", "partly_fulfilled", NULL};
    if (!choose_order(a, states[world_draw(a->w, 3)], order_id))
        return false;
    cJSON *page = actor_ask(a, "payment.list", "{\"order_id\":\"%s\"}", order_id);
    const cJSON *items = cJSON_GetObjectItemCaseSensitive(page, "items");
    int count = cJSON_GetArraySize(items);
    if (count > 0) {
        const cJSON *payment = cJSON_GetArrayItem(items, (int)world_draw(a->w, (uint64_t)count));
        const cJSON *amount = cJSON_GetObjectItemCaseSensitive(payment, "amount");
        snprintf(ret, SHOP_ID_SIZE, "%s", answer_text(payment, "id"));
        snprintf(ret_amount->currency, sizeof ret_amount->currency, "%s",
                 answer_text(amount, "currency"));
        ret_amount->minor = answer_number(amount, "minor");
        book_saw(a->w, BOOK_PAYMENT, ret, answer_number(payment, "version"));
    }
    cJSON_Delete(page);
    return count > 0;
}

/* By hand, for a fulfilment: it must be the same capture as the one that the shop makes itself. */
static void capture(actor *a)
{
    char order_id[SHOP_ID_SIZE], id[SHOP_ID_SIZE];
    shop_money amount = {0};
    if (!choose_payment(a, order_id, id, &amount))
        return;
    cJSON *parcels = actor_ask(a, "fulfilment.list", "{\"order_id\":\"%s\"}", order_id);
    const cJSON *parcel =
        cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(parcels, "items"), 0);
    if (parcel != NULL)
        actor_do_about(a, TASK_PAYMENT, id, 0, "payment.capture",
                       "{\"payment_id\":\"%s\",\"fulfilment_id\":\"%s\"}", id,
                       answer_text(parcel, "id"));
    cJSON_Delete(parcels);
}

/* Often more than there is left: that must be refused. */
static void refund(actor *a)
{
    char order_id[SHOP_ID_SIZE], id[SHOP_ID_SIZE];
    shop_money amount = {0};
    if (choose_payment(a, order_id, id, &amount) && amount.minor > 0)
        actor_do_about(a, TASK_REFUND, id, 0, "payment.refund",
                       "{\"payment_id\":\"%s\",\"amount\":{\"minor\":%llu,\"currency\":\"%s\"},"
                       "\"reason\":\"sorry\"}",
                       id, (unsigned long long)(1 + world_draw(a->w, (uint64_t)amount.minor * 2)),
                       amount.currency);
}

/* --- life ------------------------------------------------------------------------------------- */

static void look_around(actor *a)
{
    static const struct {
        const char *op, *json;
    } reads[] = {{"stock.list", "{\"limit\":20}"},
                 {"reservation.list", "{\"limit\":10}"},
                 {"movement.list", "{\"sku\":\"SKU-00\",\"limit\":10}"},
                 {"order.list", "{\"limit\":10}"},
                 {"ledger.balance", "{}"},
                 {"system.stats", "{}"},
                 {"event.dead", "{}"},
                 {"product.find", "{\"slug\":\"p0\"}"}};
    unsigned i = (unsigned)world_draw(a->w, sizeof reads / sizeof reads[0]);
    cJSON_Delete(actor_ask(a, reads[i].op, "%s", reads[i].json));
}

typedef void act(actor *a);
static act *const acts[DUTY_COUNT] = {
    [DUTY_ADJUST] = adjust,         [DUTY_COUNT_STOCK] = count_stock,
    [DUTY_PRICE] = set_price,       [DUTY_PROMOTION] = edit_promotion,
    [DUTY_PUBLISH] = publish,       [DUTY_FULFIL] = fulfil,
    [DUTY_PARCEL] = see_parcel_off, [DUTY_CAPTURE] = capture,
    [DUTY_REFUND] = refund,         [DUTY_CANCEL] = cancel,
    [DUTY_RETURNS] = close_return,  [DUTY_LOOK] = look_around,
    [DUTY_REPEAT] = actor_repeat,
};

static void live(actor *a)
{
    clerk *c = a->self;
    shop_identity who = SHOP_IDENTITY_INIT;
    if (c->user_id[0] == '\0' && shop_id_new(a->w->shop, "usr", c->user_id) != 0)
        world_fail(a->w, "sim", "no id");
    who.user_id = c->user_id;
    who.role = "admin";
    if (shop_as(a->w->shop, &who, &a->view) != 0)
        world_fail(a->w, "sim", "no view: %s", shop_error_last()->message);
    actor_resume(a);
    while (!a->w->closing) {
        acts[world_choose(a->w, a->w->plan.duties, DUTY_COUNT)](a);
        actor_pause(a);
    }
}

static unsigned sku_of(const world *w, const char *sku)
{
    for (unsigned i = 0; i < w->plan.skus; i++)
        if (strcmp(w->skus[i], sku) == 0)
            return i;
    return 0;
}

static void learn_edit(const actor *a, const deed *d, bool done)
{
    unsigned sku = sku_of(a->w, d->subject);
    shelf *s = &a->w->shelves[sku];
    if (done && d->purpose == TASK_PRICE)
        s->minor = d->value;
    if (done && d->purpose == TASK_PUBLISH)
        s->active = d->value != 0;
    end_edit(a->w, sku);
}

static void learn(actor *a, const deed *d, const cJSON *answer)
{
    world *w = a->w;
    const char *id = answer_text(answer, "id");
    switch ((task)d->purpose) {
    case TASK_ADJUST: book_moved(w, d->key, d->code == 0); break;
    case TASK_PRICE:
    case TASK_PUBLISH: learn_edit(a, d, answer != NULL); return;
    case TASK_FULFIL:
        if (answer != NULL)
            book_saw(w, BOOK_FULFILMENT, id, 0);
        break;
    case TASK_PAYMENT:
        if (answer != NULL)
            book_saw(w, BOOK_PAYMENT, id, answer_number(answer, "version"));
        invariants_touched(w, SUBJECT_PAYMENT, d->subject);
        return;
    case TASK_REFUND:
        if (answer != NULL)
            book_saw(w, BOOK_REFUND, id, 0);
        invariants_touched(w, SUBJECT_PAYMENT, d->subject);
        return;
    default: break;
    }
    if (d->purpose == TASK_ADJUST || d->purpose == TASK_STOCK)
        invariants_touched(w, SUBJECT_SKU, d->subject);
    else if (d->purpose != TASK_OTHER)
        invariants_touched(w, SUBJECT_ORDER, d->subject);
    else
        invariants_touched(w, SUBJECT_PROMOTION, "TENTH");
}

static const role staff_role = {live, learn};

actor *staff_make(world *w, unsigned number)
{
    clerk *c = calloc(1, sizeof *c);
    char name[ACTOR_NAME_SIZE];
    if (c == NULL)
        exit(1);
    c->number = number;
    snprintf(name, sizeof name, "staff%u", number);
    return actor_new(w, name, &staff_role, c);
}
