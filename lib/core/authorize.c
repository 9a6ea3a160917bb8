/* authorize.c - who is calling, and whether they may. Ownership of the one object is the loader's
 * business (call_check_owner); scopes are checked here, once, for every operation. */
#include <string.h>

#include "lib/codec/record.h"
#include "lib/core/core.h"
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


static int identify(root *r)
{
    const shop_identity *who = r->header->identity;
    if (who == NULL)
        r->who = (principal){PRINCIPAL_OPERATOR, "operator", NULL, UINT64_MAX, UINT64_MAX};
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
