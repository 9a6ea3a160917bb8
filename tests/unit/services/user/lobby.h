/* lobby.h - for tests: a shop with cheap passwords and a clock that only the test moves, people who register
 * and sign in, and what others do between two transactions of a call. */
#ifndef SHOP_TESTS_UNIT_SERVICES_USER_LOBBY_H
#define SHOP_TESTS_UNIT_SERVICES_USER_LOBBY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdatomic.h>

#include "shop/user.h"
#include "tests/support/internal_call.h"
#include "tests/support/temp_shop.h"

enum { LOBBY_HANDLES_MOST = 16, LOBBY_SECOND_MS = 1000 };

#define LOBBY_START_MS INT64_C(1800000000000)
#define LOBBY_DAY_MS   (INT64_C(24) * 3600 * LOBBY_SECOND_MS)

#define LOBBY_ADA      "ada@example.org"
#define LOBBY_BOB      "bob@example.org"
#define LOBBY_PASSWORD "correct horse"

typedef struct lobby lobby;
struct lobby {
    temp_shop temp; /* its folder; the shop in it is another one, whose passwords are cheap */
    shop *shop;     /* the operator */
    shop_env env;
    _Atomic int64_t now_ms;
    void (*meanwhile)(lobby *l); /* what somebody else does, once, */
    int begins;                  /* before so many transactions from now */
    shop *handles[LOBBY_HANDLES_MOST];
    size_t handle_count;
};

/* cmocka's setup and teardown; the latter closes every handle, too. */
int lobby_setup(void **state);
int lobby_teardown(void **state);

#define LOBBY_CASE(name) cmocka_unit_test_setup_teardown(name, lobby_setup, lobby_teardown)

/* Another handle on the same file, as another process would have it, with another cost of passwords. */
shop *lobby_open_other(lobby *l, uint32_t password_memory_kib);

/* Views: by a role (NULL = customer) that the application vouches for, and by a session's token. */
shop *lobby_as(lobby *l, const char *user_id, const char *role);
shop *lobby_by_token(lobby *l, shop *of, const char *token);

/* Somebody with LOBBY_PASSWORD; the id into a buffer of SHOP_ID_SIZE. */
void lobby_register(lobby *l, const char *email, char *out_id);

/* The code of signing in; `out` may be NULL. */
int lobby_try(shop *s, const char *email, const char *password, const shop_session **out);

/* Sign in with LOBBY_PASSWORD and view the shop by that session; its id into a buffer, unless it is NULL. */
shop *lobby_sign_in(lobby *l, shop *of, const char *email, char *out_session_id);

/* The code of reading an account; what it is (free it), or the test fails. */
int lobby_use(shop *as, const char *user_id);
const shop_account *lobby_account(lobby *l, const char *user_id);

/* The code of erasing an account. */
int lobby_erase(shop *as, const char *user_id);

/* The code of changing a password. */
int lobby_change_password(shop *as, const char *user_id, const char *from, const char *to);

/* Events of this type in the log. */
int64_t lobby_told(lobby *l, const char *event);

/* What session.prune reports. */
void lobby_prune(lobby *l, int64_t done, bool more);

#endif
