/* fault_test.c - somebody registers, fills a cart, has it quoted, places the order and is charged, while one thing
 * fails once: the n-th allocation, call of the store, or access to the disk, for each n. Each call succeeds or says
 * cleanly why not, and succeeds when it is repeated; in the end there is one order, and no memory is lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "lib/core/local.h"
#include "tests/sim/cast.h"
#include "tests/sim/look.h"
#include "tests/sim/provider.h"
#include "tests/unit/services/order/stage.h"

enum { STOCK = 5, BOUGHT = 2, RUNS_MOST = 100000, CODES_MOST = 64 };

/* What fails, and how it is told to. */
typedef struct source {
    const char *name;
    void (*arm)(stage *s, uint64_t n); /* 0 = nothing fails from now on */
    bool (*struck)(stage *s);          /* since it was armed last */
    int code;                          /* of a call of the store */
    sim_fault fault;                   /* of the disk */
    uint64_t stride, full_stride;      /* which n are tried */
} source;

typedef struct run {
    const source *source;
    uint64_t n;
    bool split;
    bool armed;
    uint64_t passed, before; /* calls of the store since it was armed; allocations or faults until then */
    bool struck; /* when it was disarmed */
    unsigned codes[CODES_MOST]; /* what calls have said, by -code */
    shop *as;
    char user[SHOP_ID_SIZE], cart[SHOP_ID_SIZE], order[SHOP_ID_SIZE], payment[SHOP_ID_SIZE];
} run;

/* --- what fails --------------------------------------------------------------------------------- */

static void arm_memory(stage *s, uint64_t n)
{
    ((run *)s->userdata)->before = sim_allocations(s->w.sim);
    sim_fail_allocation(s->w.sim, n);
}

static bool memory_struck(stage *s)
{
    const run *r = s->userdata;
    return sim_allocations(s->w.sim) - r->before >= r->n;
}

static int fail_point(stage *s, shop_env_point point)
{
    run *r = s->userdata;
    bool counts = r->armed && r->source->code != 0 && point != 0;
    return counts && ++r->passed == r->n ? r->source->code : 0;
}

static void arm_store(stage *s, uint64_t n)
{
    (void)n; /* fail_point() counts */
    ((run *)s->userdata)->passed = 0;
}

static bool store_struck(stage *s)
{
    const run *r = s->userdata;
    return r->passed >= r->n;
}

static uint64_t disk_faults(stage *s)
{
    sim_disk_stats stats;
    sim_stats(s->w.sim, &stats);
    return stats.faults;
}

static void arm_disk(stage *s, uint64_t n)
{
    run *r = s->userdata;
    r->before = disk_faults(s);
    sim_fault_at(s->w.sim, r->source->fault, n);
}

static bool disk_struck(stage *s)
{
    return disk_faults(s) > ((run *)s->userdata)->before;
}

/* SQLite's own memory, which is not the environment's. */
static sqlite3_mem_methods sqlite_memory;
static uint64_t sqlite_fails_in;
static const stage *sqlite_stage;

static bool sqlite_fails(void)
{
    return sqlite_fails_in != 0 && !sqlite_stage->looking && --sqlite_fails_in == 0;
}

static void *fail_malloc(int size)
{
    return sqlite_fails() ? NULL : sqlite_memory.xMalloc(size);
}

static void *fail_realloc(void *memory, int size)
{
    return sqlite_fails() ? NULL : sqlite_memory.xRealloc(memory, size);
}

static void arm_sqlite(stage *s, uint64_t n)
{
    sqlite_stage = s;
    sqlite_fails_in = n;
}

static bool sqlite_struck(stage *s)
{
    (void)s;
    return sqlite_fails_in == 0;
}

static const source sources[] = {
    {"an allocation", arm_memory, memory_struck, .stride = 4, .full_stride = 1},
    {"a call of the store (unavailable)", arm_store, store_struck, .code = SHOP_E_UNAVAILABLE, .stride = 4,
     .full_stride = 1},
    {"a call of the store (storage)", arm_store, store_struck, .code = SHOP_E_STORAGE, .stride = 4,
     .full_stride = 1},
    {"a call of the store (busy)", arm_store, store_struck, .code = SHOP_E_OVERLOADED, .stride = 4,
     .full_stride = 1},
    {"a read", arm_disk, disk_struck, .fault = SIM_FAULT_READ, .stride = 4, .full_stride = 1},
    {"a write", arm_disk, disk_struck, .fault = SIM_FAULT_WRITE, .stride = 4, .full_stride = 1},
    {"a write to a full disk", arm_disk, disk_struck, .fault = SIM_FAULT_FULL, .stride = 4, .full_stride = 1},
    {"a sync", arm_disk, disk_struck, .fault = SIM_FAULT_SYNC, .stride = 1, .full_stride = 1},
    {"an allocation of SQLite's", arm_sqlite, sqlite_struck, .stride = 101, .full_stride = 3},
};

static void arm(stage *s, bool on)
{
    run *r = s->userdata;
    if (r->armed)
        r->struck = r->source->struck(s);
    r->source->arm(s, on ? r->n : 0);
    r->armed = on;
}

/* --- calls -------------------------------------------------------------------------------------- */

/* What one thing that failed may be told as: try again, or look at the disk. */
static void expect_clean(stage *s, const char *what, int code)
{
    run *r = s->userdata;
    r->codes[-code]++;
    if (code != 0 && code != SHOP_E_STORAGE && !shop_code_retryable(code))
        world_fail(&s->w, "not a clean failure", "%s: %s: %s", what, shop_code_name(code), shop_error_last()->message);
    if (code != 0 && shop_error_last()->message[0] == '\0')
        world_fail(&s->w, "a failure without a word", "%s: %s", what, shop_code_name(code));
}

/* Each call with a key leaves one, in the commit of its effect. */
static int64_t effects_so_far(stage *s)
{
    s->looking = true;
    int64_t claims = look_number(&s->w, "SELECT count(*) FROM core_claims", LOOK_ALL);
    s->looking = false;
    return claims;
}

/* With the same key it succeeds; where the answer was lost, once it is known what became of it. */
static void do_once(stage *s, const char *op, const char *json, char answer[STAGE_TEXT_MAX])
{
    run *r = s->userdata;
    int64_t before = effects_so_far(s);
    int code = stage_call(s, r->as != NULL ? r->as : s->w.shop, op, json, answer);
    expect_clean(s, op, code);
    if (code == 0)
        return;
    if (code != SHOP_E_UNKNOWN && effects_so_far(s) != before)
        world_fail(&s->w, "it says that nothing was done", "%s: %s", op, shop_code_name(code));
    if (code == SHOP_E_UNKNOWN) {
        arm(s, false);
        operator_come_to_rest(&s->w);
    }
    int again = stage_call(s, r->as != NULL ? r->as : s->w.shop, op, json, answer);
    if (again != 0)
        world_fail(&s->w, "it does not go on", "%s: %s, then %s: %s", op, shop_code_name(code),
                   shop_code_name(again), s->message);
}

static void do_format(stage *s, const char *op, char id[SHOP_ID_SIZE], const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void do_format(stage *s, const char *op, char id[SHOP_ID_SIZE], const char *format, ...)
{
    char json[STAGE_TEXT_MAX], answer[STAGE_TEXT_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(json, sizeof(json), format, args);
    va_end(args);
    do_once(s, op, json, answer);
    if (id != NULL)
        stage_id_of(answer, id);
}

static void open_once(stage *s)
{
    const run *r = s->userdata;
    int code = stage_open(s);
    expect_clean(s, "open", code);
    if (code != 0 && stage_open(s) != 0)
        world_fail(&s->w, "the shop does not open again", "%s, then %s", shop_code_name(code),
                   shop_error_last()->message);
    shop__local_split_sagas(s->w.shop, r->split);
}

static void become_once(stage *s)
{
    run *r = s->userdata;
    shop_identity who = SHOP_IDENTITY_INIT;
    who.user_id = r->user;
    int code = shop_as(s->w.shop, &who, &r->as);
    expect_clean(s, "shop_as", code);
    if (code != 0)
        r->as = stage_as(s, r->user, NULL);
}

/* --- the way of one order ----------------------------------------------------------------------- */

static void buy(stage *s)
{
    run *r = s->userdata;
    do_format(s, "account.register", r->user,
              "{\"idempotency_key\":\"r\",\"email\":\"ada@example.com\",\"password\":\"correct horse\"}");
    become_once(s);
    do_format(s, "cart.create", r->cart, "{\"idempotency_key\":\"c\"}");
    do_format(s, "cart.add_line", NULL,
              "{\"idempotency_key\":\"l\",\"cart_id\":\"%s\",\"sku\":\"MUG\",\"quantity\":%d}", r->cart, BOUGHT);
    do_format(s, "cart.set_delivery", NULL,
              "{\"idempotency_key\":\"d\",\"cart_id\":\"%s\",\"country\":\"DE\",\"shipping_method\":\"post\"}",
              r->cart);
    do_format(s, "cart.add_coupon", NULL, "{\"idempotency_key\":\"o\",\"cart_id\":\"%s\",\"code\":\"TENTH\"}",
              r->cart);
    do_format(s, "cart.quote", NULL, "{\"cart_id\":\"%s\"}", r->cart);
    do_format(s, "order.place", r->order,
              "{\"idempotency_key\":\"p\",\"cart_id\":\"%s\",\"payment_provider\":\"%s\","
              "\"payment_token\":\"tok_approve\",\"total\":{\"minor\":2300,\"currency\":\"EUR\"}}",
              r->cart, WORLD_PROVIDER);
}

static void charge(stage *s)
{
    run *r = s->userdata;
    shop_close(r->as);
    r->as = NULL; /* from here on the operator calls */
    do_format(s, "payment.list", r->payment, "{\"order_id\":\"%s\"}", r->order);
    do_format(s, "payment.capture", NULL, "{\"idempotency_key\":\"t\",\"payment_id\":\"%s\"}", r->payment);
}

static void prepare(stage *s)
{
    assert_int_equal(stage_open(s), 0);
    stage_furnish(s);
    stage_make(s, s->w.shop, "product.put", NULL,
               "{\"slug\":\"mug\",\"title\":\"Mug\",\"variants\":[{\"sku\":\"MUG\",\"prices\":"
               "[{\"minor\":1000,\"currency\":\"EUR\"}]}]}");
    stage_make(s, s->w.shop, "stock.set", NULL, "{\"sku\":\"MUG\",\"location\":\"BER\",\"on_hand\":%d}", STOCK);
    stage_make(s, s->w.shop, "promotion.put", NULL,
               "{\"code\":\"TENTH\",\"title\":\"A tenth\",\"kind\":\"percent\",\"percent_ppm\":100000,"
               "\"usage_limit\":1}");
    stage_close(s);
}

static void expect_number(stage *s, const char *sql, int64_t wanted)
{
    int64_t found = look_number(&s->w, sql, LOOK_ALL);
    if (found != wanted)
        world_fail(&s->w, "once and no more", "%lld instead of %lld: %s", (long long)found, (long long)wanted, sql);
}

static void expect_done_once(stage *s)
{
    unsigned accounts, effects;
    stage_expect_sound(s);
    expect_number(s, "SELECT count(*) FROM user_accounts", 1);
    expect_number(s, "SELECT count(*) FROM cart_carts", 1);
    expect_number(s, "SELECT count(*) FROM order_orders", 1);
    expect_number(s, "SELECT count(*) FROM order_orders WHERE state = 2 AND total_minor = 2300", 1);
    expect_number(s, "SELECT sum(quantity) FROM order_lines", BOUGHT);
    expect_number(s, "SELECT sum(on_hand) FROM inventory_stock", STOCK - BOUGHT);
    expect_number(s, "SELECT sum(captured_minor) FROM payment_payments", 2300);
    (void)provider_accounts(s->w.provider, &accounts);
    (void)provider_effects(s->w.provider, &effects);
    if (accounts != 1 || effects != 1)
        world_fail(&s->w, "I5 charged once", "%u authorizations, %u captures", accounts, effects);
}

static void play_run(stage *s)
{
    prepare(s);
    s->failing = true;
    arm(s, true);
    open_once(s);
    buy(s);
    charge(s);
    arm(s, false);
    expect_done_once(s);
    stage_close(s);
}

/* --- all of them -------------------------------------------------------------------------------- */

/* Whether the n-th was reached. */
static bool fail_nth(const source *f, uint64_t n, bool split, unsigned codes[CODES_MOST])
{
    run r = {.source = f, .n = n, .split = split};
    stage *s = stage_new(&r);
    s->hook = fail_point;
    snprintf(s->title, sizeof(s->title), "%s fails, number %llu%s", f->name, (unsigned long long)n,
             split ? ", split" : "");
    stage_run(s, play_run);
    stage_free(s);
    for (size_t i = 0; i < CODES_MOST; i++)
        codes[i] += r.codes[i];
    return r.struck;
}

static void fail_each(const source *f, bool split)
{
    unsigned codes[CODES_MOST] = {0}, runs = 0;
    uint64_t n = 1, stride = stage_full() ? f->full_stride : f->stride;
    char said[200] = "";
    for (; fail_nth(f, n, split, codes); n += stride)
        assert_in_range(++runs, 1, RUNS_MOST);
    for (size_t i = 1; i < CODES_MOST; i++)
        if (codes[i] > 0) {
            size_t used = strlen(said);
            snprintf(said + used, sizeof(said) - used, ", %u %s", codes[i], shop_code_name(-(int)i));
        }
    assert_true(runs > 0);
    print_message("%s: %u runs, n up to %llu%s\n", f->name, runs, (unsigned long long)(n - stride), said);
}

static void one_failure_costs_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++)
        fail_each(&sources[i], false);
}

static void one_failure_costs_nothing_over_many_processes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++)
        fail_each(&sources[i], true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_failure_costs_nothing),
        cmocka_unit_test(one_failure_costs_nothing_over_many_processes),
    };
    sqlite3_mem_methods failing;
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &sqlite_memory) != SQLITE_OK)
        return 1;
    failing = sqlite_memory;
    failing.xMalloc = fail_malloc;
    failing.xRealloc = fail_realloc;
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &failing) != SQLITE_OK)
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
