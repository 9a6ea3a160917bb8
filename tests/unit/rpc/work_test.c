/* work_test.c - the queue and its workers by themselves: bounds, order, answers, an end that waits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lib/base/env.h"
#include "lib/rpc/work.h"
#include "party.h"

enum { FAR_MS = 60000 };

static party p;
static work_pool pool;

static int setup(void **state)
{
    (void)state;
    memset(&p, 0, sizeof(p));
    pool = (work_pool){.env = shop_env_default(), .bell = shop__bell_new(), .handle = party_handle, .userdata = &p,
                       .queue_max = 2, .thread_count = 1};
    return shop__work_start(&pool);
}

static int teardown(void **state)
{
    (void)state;
    p.does.held = false;
    shop__work_end(&pool);
    shop__bell_close(pool.bell);
    return 0;
}

static job *job_of(int64_t call, int64_t in_ms)
{
    job *j = shop__job_new(shop_env_default());
    assert_non_null(j);
    j->op = &shop__ops[SHOP__OP_PRODUCT_GET];
    j->header.call = call;
    j->header.deadline_ms = shop__env_now_ms(shop_env_default()) + in_ms;
    return j;
}

static job *done(void)
{
    job *j = NULL;
    for (int ms = 0; ms < PATIENCE_MS && (j = shop__work_done(&pool)) == NULL; ms++)
        party_sleep_ms(1);
    assert_non_null(j);
    return j;
}

/* The answer's number and code. */
static void assert_answer(job *j, int64_t call, int code)
{
    shop_rpc_reply reply;
    arena a;
    shop__arena_init(&a, shop_env_default(), NULL, 0, RPC_HEADER_MAX_BYTES);
    assert_int_equal(shop__wire_read_reply(j->answer.data, j->answer.size, &a, &reply, NULL), 0);
    assert_int_equal(reply.call, call);
    assert_int_equal(reply.code, code);
    assert_false(reply.retryable); /* it began */
    assert_string_equal(reply.message != NULL ? reply.message : "", code == SHOP_E_CONFLICT ? "told to fail" : "");
    shop__arena_free(&a);
    shop__job_free(j);
}

static void a_full_queue_takes_no_more(void **state)
{
    (void)state;
    p.does.held = true;
    assert_true(shop__work_add(&pool, job_of(1, FAR_MS)));
    assert_true(party_waits_for(&p.does.begun, 1));
    assert_true(shop__work_add(&pool, job_of(2, FAR_MS)));
    assert_true(shop__work_add(&pool, job_of(3, FAR_MS)));
    job *surplus = job_of(4, FAR_MS);
    assert_false(shop__work_add(&pool, surplus));
    shop__job_free(surplus);
    assert_false(shop__work_idle(&pool));
    p.does.held = false;
    for (int64_t call = 1; call <= 3; call++)
        assert_answer(done(), call, 0);
    assert_true(shop__work_idle(&pool));
}

static void a_failure_is_answered(void **state)
{
    (void)state;
    p.does.code = SHOP_E_CONFLICT;
    assert_true(shop__work_add(&pool, job_of(9, FAR_MS)));
    job *j = done();
    assert_true(j->failed);
    assert_null(j->result);
    assert_answer(j, 9, SHOP_E_CONFLICT);
}

static void what_has_expired_is_not_run(void **state)
{
    (void)state;
    assert_true(shop__work_add(&pool, job_of(1, -1)));
    job *j = done();
    assert_true(j->expired);
    assert_int_equal(p.does.begun, 0);
    shop__job_free(j);
}

static void the_end_runs_what_waits(void **state)
{
    (void)state;
    assert_true(shop__work_add(&pool, job_of(1, FAR_MS)));
    assert_true(shop__work_add(&pool, job_of(2, FAR_MS)));
    shop__work_end(&pool);
    assert_int_equal(p.does.ended, 2);
    shop__bell_close(pool.bell);
}

static void lists_keep_their_order(void **state)
{
    job_list list = {0};
    (void)state;
    assert_null(shop__job_list_take(&list));
    job *one = job_of(1, FAR_MS), *two = job_of(2, FAR_MS);
    shop__job_list_add(&list, one);
    shop__job_list_add(&list, two);
    assert_int_equal(list.count, 2);
    assert_ptr_equal(shop__job_list_take(&list), one);
    assert_ptr_equal(shop__job_list_take(&list), two);
    assert_null(shop__job_list_take(&list));
    assert_int_equal(list.count, 0);
    shop__job_free(one);
    shop__job_free(two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_full_queue_takes_no_more, setup, teardown),
        cmocka_unit_test_setup_teardown(a_failure_is_answered, setup, teardown),
        cmocka_unit_test_setup_teardown(what_has_expired_is_not_run, setup, teardown),
        cmocka_unit_test_setup(the_end_runs_what_waits, setup),
        cmocka_unit_test(lists_keep_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
