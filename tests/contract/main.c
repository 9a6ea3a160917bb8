/* main.c - run every case of every suite on a backend, then hold what was called against the schema: an
 * operation without a case, or a documented error that no case provoked, is a failure of its own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "contract.h"
#include "harness.h"

enum { SUITES_MAX = 64, CASES_MAX = 4096, OPS_MAX = 1024, CODES = 64 };

static const contract_suite *suites[SUITES_MAX];
static size_t suite_count;

static struct {
    bool codes[CODES]; /* by -code */
    bool replayed;
    bool by_nobody;
} seen[OPS_MAX];

void contract_register(const contract_suite *suite)
{
    if (suite_count < SUITES_MAX)
        suites[suite_count++] = suite;
}

/* --- coverage --------------------------------------------------------------------------------- */

static int op_index(const char *name)
{
    shop_operation_info info;
    for (size_t i = 0; i < OPS_MAX && shop_operation(i, &info); i++)
        if (strcmp(info.name, name) == 0)
            return (int)i;
    return -1;
}

void harness_saw(const char *op, int code)
{
    int i = op_index(op);
    if (i >= 0 && code <= 0 && -code < CODES)
        seen[i].codes[-code] = true;
}

void harness_saw_replay(const char *op)
{
    int i = op_index(op);
    if (i >= 0)
        seen[i].replayed = true;
}

void harness_saw_nobody(const char *op)
{
    int i = op_index(op);
    if (i >= 0)
        seen[i].by_nobody = true;
}

static int complain(const char *op, const char *what)
{
    print_error("%s: no case %s\n", op, what);
    return 1;
}

static int missing_of(const shop_operation_info *info, size_t i)
{
    int missing = 0;
    char what[80];
    if (!seen[i].codes[0])
        missing += complain(info->name, "in which it succeeds");
    for (size_t e = 0; e < info->error_count; e++) {
        snprintf(what, sizeof(what), "provokes %s", shop_code_name(info->errors[e]));
        if (!seen[i].codes[-info->errors[e]])
            missing += complain(info->name, what);
    }
    if (info->owner[0] != '\0' && !seen[i].codes[-SHOP_E_NOT_FOUND])
        missing += complain(info->name, "asks for another customer's object (NOT_FOUND)");
    if (info->scope[0] != '\0' && !seen[i].by_nobody && !seen[i].codes[-SHOP_E_FORBIDDEN] &&
        !seen[i].codes[-SHOP_E_UNAUTHENTICATED])
        missing += complain(info->name, "is made by somebody without its scope");
    return missing;
}

static void every_operation_and_error_has_a_case(void **state)
{
    shop_operation_info info;
    int missing = 0;
    (void)state;
    for (size_t i = 0; i < OPS_MAX && shop_operation(i, &info); i++)
        if (!info.internal)
            missing += missing_of(&info, i);
    if (missing > 0)
        fail_msg("%d cases are missing; add them in tests/contract/<service>_test.c", missing);
}

/* --- running ---------------------------------------------------------------------------------- */

static void run_case(void **state);

static const contract_case *cases[CASES_MAX];
static struct CMUnitTest tests[CASES_MAX + 1];
static fixture *current;

/* cmocka hands each test its initial state: which case it is. */
static int setup(void **state)
{
    const contract_case *which = *state;
    void *made = NULL;
    if (contract_setup(&made) != 0)
        return -1;
    current = made;
    *state = (void *)(uintptr_t)which;
    return 0;
}

static int teardown(void **state)
{
    void *made = current;
    (void)state;
    return contract_teardown(&made);
}

static void run_case(void **state)
{
    const contract_case *which = *state;
    which->run(current);
}

static size_t collect(const char *filter)
{
    size_t count = 0;
    for (size_t s = 0; s < suite_count; s++)
        for (size_t i = 0; i < suites[s]->count && count < CASES_MAX; i++) {
            const contract_case *each = &suites[s]->cases[i];
            if (filter != NULL && strstr(each->name, filter) == NULL && strcmp(suites[s]->service, filter) != 0)
                continue;
            cases[count] = each;
            tests[count] = (struct CMUnitTest){each->name, run_case, setup, teardown,
                                               (void *)(uintptr_t)each};
            count++;
        }
    return count;
}

static int end_backend(void **state)
{
    (void)state;
    if (contract_backend->end != NULL)
        contract_backend->end();
    return 0;
}

static const contract_backend_info *find_backend(const char *name)
{
    for (size_t i = 0; i < contract_backend_count; i++)
        if (strcmp(contract_backends[i].name, name) == 0)
            return &contract_backends[i];
    return NULL;
}

int main(int argc, char **argv)
{
    const char *filter = NULL;
    if (argc > REMOTE_ARGUMENT_FD && strcmp(argv[1], "--serve") == 0)
        return remote_serve((int)strtol(argv[REMOTE_ARGUMENT_FD], NULL, 10));
    contract_backend = &contract_backends[0];
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "-b") == 0 && i + 1 < argc)
            contract_backend = find_backend(argv[++i]);
        else
            filter = argv[i];
    if (contract_backend == NULL) {
        print_error("usage: contract [-b sqlite|split|postgresql|zmq] [SERVICE or a part of a case's name]\n");
        return 2;
    }
    size_t count = collect(filter);
    if (filter == NULL)
        tests[count++] = (struct CMUnitTest){"every operation and listed error has a case",
                                             every_operation_and_error_has_a_case, NULL, NULL, NULL};
    int failed = _cmocka_run_group_tests("contract", tests, count, NULL, end_backend);
    printf("%s: %zu passed, %d failed\n", contract_backend->name, count - (size_t)failed, failed);
    return failed != 0;
}
