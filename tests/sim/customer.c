/* customer.c - shopping: a visitor fills a cart, registers and takes it along. A customer without a
 * twin knows exactly what must be in the cart, and looks after every step. */
#include "tests/sim/customer.h"

#include <stdlib.h>
#include <string.h>

#include "tests/sim/book.h"
#include "tests/sim/cast.h"
#include "tests/sim/invariants.h"

enum { QUANTITY_MAX = 4, QUANTITY_UNIT = 1000, SESSION_PPM = 400000, MERGE_AGAIN_PPM = 300000 };

unsigned customer_sku(const world *w, const char *sku)
{
    for (unsigned i = 0; i < w->plan.skus; i++)
        if (strcmp(w->skus[i], sku) == 0)
            return i;
    return WORLD_SKUS_MAX;
}

basket *customer_basket(customer *c)
{
    return c->is_guest ? &c->guest : &c->user;
}

/* --- who it is -------------------------------------------------------------------------------- */

void customer_enter(actor *a)
{
    const customer *c = a->self;
    shop_identity who = SHOP_IDENTITY_INIT;
    shop *view = NULL;
    if (c->is_guest)
        who.guest_id = c->guest_id;
    else if (c->token[0] != '\0')
        who.session = c->token;
    else
        who.user_id = c->user_id;
    if (shop_as(a->w->shop, &who, &view) != 0)
        world_fail(a->w, "sim", "no view: %s", shop_error_last()->message);
    shop_close(a->view);
    a->view = view;
}

/* What was done under another name cannot be repeated under this one. */
static void change_name(actor *a, bool is_guest)
{
    customer *c = a->self;
    c->is_guest = is_guest;
    for (int i = 0; i < DEED_PAST; i++)
        a->past[i].code = SHOP_E_CONFLICT;
    customer_enter(a);
}

static void become_guest(actor *a)
{
    customer *c = a->self;
    c->visits++;
    if (shop_id_new(a->w->shop, "gst", c->guest_id) != 0)
        world_fail(a->w, "sim", "no id");
    c->guest = (basket){0};
    change_name(a, true);
}

/* A session is a promise like any other: its token works after every crash. */
static void sign_in(actor *a)
{
    customer *c = a->self;
    if (c->token[0] != '\0' || !world_chance(a->w, SESSION_PPM))
        return;
    cJSON *session = actor_ask(a, "session.create", "{\"email\":\"%s\",\"password\":\"secret %s\"}",
                               c->email, c->email);
    if (session != NULL)
        snprintf(c->token, sizeof c->token, "%s", answer_text(session, "token"));
    cJSON_Delete(session);
}

/* --- the cart --------------------------------------------------------------------------------- */

/* The cart's lines against what must be in it. */
static void expect_lines(const actor *a, const basket *b, const cJSON *cart)
{
    int64_t found[WORLD_SKUS_MAX] = {0};
    const cJSON *line;
    cJSON_ArrayForEach(line, cJSON_GetObjectItemCaseSensitive(cart, "lines")) {
        unsigned sku = customer_sku(a->w, answer_text(line, "sku"));
        if (sku < WORLD_SKUS_MAX)
            found[sku] += answer_number(line, "quantity");
    }
    for (unsigned i = 0; i < a->w->plan.skus; i++)
        if (found[i] != b->lines[i])
            world_fail(a->w, "I10 a cart holds what was put in", "%s: %s has %lld of %s and not %lld",
                       a->name, b->id, (long long)found[i], a->w->skus[i],
                       (long long)b->lines[i]);
}

static void take_lines(const actor *a, basket *b, const cJSON *cart)
{
    const cJSON *line;
    memset(b->lines, 0, sizeof b->lines);
    cJSON_ArrayForEach(line, cJSON_GetObjectItemCaseSensitive(cart, "lines")) {
        unsigned sku = customer_sku(a->w, answer_text(line, "sku"));
        if (sku < WORLD_SKUS_MAX)
            b->lines[sku] += answer_number(line, "quantity");
    }
}

static void see_cart(const actor *a, basket *b, const cJSON *cart)
{
    const customer *c = a->self;
    book_saw(a->w, BOOK_CART, answer_text(cart, "id"), answer_number(cart, "version"));
    b->has_delivery = answer_text(cart, "country")[0] != '\0' &&
                      answer_text(cart, "shipping_method")[0] != '\0';
    if (c->shares || c->sibling != NULL || strcmp(b->id, answer_text(cart, "id")) != 0)
        take_lines(a, b, cart);
    else
        expect_lines(a, b, cart);
    snprintf(b->id, sizeof b->id, "%s", answer_text(cart, "id"));
    invariants_touched(a->w, SUBJECT_CART, b->id);
}

static void fetch_cart(actor *a)
{
    actor_do(a, ERRAND_CREATE, "cart.create", "{\"region\":\"%s\"}",
             world_draw(a->w, 4) == 0 ? "us" : "de");
}

static bool holds_anything(const basket *b)
{
    for (unsigned i = 0; i < WORLD_SKUS_MAX; i++)
        if (b->lines[i] > 0)
            return true;
    return false;
}

/* A refusal may mean that the cart is in checkout, ordered or merged: then there will be a new one. */
static void look_after_cart(actor *a)
{
    basket *b = customer_basket(a->self);
    cJSON *cart = actor_ask(a, "cart.get", "{\"cart_id\":\"%s\"}", b->id);
    if (cart != NULL && strcmp(answer_text(cart, "state"), "open") == 0)
        see_cart(a, b, cart);
    else
        *b = (basket){0};
    cJSON_Delete(cart);
}

static void add(actor *a)
{
    const basket *b = customer_basket(a->self);
    unsigned sku = (unsigned)world_draw(a->w, a->w->plan.skus);
    int64_t quantity = 1 + (int64_t)world_draw(a->w, QUANTITY_MAX);
    int code = actor_do_about(a, ERRAND_ADD, b->id, (int64_t)sku * QUANTITY_UNIT + quantity,
                              "cart.add_line",
                              "{\"cart_id\":\"%s\",\"sku\":\"%s\",\"quantity\":%lld}", b->id,
                              a->w->skus[sku], (long long)quantity);
    if (code == SHOP_E_CONFLICT)
        look_after_cart(a);
}

static void set(actor *a)
{
    const basket *b = customer_basket(a->self);
    unsigned sku = (unsigned)world_draw(a->w, a->w->plan.skus);
    int64_t quantity = (int64_t)world_draw(a->w, QUANTITY_MAX);
    int code = actor_do_about(a, ERRAND_SET, b->id, (int64_t)sku * QUANTITY_UNIT + quantity,
                              "cart.set_line",
                              "{\"cart_id\":\"%s\",\"sku\":\"%s\",\"quantity\":%lld}", b->id,
                              a->w->skus[sku], (long long)quantity);
    if (code == SHOP_E_CONFLICT)
        look_after_cart(a);
}

static void enter_coupon(actor *a)
{
    static const char *const codes[] = {"FIRST", "FIRST", "TENTH"};
    const basket *b = customer_basket(a->self);
    const char *op = world_draw(a->w, 6) == 0 ? "cart.remove_coupon" : "cart.add_coupon";
    int code = actor_do_about(a, ERRAND_DELIVERY, b->id, 0, op,
                              "{\"cart_id\":\"%s\",\"code\":\"%s\"}", b->id,
                              codes[world_draw(a->w, 3)]);
    if (code == SHOP_E_CONFLICT)
        look_after_cart(a);
}

static void set_delivery(actor *a)
{
    const basket *b = customer_basket(a->self);
    bool us = world_draw(a->w, 5) == 0;
    int code = actor_do_about(a, ERRAND_DELIVERY, b->id, 0, "cart.set_delivery",
                              "{\"cart_id\":\"%s\",\"region\":\"%s\",\"country\":\"%s\","
                              "\"shipping_method\":\"post\"}",
                              b->id, us ? "us" : "de", us ? "US" : "DE");
    if (code == SHOP_E_CONFLICT)
        look_after_cart(a);
}

/* Now and then twice, by somebody who has forgotten the key: nothing more must come of it. */
static void merge(actor *a, const char *guest_cart)
{
    const customer *c = a->self;
    char cart[SHOP_ID_SIZE];
    snprintf(cart, sizeof cart, "%s", guest_cart);
    int code = actor_do_about(a, ERRAND_MERGE, cart, 0, "cart.merge",
                              "{\"guest_cart_id\":\"%s\",\"guest_id\":\"%s\"}", cart, c->guest_id);
    if (code == 0 && world_chance(a->w, MERGE_AGAIN_PPM)) {
        world_sight(a->w, SIGHT_MERGED_AGAIN);
        actor_do_about(a, ERRAND_DELIVERY, cart, 0, "cart.merge",
                       "{\"guest_cart_id\":\"%s\",\"guest_id\":\"%s\"}", cart, c->guest_id);
    }
}

/* Registers, or comes back as a guest, fills another cart and signs in. */
static void move_house(actor *a)
{
    customer *c = a->self;
    const basket *b = &c->guest;
    if (!c->is_guest) {
        become_guest(a);
        return;
    }
    if (c->user_id[0] == '\0')
        actor_do(a, ERRAND_REGISTER, "account.register",
                 "{\"email\":\"%s\",\"password\":\"secret %s\",\"name\":\"%s\"}", c->email,
                 c->email, a->name);
    if (c->user_id[0] == '\0')
        return;
    change_name(a, false);
    sign_in(a);
    change_name(a, false);
    if (b->id[0] != '\0')
        merge(a, b->id);
}

/* --- looking ---------------------------------------------------------------------------------- */

/* A price that nobody edits while it is read must be the one that its last edit left. */
static void look_at_product(actor *a, unsigned sku)
{
    const shelf *s = &a->w->shelves[sku];
    shelf before = *s;
    cJSON *found = actor_ask(a, "product.find", "{\"slug\":\"p%u\"}", sku);
    const cJSON *variant = cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(found, "variants"), 0);
    const cJSON *price;
    if (!before.open && !s->open && before.serial == s->serial) {
        if (a->asked == SHOP_E_NOT_FOUND && before.active)
            world_fail(a->w, "a read is not stale", "p%u is not there", sku);
        cJSON_ArrayForEach(price, cJSON_GetObjectItemCaseSensitive(variant, "prices"))
            if (strcmp(answer_text(price, "currency"), "EUR") == 0 &&
                answer_number(price, "minor") != s->minor)
                world_fail(a->w, "a read is not stale", "p%u costs %lld and not %lld", sku,
                           (long long)s->minor, (long long)answer_number(price, "minor"));
    }
    cJSON_Delete(found);
}

static void browse(actor *a)
{
    static const struct {
        const char *op, *json;
    } reads[] = {{"product.list", "{\"limit\":5}"},
                 {"stock.check", "{\"skus\":[\"SKU-00\",\"SKU-01\"]}"},
                 {"search.query", "{\"q\":\"thing\",\"facets\":true}"},
                 {"recommendation.popular", "{}"}};
    unsigned i = (unsigned)world_draw(a->w, 8);
    if (i < sizeof reads / sizeof reads[0])
        cJSON_Delete(actor_ask(a, reads[i].op, "%s", reads[i].json));
    else
        look_at_product(a, (unsigned)world_draw(a->w, a->w->plan.skus));
}

/* --- life ------------------------------------------------------------------------------------- */

typedef void act(actor *a);
static act *const acts[WISH_COUNT] = {
    [WISH_BROWSE] = browse,         [WISH_ADD] = add,
    [WISH_SET] = set,               [WISH_COUPON] = enter_coupon,
    [WISH_DELIVERY] = set_delivery, [WISH_REGISTER] = move_house,
    [WISH_PLACE] = buying_place,    [WISH_CANCEL] = buying_cancel,
    [WISH_RETRY] = buying_retry,    [WISH_CONFIRM] = buying_confirm,
    [WISH_RETURN] = buying_return,  [WISH_REPEAT] = actor_repeat,
};

/* A twin looks over its sibling's shoulder. */
static void follow_sibling(actor *a)
{
    customer *c = a->self;
    const customer *s = c->sibling;
    bool same = c->is_guest == s->is_guest && strcmp(c->guest_id, s->guest_id) == 0;
    c->guest = s->guest;
    c->user = s->user;
    if (same)
        return;
    memcpy(c->guest_id, s->guest_id, sizeof c->guest_id);
    memcpy(c->user_id, s->user_id, sizeof c->user_id);
    change_name(a, s->is_guest);
}

static void act_once(actor *a)
{
    customer *c = a->self;
    if (c->sibling != NULL)
        follow_sibling(a);
    const basket *b = customer_basket(c);
    unsigned choice = world_choose(a->w, a->w->plan.wishes, WISH_COUNT);
    bool fills = choice >= WISH_ADD && choice <= WISH_DELIVERY;
    if (choice == WISH_REGISTER && c->sibling != NULL)
        choice = WISH_BROWSE;
    if (b->id[0] == '\0' && (fills || choice == WISH_PLACE)) {
        if (c->sibling == NULL)
            fetch_cart(a);
        return;
    }
    if (choice == WISH_PLACE && !holds_anything(b))
        choice = WISH_ADD;
    if (choice == WISH_PLACE && !b->has_delivery)
        choice = WISH_DELIVERY;
    acts[choice](a);
}

static void live(actor *a)
{
    customer *c = a->self;
    const customer *who = c->sibling != NULL ? c->sibling : c;
    if (c->sibling == NULL && c->guest_id[0] == '\0')
        become_guest(a);
    while (who->guest_id[0] == '\0')
        actor_pause(a);
    if (c->guest_id[0] == '\0')
        follow_sibling(a);
    customer_enter(a);
    actor_resume(a);
    while (!a->w->closing) {
        act_once(a);
        actor_pause(a);
    }
}

static void learn_line(const actor *a, basket *b, const deed *d, const cJSON *cart)
{
    unsigned sku = (unsigned)(d->value / QUANTITY_UNIT);
    int64_t quantity = d->value % QUANTITY_UNIT;
    b->lines[sku] = d->purpose == ERRAND_ADD ? b->lines[sku] + quantity : quantity;
    see_cart(a, b, cart);
}

/* I10: nothing of the guest's cart is lost, nothing comes twice. */
static void learn_merge(const actor *a, const cJSON *cart)
{
    customer *c = a->self;
    basket *into = &c->user;
    const basket guest = c->guest;
    if (strcmp(into->id, answer_text(cart, "id")) != 0)
        *into = (basket){0}; /* another one that was open, or a new one: it says what is in it */
    for (unsigned i = 0; i < WORLD_SKUS_MAX; i++)
        into->lines[i] += guest.lines[i];
    c->guest = (basket){0};
    see_cart(a, into, cart);
    for (unsigned i = 0; i < WORLD_SKUS_MAX; i++)
        if (!c->shares && into->lines[i] < guest.lines[i])
            world_fail(a->w, "I10 a merge loses nothing", "%s: %s", a->name, into->id);
}

static void learn(actor *a, const deed *d, const cJSON *answer)
{
    customer *c = a->self;
    basket *b = customer_basket(c);
    if (d->purpose >= ERRAND_PLACE) {
        buying_learn(a, d, answer);
        return;
    }
    if (answer == NULL)
        return;
    switch ((errand)d->purpose) {
    case ERRAND_CREATE:
        *b = (basket){0};
        see_cart(a, b, answer);
        break;
    case ERRAND_ADD:
    case ERRAND_SET: learn_line(a, b, d, answer); break;
    case ERRAND_DELIVERY: see_cart(a, b, answer); break;
    case ERRAND_REGISTER:
        snprintf(c->user_id, sizeof c->user_id, "%s", answer_text(answer, "id"));
        book_saw(a->w, BOOK_ACCOUNT, c->user_id, answer_number(answer, "version"));
        break;
    case ERRAND_MERGE: learn_merge(a, answer); break;
    default: break;
    }
}

static const role customer_role = {live, learn};

static customer *customer_new(void)
{
    customer *c = calloc(1, sizeof *c);
    if (c == NULL)
        exit(1);
    return c;
}

actor *customer_make(world *w, unsigned number)
{
    customer *c = customer_new();
    char name[ACTOR_NAME_SIZE];
    snprintf(name, sizeof name, "customer%u", number);
    snprintf(c->email, sizeof c->email, "c%u@shop.example", number);
    c->shares = number < w->plan.twins;
    return actor_new(w, name, &customer_role, c);
}

actor *twin_make(world *w, unsigned number, actor *sibling)
{
    customer *c = customer_new();
    char name[ACTOR_NAME_SIZE];
    snprintf(name, sizeof name, "twin%u", number);
    c->sibling = sibling->self;
    return actor_new(w, name, &customer_role, c);
}
