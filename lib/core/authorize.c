/* authorize.c - who is calling, and whether they may. Ownership of the one object is the loader's
 * business (call_check_owner); scopes are checked here, once, for every operation.
 *
 * A session's token is resolved by the user service; what it says is kept in the cache of shared
 * results, so that only the first call of a session, and one each second, reads the store. An event
 * about the session or its user ends the kept result at once, and so does its expiry; the second
 * bounds how long another process may take to notice. */
#include <string.h>

#include "lib/api/block.h"
#include "lib/base/text.h"
#include "lib/codec/record.h"
#include "lib/core/core.h"
#include "lib/crypto/token.h"
#include "lib/schema/generated/records.h"

static const schema_role *role_by_name(const char *name)
{
    for (size_t i = 0; i < SHOP__ROLE_COUNT; i++)
        if (strcmp(shop__roles[i].name, name) == 0)
            return &shop__roles[i];
    return NULL;
}

static int become(root *r, principal_kind kind, const char *id, const char *role)
{
    const schema_role *found = role_by_name(role);
    ENSURE(found != NULL, shop__fault_set(&r->fault, SHOP_E_FORBIDDEN, "no such role: %s", role));
    r->who = (principal){kind, id, NULL, found->scopes, found->any};
    return 0;
}

/* --- sessions --------------------------------------------------------------------------------- */

typedef struct session_key {
    char what[8];
    char token[TOKEN_TEXT_SIZE];
} session_key;

static int refuse_session(root *r)
{
    return shop__fault_set(&r->fault, SHOP_E_UNAUTHENTICATED,
                           "this session is unknown, has expired or was ended; sign in again");
}

/* Ask the user service, as the shop itself, and keep its answer. */
static int read_session(root *r, const session_key *key, uint64_t hash,
                        const shop_session_principal **ret_block)
{
    const schema_op *op = &shop__ops[SHOP__OP_SESSION_RESOLVE];
    const service_handler *handler = r->l->handlers[SHOP__OP_SESSION_RESOLVE];
    const shop_session_resolve_args args = {.struct_size = sizeof(args), .token = key->token};
    call c = {.root = r, .op = op, .service = op->service};
    shop_session_principal found = {0};
    uint64_t read_at = shop__cache_now(r->l->cache);
    ENSURE(handler != NULL,
           shop__fault_set(&r->fault, SHOP_E_UNAVAILABLE, "no service here knows sessions"));
    shop__root_as_service(r);
    r->cacheable = true;
    int code = shop__run(&c, handler, &args, &found);
    const subject *depends = r->depends;
    r->cacheable = false;
    r->depends = NULL;
    TRY(code);
    const void *block = shop__block_pack(r->l->env, op->result, &found);
    ENSURE(block != NULL, SHOP_E_NO_MEMORY);
    shop__cache_put(r->l->cache, hash, key, sizeof(*key), block, depends, read_at);
    *ret_block = block;
    return 0;
}

static bool fresh(const root *r, const shop_session_principal *p)
{
    return p->read_at_ms <= r->now_ms && r->now_ms - p->read_at_ms < SESSION_TRUST_MS;
}

static int become_user(root *r, const shop_session_principal *p)
{
    ENSURE(r->now_ms < p->expires_at_ms, refuse_session(r));
    const char *user_id = shop__arena_text(&r->scratch, p->user_id);
    const char *session_id = shop__arena_text(&r->scratch, p->session_id);
    ENSURE(user_id != NULL && session_id != NULL, SHOP_E_NO_MEMORY);
    TRY(become(r, PRINCIPAL_USER, user_id, p->role));
    r->who.session_id = session_id;
    return 0;
}

static int identify_session(root *r, const char *token)
{
    session_key key = {.what = "session"};
    ENSURE(shop__token_valid(token), refuse_session(r));
    memcpy(key.token, token, TOKEN_TEXT_LENGTH);
    uint64_t hash = shop__text_hash(&key, sizeof(key));
    TRY(shop__cache_catch_up(r->l));
    const shop_session_principal *p = shop__cache_get(r->l->cache, hash, &key, sizeof(key));
    if (p != NULL && !fresh(r, p)) {
        shop_free(p);
        p = NULL;
    }
    if (p == NULL)
        TRY(read_session(r, &key, hash, &p));
    int code = become_user(r, p);
    shop_free(p);
    return code;
}

/* --- anybody ---------------------------------------------------------------------------------- */

static int identify(root *r)
{
    const shop_identity *who = r->header->identity;
    if (who == NULL)
        r->who = (principal){PRINCIPAL_OPERATOR, "operator", NULL, UINT64_MAX, UINT64_MAX};
    else if (who->session != NULL)
        return identify_session(r, who->session);
    else if (who->user_id != NULL)
        return become(r, PRINCIPAL_USER, who->user_id, who->role != NULL ? who->role : "customer");
    else if (who->guest_id != NULL)
        return become(r, PRINCIPAL_GUEST, who->guest_id, "guest");
    else
        return become(r, PRINCIPAL_GUEST, "anonymous", "guest");
    return 0;
}

int shop__authorize(root *r, const schema_op *op)
{
    TRY(identify(r));
    ENSURE((op->flags & OP_INTERNAL) == 0,
           shop__fault_set(&r->fault, SHOP_E_FORBIDDEN, "%s is called by services only", op->name));
    if ((op->flags & OP_PUBLIC) != 0 || (r->who.scopes & op->scope) == op->scope)
        return 0;
    bool stranger = r->who.kind == PRINCIPAL_GUEST;
    return shop__fault_set(&r->fault, stranger ? SHOP_E_UNAUTHENTICATED : SHOP_E_FORBIDDEN,
                           stranger ? "%s needs somebody who has signed in" : "%s is not for this role",
                           op->name);
}
