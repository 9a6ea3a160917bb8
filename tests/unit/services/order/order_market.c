/* order_market.c - see order_market.h. */
#define _GNU_SOURCE
#include "tests/unit/services/order/order_market.h"
#include "tests/support/folder.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BUSY_MS = 5000, RECOVER_ROUNDS = 60, COPY_BYTES = 64 * 1024 };

/* --- the environment: a clock that jumps, and a point at which the process dies ----------------- */

static int64_t shifted_clock_ms(void *self)
{
    return shop_env_default()->now_ms(self) + atomic_load(&((order_market *)self)->ahead_ms);
}

static int die_at_a_point(void *self, shop_env_point point, const char *detail)
{
    order_market *m = self;
    void (*meanwhile)(order_market *m) = m->meanwhile;
    (void)detail;
    if (point == SHOP_POINT_OUTSIDE && meanwhile != NULL) {
        m->meanwhile = NULL;
        meanwhile(m);
    }
    if (atomic_load(&m->points_left) > 0 && atomic_fetch_sub(&m->points_left, 1) == 1)
        (void)raise(SIGKILL);
    return 0;
}

void market_open(order_market *m, unsigned flags)
{
    shop_options options = SHOP_OPTIONS_INIT;
    options.flags = flags;
    options.env = &m->env;
    m->shop = NULL;
    if (shop_open(m->url, &options, &m->shop) != 0)
        fail_msg("cannot open %s: %s", m->url, shop_error_last()->message);
}

void market_close(order_market *m)
{
    shop_close(m->shop);
    m->shop = NULL;
}

static void put_shop(order_market *m)
{
    char id[SHOP_ID_SIZE];
    market_make(m->shop, "region.put", id,
                "{\"code\":\"eu\",\"title\":\"EU\",\"currency\":\"EUR\",\"countries\":[\"DE\"],"
                "\"tax_inclusive\":true,\"taxes\":[{\"tax_class\":\"standard\",\"title\":\"VAT\","
                "\"rate_ppm\":190000}]}");
    market_make(m->shop, "shipping_method.put", id,
                "{\"region\":\"eu\",\"code\":\"post\",\"title\":\"Post\",\"tax_class\":\"standard\","
                "\"price\":{\"minor\":500,\"currency\":\"EUR\"}}");
    market_make(m->shop, "location.put", id, "{\"code\":\"BER\",\"name\":\"Berlin\",\"country\":\"DE\"}");
    for (int i = 0; i < MARKET_SKUS; i++)
        market_make(m->shop, "product.put", id,
                    "{\"slug\":\"sku%d\",\"title\":\"Goods %d\",\"variants\":[{\"sku\":\"SKU%d\","
                    "\"prices\":[{\"minor\":%d,\"currency\":\"EUR\"}]}]}",
                    i, i, i, 1000 + 100 * i);
}

int market_setup(void **state)
{
    order_market *m = calloc(1, sizeof(*m));
    const char *parent = getenv("TMPDIR");
    if (m == NULL)
        return -1;
    snprintf(m->folder, sizeof(m->folder), "%.90s/market-XXXXXX", parent != NULL ? parent : "/tmp");
    if (mkdtemp(m->folder) == NULL)
        return -1;
    snprintf(m->path, sizeof(m->path), "%s/shop.db", m->folder);
    snprintf(m->template_path, sizeof(m->template_path), "%s/kept.db", m->folder);
    snprintf(m->url, sizeof(m->url), "sqlite:%s", m->path);
    m->env = *shop_env_default(); /* its functions do not look at `self` */
    m->env.self = m;
    m->env.now_ms = shifted_clock_ms;
    m->env.reach = die_at_a_point;
    market_open(m, SHOP_OPEN_MANUAL);
    put_shop(m);
    *state = m;
    return 0;
}

int market_teardown(void **state)
{
    order_market *m = *state;
    market_close(m);
    folder_remove(m->folder);
    free(m);
    return 0;
}

static void copy(const char *from, const char *to)
{
    static char bytes[COPY_BYTES];
    ssize_t n;
    int in = open(from, O_RDONLY | O_CLOEXEC);
    int out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    assert_true(in >= 0 && out >= 0);
    while ((n = read(in, bytes, sizeof(bytes))) > 0)
        assert_int_equal(write(out, bytes, (size_t)n), n);
    close(in);
    close(out);
}

void market_keep(order_market *m)
{
    copy(m->path, m->template_path);
}

void market_restore(order_market *m)
{
    static const char *const beside[] = {"-wal", "-shm", ".sandbox"};
    char path[200];
    for (size_t i = 0; i < sizeof(beside) / sizeof(beside[0]); i++) {
        snprintf(path, sizeof(path), "%s%s", m->path, beside[i]);
        unlink(path);
    }
    copy(m->template_path, m->path);
}

/* --- calls -------------------------------------------------------------------------------------- */

static int call_va(shop *as, const char *op, char *answer, const char *format, va_list args)
{
    char json[MARKET_TEXT_MAX];
    const char *result = NULL;
    vsnprintf(json, sizeof(json), format, args);
    int code = shop_call_json(as, op, json, &result);
    if (answer != NULL)
        snprintf(answer, MARKET_TEXT_MAX, "%s", code == 0 ? result : "");
    if (code == 0)
        shop_free(result);
    return code;
}

int market_call(shop *as, const char *op, char *answer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int code = call_va(as, op, answer, format, args);
    va_end(args);
    return code;
}

void market_make(shop *as, const char *op, char id[SHOP_ID_SIZE], const char *format, ...)
{
    char answer[MARKET_TEXT_MAX];
    va_list args;
    va_start(args, format);
    int code = call_va(as, op, answer, format, args);
    va_end(args);
    if (code != 0)
        fail_msg("%s: %s", op, shop_error_last()->message);
    const char *at = strstr(answer, "\"id\":\"");
    snprintf(id, SHOP_ID_SIZE, "%.30s", at != NULL ? at + 6 : "");
}

shop *market_guest(order_market *m)
{
    char id[SHOP_ID_SIZE];
    shop *view = NULL;
    shop_identity who = SHOP_IDENTITY_INIT;
    assert_int_equal(shop_id_new(m->shop, "gst", id), 0);
    who.guest_id = id;
    assert_int_equal(shop_as(m->shop, &who, &view), 0);
    return view;
}

void market_stock(order_market *m, int sku, int on_hand)
{
    char id[SHOP_ID_SIZE];
    market_make(m->shop, "stock.set", id, "{\"sku\":\"SKU%d\",\"location\":\"BER\",\"on_hand\":%d}", sku, on_hand);
}

void market_cart(shop *as, int sku, int quantity, char id[SHOP_ID_SIZE])
{
    char none[SHOP_ID_SIZE];
    market_make(as, "cart.create", id, "{}");
    market_make(as, "cart.add_line", none, "{\"cart_id\":\"%s\",\"sku\":\"SKU%d\",\"quantity\":%d}", id, sku,
                quantity);
    market_make(as, "cart.set_delivery", none,
                "{\"cart_id\":\"%s\",\"country\":\"DE\",\"shipping_method\":\"post\"}", id);
}

/* --- the end of everything ---------------------------------------------------------------------- */

void market_jobs(order_market *m)
{
    static const char *const jobs[] = {"order.recover_due", "payment.recover_due", "payment.capture_due",
                                       "reservation.expire_due"};
    int64_t done = 1;
    for (size_t i = 0; i < sizeof(jobs) / sizeof(jobs[0]); i++)
        if (market_call(m->shop, jobs[i], NULL, "{}") != 0)
            fail_msg("%s: %s", jobs[i], shop_error_last()->message);
    for (int i = 0; i < RECOVER_ROUNDS && done > 0; i++)
        if (shop_run_pending(m->shop, &done) != 0)
            fail_msg("background work failed: %s", shop_error_last()->message);
}

static bool at_rest(const order_market *m)
{
    return market_number(m, "SELECT (SELECT count(*) FROM order_orders WHERE deadline_ms > 0)"
                            " + (SELECT count(*) FROM payment_requests WHERE deadline_ms > 0)") == 0;
}

void market_recover(order_market *m)
{
    market_jobs(m);
    for (int i = 0; i < RECOVER_ROUNDS && !at_rest(m); i++) {
        atomic_fetch_add(&m->ahead_ms, MARKET_MINUTE_MS + 1);
        market_jobs(m);
    }
    assert_true(at_rest(m));
}

int64_t market_number(const order_market *m, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *s = NULL;
    assert_int_equal(sqlite3_open(m->path, &db), SQLITE_OK);
    sqlite3_busy_timeout(db, BUSY_MS);
    if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK || sqlite3_step(s) != SQLITE_ROW)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    int64_t number = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    sqlite3_close(db);
    return number;
}

int market_effects(const order_market *m, const char *effect)
{
    char path[200], line[MARKET_TEXT_MAX], wanted[64];
    int count = 0;
    snprintf(path, sizeof(path), "%s.sandbox", m->path);
    snprintf(wanted, sizeof(wanted), "\"effect\":\"%s\"", effect);
    FILE *log = fopen(path, "r");
    while (log != NULL && fgets(line, sizeof(line), log) != NULL)
        count += strstr(line, wanted) != NULL;
    if (log != NULL)
        fclose(log);
    return count;
}

bool market_full(void)
{
    const char *full = getenv("SHOP_FULL");
    return full != NULL && strcmp(full, "true") == 0;
}
