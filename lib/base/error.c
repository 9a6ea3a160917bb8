/* error.c - the facts about a result code, looked up in one table made from SHOP_ERRORS. */
#include "shop/error.h"

#include <stddef.h>

typedef struct outcome {
    const char *name;
    int http_status;
    bool retryable;
} outcome;

/* By the negated code. */
static const outcome outcomes[] = {
    [SHOP_OK] = {"OK", 200, false},
#define OUTCOME(name, code, http, retryable, text) [-(code)] = {#name, (http), (retryable)},
    SHOP_ERRORS(OUTCOME)
#undef OUTCOME
};

static const outcome unrecognised = {"UNRECOGNISED", 500, false};

static const outcome *find(int code)
{
    const int count = (int)(sizeof(outcomes) / sizeof(outcomes[0]));

    if (code > 0 || code <= -count || outcomes[-code].name == NULL)
        return &unrecognised;
    return &outcomes[-code];
}

const char *shop_code_name(int code)
{
    return find(code)->name;
}

int shop_code_http_status(int code)
{
    return find(code)->http_status;
}

bool shop_code_retryable(int code)
{
    return find(code)->retryable;
}
