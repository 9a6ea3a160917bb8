/* providers.c - who can be paid with, and asking them: outside of every transaction, under a key that is
 * theirs to recognise. */
#include <string.h>

#include "lib/base/money.h"
#include "lib/services/payment/generated/handlers.h"
#include "lib/services/payment/requests.h"
#include "lib/services/payment/sandbox.h"

static void *make_sandbox(const shop_env *env, const shop_options *options)
{
    return shop__sandbox_new(env, options->sandbox_log);
}

static void release_sandbox(void *made, bool forked)
{
    shop__sandbox_free(made, forked);
}

/* The sandbox knows what it did from its log; each open shop reads it once. */
static const attachment sandbox_attachment = {make_sandbox, release_sandbox};

int shop__provider_find(call *c, const char *name, const shop_payment_provider **ret)
{
    const shop_options *o = call_options(c);
    void *built_in;
    *ret = NULL;
    if (strcmp(name, PROVIDER_DEFAULT) == 0) {
        TRY(call_attached(c, &sandbox_attachment, &built_in));
        *ret = shop__sandbox_provider(built_in);
        return 0;
    }
    for (size_t i = 0; i < o->provider_count; i++)
        if (strcmp(o->providers[i]->name, name) == 0)
            *ret = o->providers[i];
    return 0;
}

/* A request as the provider sees it; its attempt is the authorization's key. */
static int describe(call *c, const request *r, shop_provider_request *ret)
{
    const char *attempt;
    TRY(shop__request_key(c, &r->payment, REQUEST_AUTHORIZE, NULL, &attempt));
    *ret = (shop_provider_request){.struct_size = sizeof(*ret),
                                   .timeout_ms = PROVIDER_TIMEOUT_MS,
                                   .key = r->row.progress.id,
                                   .attempt = attempt,
                                   .token = r->row.token,
                                   .order_id = r->payment.order_id,
                                   .amount = shop__money(r->row.minor, r->payment.currency)};
    return 0;
}

static void ask(const shop_payment_provider *p, const shop_provider_request *q, request_kind kind,
                shop_provider_answer *ret)
{
    void (*const functions[REQUEST_KIND_COUNT])(void *, const shop_provider_request *,
                                                shop_provider_answer *) = {
        NULL, p->authorize, p->capture, p->cancel, p->refund};
    memset(ret, 0, sizeof(*ret));
    functions[kind](p->self, q, ret);
    ret->reason[sizeof(ret->reason) - 1] = ret->action_url[sizeof(ret->action_url) - 1] = '\0';
}

static void look_up(const shop_payment_provider *p, const shop_provider_request *q,
                    shop_provider_answer *ret)
{
    memset(ret, 0, sizeof(*ret));
    p->lookup(p->self, q, ret);
    ret->reason[sizeof(ret->reason) - 1] = ret->action_url[sizeof(ret->action_url) - 1] = '\0';
}

int shop__provider_lookup(call *c, const request *r, shop_provider_answer *ret)
{
    const shop_payment_provider *p;
    shop_provider_request q;
    TRY(shop__provider_find(c, r->payment.provider, &p));
    TRY(describe(c, r, &q));
    memset(ret, 0, sizeof(*ret));
    if (p != NULL)
        look_up(p, &q, ret);
    return 0;
}

/* An authorization that is being given up must not be made, only asked about; so must one whose payer was
 * asked already. */
static bool may_send_again(const request *r)
{
    return r->row.kind != REQUEST_AUTHORIZE || r->payment.state == SHOP_PAYMENT_STATE_SENDING;
}

int shop__provider_send(call *c, request *r)
{
    const shop_payment_provider *p;
    shop_provider_request q;
    memset(&r->answer, 0, sizeof(r->answer));
    if (r->row.phase == REQUEST_DONE)
        return 0; /* the provider's own message was faster */
    TRY(shop__provider_find(c, r->payment.provider, &p));
    TRY(describe(c, r, &q));
    if (p == NULL)
        return 0; /* the shop was opened without it: not known, and asked again */
    if (r->repeated)
        look_up(p, &q, &r->answer);
    if (!r->repeated || (r->answer.state == SHOP_PROVIDER_NOT_FOUND && may_send_again(r)))
        ask(p, &q, (request_kind)r->row.kind, &r->answer);
    return 0;
}

static int add_provider(call *c, const char *name, shop_provider_directory *ret,
                        const shop_payment_provider_info **list)
{
    shop_payment_provider_info *item;
    CALL_NEW(c, item);
    item->name = name;
    item->is_default = strcmp(name, PROVIDER_DEFAULT) == 0;
    list[ret->provider_count++] = item;
    return 0;
}

int shop__provider_list(call *c, const shop_provider_list_args *args, shop_provider_directory *ret)
{
    const shop_options *o = call_options(c);
    const shop_payment_provider_info **list;
    (void)args;
    CALL_ARRAY(c, list, o->provider_count + 1);
    ret->providers = list;
    TRY(add_provider(c, PROVIDER_DEFAULT, ret, list));
    for (size_t i = 0; i < o->provider_count; i++)
        TRY(add_provider(c, o->providers[i]->name, ret, list));
    return 0;
}
