/* suspend_test.c - order.place stopped at each of its yields, while one other operation runs on the same cart,
 * order, goods, payment or customer. A yield is a point that the environment is told of (begin, statement, commit,
 * committed, return, outside), or a lock. Afterwards there is one order or none, and everything holds that must. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "lib/core/local.h"
#include "tests/sim/look.h"
#include "tests/sim/provider.h"
#include "tests/unit/services/order/rivals.h"
#include "tests/unit/services/order/stage.h"

enum {
    SAMPLE = 1500,       /* cells of the ordinary run, each way */
    CELLS_OF_STAGE = 24, /* then the shop is restarted, and all is asked again; and a new one begins */
    STOCK = 4,           /* one was bought before; enough for one of the customer's carts, and a guest's */
    BOUGHT = 2,
    STOPPED_MS = 50,
    LATE_MS = 2 * 60 * 1000, /* beyond the lease of whoever places an order */
    YIELDS_MOST = 5000,
    NOT_ASKED = 1 /* a code that no call has */
};

/* One order, its customer, and what comes between. */
typedef struct cell {
    uint64_t yield; /* 0 = nothing comes between */
    const rival *rival;
    shop *user, *guest;
    char user_id[SHOP_ID_SIZE], guest_id[SHOP_ID_SIZE], address[SHOP_ID_SIZE];
    char cart[SHOP_ID_SIZE], second[SHOP_ID_SIZE], guests[SHOP_ID_SIZE];
    char product[SHOP_ID_SIZE], past[SHOP_ID_SIZE], parcel[SHOP_ID_SIZE], back[SHOP_ID_SIZE];
    char sku[16], coupon[16], key[16], email[32];
    char json[RIVAL_TEXT_MAX]; /* of order.place */
    char order[SHOP_ID_SIZE];  /* that it answered */
    int code, rival_code;
    bool rival_done;
} cell;

typedef struct batch {
    bool split;
    uint64_t first, stride, end, played; /* cells by number: yield * rivals_count + rival */
    uint64_t yields;             /* that the running call has passed */
    uint64_t stop_at;
    cell cells[CELLS_OF_STAGE];
    unsigned count;
    cell *now;
    bool stopped; /* the yield was reached */
    unsigned *successes; /* by rival */
} batch;

/* --- one customer ------------------------------------------------------------------------------- */

static void make_cart(stage *s, const cell *k, shop *as, int quantity, const char *coupon, char ret[SHOP_ID_SIZE])
{
    stage_make(s, as, "cart.create", ret, "{}");
    stage_make(s, as, "cart.add_line", NULL, "{\"cart_id\":\"%s\",\"sku\":\"%s\",\"quantity\":%d}", ret, k->sku,
               quantity);
    stage_make(s, as, "cart.set_delivery", NULL,
               "{\"cart_id\":\"%s\",\"country\":\"DE\",\"shipping_method\":\"post\"}", ret);
    if (coupon != NULL)
        stage_make(s, as, "cart.add_coupon", NULL, "{\"cart_id\":\"%s\",\"code\":\"%s\"}", ret, coupon);
}

static void make_goods(stage *s, cell *k)
{
    shop *op = s->w.shop;
    stage_make(s, op, "product.put", k->product,
               "{\"slug\":\"%s\",\"title\":\"Goods\",\"variants\":[{\"sku\":\"%s\",\"prices\":"
               "[{\"minor\":1000,\"currency\":\"EUR\"}]}]}", k->sku, k->sku);
    stage_make(s, op, "stock.set", NULL, "{\"sku\":\"%s\",\"location\":\"BER\",\"on_hand\":%d}", k->sku, STOCK);
    stage_make(s, op, "promotion.put", NULL,
               "{\"code\":\"%s\",\"title\":\"A tenth\",\"kind\":\"percent\",\"percent_ppm\":100000,"
               "\"usage_limit\":1}", k->coupon);
}

/* What the customer has bought before: sent, paid for, and on its way back. */
static void make_past(stage *s, cell *k)
{
    char cart[SHOP_ID_SIZE];
    make_cart(s, k, k->user, 1, NULL, cart);
    stage_make(s, k->user, "order.place", k->past,
               "{\"cart_id\":\"%s\",\"payment_provider\":\"%s\",\"payment_token\":\"tok_approve\"}", cart,
               WORLD_PROVIDER);
    stage_make(s, s->w.shop, "order.fulfil", k->parcel, "{\"order_id\":\"%s\"}", k->past);
    stage_make(s, k->user, "return.request", k->back,
               "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}", k->past, k->sku);
    assert_int_equal(shop_run_pending(s->w.shop, NULL), 0);
}

static void make_customer(stage *s, cell *k)
{
    stage_make(s, s->w.shop, "account.register", k->user_id,
               "{\"email\":\"%s\",\"password\":\"correct horse\"}", k->email);
    stage_make(s, s->w.shop, "address.put", k->address,
               "{\"user_id\":\"%s\",\"address\":{\"name\":\"N\",\"line1\":\"L\",\"city\":\"C\",\"country\":\"DE\"}}",
               k->user_id);
    assert_int_equal(shop_id_new(s->w.shop, "gst", k->guest_id), 0);
    k->user = stage_as(s, k->user_id, NULL);
    k->guest = stage_as(s, NULL, k->guest_id);
}

static bool has_flag(const cell *k, rival_flag flag)
{
    return k->rival != NULL && (k->rival->flags & flag) != 0;
}

static shop *placer(const cell *k)
{
    return has_flag(k, RIVAL_GUEST) ? k->guest : k->user;
}

static const char *token_of(const cell *k)
{
    if (has_flag(k, RIVAL_WAITING))
        return "tok_action";
    return has_flag(k, RIVAL_DECLINED) ? "tok_decline" : "tok_approve";
}

static void make_cell(stage *s, cell *k, uint64_t number)
{
    unsigned n = (unsigned)number;
    snprintf(k->sku, sizeof(k->sku), "g%u", n);
    snprintf(k->coupon, sizeof(k->coupon), "C%u", n);
    snprintf(k->key, sizeof(k->key), "k%u", n);
    snprintf(k->email, sizeof(k->email), "u%u@example.com", n);
    make_goods(s, k);
    make_customer(s, k);
    make_past(s, k);
    make_cart(s, k, placer(k), BOUGHT, k->coupon, k->cart);
    make_cart(s, k, k->user, BOUGHT, NULL, k->second);
    make_cart(s, k, k->guest, 1, k->coupon, k->guests);
    snprintf(k->json, sizeof(k->json),
             "{\"idempotency_key\":\"%s\",\"timeout_ms\":86400000,\"cart_id\":\"%s\",\"payment_provider\":\"%s\","
             "\"payment_token\":\"%s\",\"email\":\"%s\"}", k->key, k->cart, WORLD_PROVIDER, token_of(k), k->email);
}

/* --- what comes between ------------------------------------------------------------------------- */

static void expand(stage *s, const cell *k, char order[SHOP_ID_SIZE], char ret[RIVAL_TEXT_MAX])
{
    char paid[SHOP_ID_SIZE] = "", payment[SHOP_ID_SIZE];
    memcpy(order, k->past, SHOP_ID_SIZE);
    stage_find_id(s, "SELECT hex(id) FROM order_orders WHERE cart_id = ?1", "ord", k->cart, order);
    stage_find_id(s, "SELECT hex(id) FROM payment_payments WHERE order_id = ?1", "pay", k->past, paid);
    memcpy(payment, paid, sizeof(payment));
    stage_find_id(s, "SELECT hex(id) FROM payment_payments WHERE order_id = ?1", "pay", order, payment);
    const rival_word words[] = {
        {"cart", k->cart},       {"second", k->second},   {"guests", k->guests},   {"guest", k->guest_id},
        {"order", order},        {"past", k->past},       {"parcel", k->parcel},   {"return", k->back},
        {"payment", payment},    {"paid", paid},          {"product", k->product}, {"sku", k->sku},
        {"coupon", k->coupon},   {"key", k->key},         {"user", k->user_id},    {"email", k->email},
        {"address", k->address}, {NULL, NULL},
    };
    rivals_expand(k->rival->json, words, ret);
}

static void come_between(void *argument)
{
    stage *s = argument;
    const batch *b = s->userdata;
    cell *k = b->now;
    char json[RIVAL_TEXT_MAX], order[SHOP_ID_SIZE];
    shop *as = has_flag(k, RIVAL_BY_USER) ? k->user : s->w.shop;
    expand(s, k, order, json);
    if (has_flag(k, RIVAL_PAYS))
        (void)provider_payer_decides(s->w.provider, order, true);
    if (k->rival->op != NULL) {
        k->rival_code = stage_call(s, as, k->rival->op, json, NULL);
    } else {
        k->rival_code = shop_run_pending(s->w.shop, NULL);
    }
    k->rival_done = true;
}

/* Whoever places the order passes a yield. At the chosen one it stops: the other runs to its end, or until it has
 * to wait for what the stopped one holds. */
static int yield(stage *s, shop_env_point point)
{
    batch *b = s->userdata;
    (void)point;
    if (b->now == NULL || b->stopped || ++b->yields != b->stop_at)
        return 0;
    b->stopped = true;
    if (has_flag(b->now, RIVAL_LATE))
        sim_sleep(s->w.sim, LATE_MS);
    sim_spawn(s->w.sim, "rival", come_between, s);
    sim_sleep(s->w.sim, STOPPED_MS);
    return 0;
}

/* --- what must hold ----------------------------------------------------------------------------- */

static int64_t placed_of_cart(stage *s, const cell *k)
{
    return look_number(&s->w, "SELECT count(*) FROM order_orders WHERE cart_id = ?1 AND placed_at_ms > 0",
                       LOOK_ID(k->cart));
}

static int64_t begun_with_key(stage *s, const cell *k)
{
    return look_number(&s->w, "SELECT count(*) FROM order_orders WHERE claim LIKE '%/' || ?1", LOOK_TEXT(k->key));
}

/* An answer that says how the order ended; a payer who has to confirm may still do so, or never. */
static bool is_final(int code)
{
    return !shop_code_retryable(code) && code != SHOP_E_PAYMENT_ACTION;
}

/* I9: where the first call had an effect, the same key has the same answer, and it has no further effect. */
static void expect_same_answer(stage *s, const cell *k)
{
    char answer[STAGE_TEXT_MAX], id[SHOP_ID_SIZE];
    bool had_effect = begun_with_key(s, k) > 0;
    int code = stage_call(s, placer(k), "order.place", k->json, answer);
    stage_id_of(answer, id);
    if (k->code == 0 && (code != 0 || strcmp(id, k->order) != 0))
        world_fail(&s->w, "I9 same key, same answer", "%s, then %s %s", k->order, shop_code_name(code), id);
    if (had_effect && is_final(k->code) && code != k->code)
        world_fail(&s->w, "I9 same key, same answer", "%s, then %s", shop_code_name(k->code), shop_code_name(code));
    if (!is_final(code))
        world_fail(&s->w, "I6 nothing stays stuck", "%s: %s", shop_code_name(code), s->message);
}

static void expect_one_or_none(stage *s, const cell *k)
{
    int64_t placed = placed_of_cart(s, k), begun = begun_with_key(s, k);
    if (placed > 1 || begun > 1)
        world_fail(&s->w, "one cart, one order", "%lld were placed, %lld begun", (long long)placed, (long long)begun);
    if (k->code == 0 && placed != 1)
        world_fail(&s->w, "an order that was answered is lost", "%s", k->order);
}

/* --- a cell ------------------------------------------------------------------------------------- */

static void place(stage *s, cell *k)
{
    char answer[STAGE_TEXT_MAX];
    batch *b = s->userdata;
    b->yields = 0;
    b->stopped = false;
    b->stop_at = k->yield;
    b->now = k;
    k->code = stage_call(s, placer(k), "order.place", k->json, answer);
    b->now = b->stopped ? k : NULL;
    stage_id_of(answer, k->order);
    while (b->stopped && !k->rival_done)
        sim_sleep(s->w.sim, STOPPED_MS);
    b->now = NULL;
}

static void play_cell(stage *s, cell *k, uint64_t number)
{
    batch *b = s->userdata;
    *k = (cell){.yield = number / rivals_count + 1, .rival = &rivals[number % rivals_count], .rival_code = NOT_ASKED};
    snprintf(s->title, sizeof(s->title), "%s at yield %llu: %s%s", b->split ? "split" : "fused",
             (unsigned long long)k->yield, k->rival->op != NULL ? k->rival->op : "what is pending",
             has_flag(k, RIVAL_LATE) ? ", late" : "");
    make_cell(s, k, number);
    place(s, k);
    if (b->successes != NULL)
        b->successes[number % rivals_count] += k->rival_code == 0;
    stage_expect_sound(s);
    expect_one_or_none(s, k);
    if (has_flag(k, RIVAL_WRECKS))
        stage_furnish(s);
}

/* The second run, by a process that knows nothing of the first. */
static void ask_again(stage *s)
{
    batch *b = s->userdata;
    for (unsigned i = 0; i < b->count; i++) {
        cell *k = &b->cells[i];
        snprintf(s->title, sizeof(s->title), "asked again after yield %llu: %s", (unsigned long long)k->yield,
                 k->rival->op != NULL ? k->rival->op : "what is pending");
        k->user = stage_as(s, k->user_id, NULL);
        k->guest = stage_as(s, NULL, k->guest_id);
        if (!has_flag(k, RIVAL_ERASES))
            expect_same_answer(s, k);
        expect_one_or_none(s, k);
    }
    stage_expect_sound(s);
}

static void close_all(stage *s)
{
    batch *b = s->userdata;
    for (unsigned i = 0; i < b->count; i++) {
        shop_close(b->cells[i].user);
        shop_close(b->cells[i].guest);
    }
    stage_close(s);
}

static void open_all(stage *s)
{
    const batch *b = s->userdata;
    assert_int_equal(stage_open(s), 0);
    shop__local_split_sagas(s->w.shop, b->split);
}

static void play_batch(stage *s)
{
    batch *b = s->userdata;
    open_all(s);
    stage_furnish(s);
    for (; b->first < b->end && b->count < CELLS_OF_STAGE; b->first += b->stride)
        if (!b->split || (rivals[b->first % rivals_count].flags & RIVAL_FUSED) == 0)
            play_cell(s, &b->cells[b->count++], b->first);
    close_all(s);
    open_all(s);
    ask_again(s);
    close_all(s);
}

static void run_batch(batch *b)
{
    stage *s = stage_new(b);
    s->hook = yield;
    b->count = 0;
    stage_run(s, play_batch);
    stage_free(s);
    b->played += b->count;
}

/* --- all of them -------------------------------------------------------------------------------- */

static void play_alone(stage *s)
{
    batch *b = s->userdata;
    cell *k = &b->cells[b->count++];
    open_all(s);
    stage_furnish(s);
    make_cell(s, k, 0);
    place(s, k);
    close_all(s);
}

static uint64_t count_yields(bool split)
{
    batch *b = calloc(1, sizeof(*b));
    assert_non_null(b);
    b->split = split;
    stage *s = stage_new(b);
    s->hook = yield;
    stage_run(s, play_alone);
    stage_free(s);
    uint64_t yields = b->yields;
    assert_int_equal(b->cells[0].code, 0);
    free(b);
    assert_in_range(yields, 50, YIELDS_MOST);
    return yields;
}

static uint64_t common_divisor(uint64_t a, uint64_t b)
{
    return b == 0 ? a : common_divisor(b, a % b);
}

/* So that a sample meets every rival, and every yield. */
static uint64_t stride_of(uint64_t cells)
{
    uint64_t stride = stage_full() ? 1 : cells / SAMPLE + 1;
    while (common_divisor(stride, rivals_count) != 1)
        stride++;
    return stride;
}

static void stop_everywhere(bool split)
{
    uint64_t yields = count_yields(split);
    unsigned *successes = calloc(rivals_count, sizeof(*successes));
    batch *b = calloc(1, sizeof(*b));
    assert_non_null(successes);
    assert_non_null(b);
    *b = (batch){.split = split, .end = yields * rivals_count, .successes = successes};
    b->stride = stride_of(b->end);
    while (b->first < b->end)
        run_batch(b);
    print_message("%llu of %llu cells: %llu yields, %zu operations\n", (unsigned long long)b->played,
                  (unsigned long long)b->end, (unsigned long long)yields, rivals_count);
    for (size_t i = 0; i < rivals_count && stage_full(); i++)
        if ((successes[i] == 0) != ((rivals[i].flags & (split ? RIVAL_NEVER | RIVAL_FUSED : RIVAL_NEVER)) != 0))
            fail_msg("%s, flags %#x: succeeded %u times", rivals[i].op, rivals[i].flags, successes[i]);
    free(successes);
    free(b);
}

static void every_operation_that_can_come_between_is_a_rival(void **state)
{
    (void)state;
    int64_t missing = rivals_missing();
    shop_operation_info info;
    if (missing >= 0 && shop_operation((size_t)missing, &info))
        fail_msg("%s names a cart, an order, goods, a payment or a customer, or is a job: add it to rivals.c",
                 info.name);
}

static void an_order_is_placed_once_whoever_comes_between(void **state)
{
    (void)state;
    stop_everywhere(false);
}

static void an_order_over_many_processes_is_placed_once_whoever_comes_between(void **state)
{
    (void)state;
    stop_everywhere(true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_operation_that_can_come_between_is_a_rival),
        cmocka_unit_test(an_order_is_placed_once_whoever_comes_between),
        cmocka_unit_test(an_order_over_many_processes_is_placed_once_whoever_comes_between),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
