/* user_people.h - what the cases about users share: accounts with one password, and views that are
 * closed when a case ends, since a shop closes with its last view. */
#ifndef SHOP_TESTS_CONTRACT_USER_PEOPLE_H
#define SHOP_TESTS_CONTRACT_USER_PEOPLE_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "contract.h"
#include "shop/user.h"

enum { USER_FREE_FAILURES = 5, USER_ARGS_MAX = 512 };

#define USER_PASSWORD "correct horse"
#define USER_ADDRESS                                                                               \
    "{\"name\":\"Ada\",\"line1\":\"Ring 1\",\"city\":\"Wien\",\"postal_code\":\"1010\","           \
    "\"country\":\"AT\"}"

/* Views by what session.create answered, by any token, by an id that the application vouches for.
 */
shop *user_by_session(fixture *f, const char *session);
shop *user_by_token(fixture *f, const char *token);
shop *user_by_id(fixture *f, const char *user_id);

/* Close these views. */
void user_close_views(void);

/* Close everything and open the shop again; closing an SQLite file checkpoints and removes its log.
 */
void user_reopen(fixture *f);

/* A new account; its id. */
const char *user_someone(fixture *f, const char *email);

/* The answer of session.create; or expect it to be refused. */
const char *user_sign_in(fixture *f, const char *email);
void user_refuse_sign_in(fixture *f, int code, const char *email, const char *with);

/* The account, as the operator sees it. */
const char *user_account(fixture *f, const char *id);

void user_put_address(fixture *f, shop *as, const char *user_id);

/* {"user_id":"…"} with `rest` behind the id, for contract_replays(). */
const char *user_args(char text[USER_ARGS_MAX], const char *user_id, const char *rest);

/* Whether the store's file, or the log beside it, holds these bytes. */
bool user_store_holds(const fixture *f, const char *bytes);

/* A case as the table wants it: run_<function>. */
#define USER_CASE(function)                                                                        \
    static void run_##function(fixture *f)                                                         \
    {                                                                                              \
        function(f);                                                                               \
        user_close_views();                                                                        \
    }

#endif
