/* call.c - the door through which handlers reach the store, one another and the world. */
#include "lib/core/call.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/codec/json.h"
#include "lib/core/core.h"
#include "lib/events/outbox.h"

/* --- who, when, what -------------------------------------------------------------------------- */

const principal *call_principal(const call *c)
{
    return &c->root->who;
}

bool call_may(const call *c, uint64_t scope)
{
    return (c->root->who.scopes & scope) == scope;
}

bool call_is_staff(const call *c)
{
    const call *outermost = c;
    while (outermost->parent != NULL)
        outermost = outermost->parent;
    uint64_t scope = outermost->op != NULL ? outermost->op->scope : 0;
    return c->root->who.kind == PRINCIPAL_OPERATOR || c->root->who.kind == PRINCIPAL_SERVICE ||
           (scope != 0 && (c->root->who.any & scope) == scope);
}

const char *call_locale(const call *c)
{
    return c->root->locale;
}

int64_t call_now_ms(const call *c)
{
    return c->root->now_ms;
}

const shop_options *call_options(const call *c)
{
    return &c->root->l->options;
}

const shop_env *call_env(const call *c)
{
    return c->root->l->env;
}

int64_t call_deadline_ns(const call *c)
{
    return c->root->deadline_ns;
}

bool call_on_postgres(const call *c)
{
    return shop__store_kind(c->root->l->store) == STORE_POSTGRES;
}

int call_check_owner(call *c, const char *owner_id, const char *noun)
{
    for (call *each = c; each != NULL; each = each->parent)
        each->owner_checked = true;
    if (call_is_staff(c) || (owner_id != NULL && strcmp(owner_id, c->root->who.id) == 0))
        return 0;
    return shop__fault_set(&c->root->fault, SHOP_E_NOT_FOUND, "no such %s", noun);
}

/* --- failing ---------------------------------------------------------------------------------- */

fault *call_fault(call *c)
{
    return &c->root->fault;
}

int call_fail(call *c, int code, const char *format, ...)
{
    char text[FAULT_MESSAGE_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    return shop__fault_set(&c->root->fault, code, "%s", text);
}

int call_invalid(call *c, const char *field, const char *format, ...)
{
    char text[FAULT_MESSAGE_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    return shop__fault_field(&c->root->fault, SHOP_E_INVALID, field, "%s", text);
}

void call_forgive(call *c)
{
    assert(c->root->tx == NULL || !shop__tx_wrote(c->root->tx));
    shop__fault_clear(&c->root->fault);
}

/* --- memory ----------------------------------------------------------------------------------- */

arena *call_arena(call *c)
{
    return &c->root->scratch;
}

void *call_alloc(call *c, size_t size)
{
    return shop__arena_alloc(&c->root->scratch, size);
}

char *call_format(call *c, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = shop__arena_vformat(&c->root->scratch, format, args);
    va_end(args);
    return text;
}

int call_new_id(call *c, const char *prefix, const char **ret_id)
{
    uint8_t id[ID_BYTES];
    char *text = call_alloc(c, ID_TEXT_MAX);
    ENSURE(text != NULL, SHOP_E_NO_MEMORY);
    TRY(shop__id_pool_new(&c->root->l->ids, id));
    shop__id_print(id, prefix, text);
    *ret_id = text;
    return 0;
}

/* --- the store -------------------------------------------------------------------------------- */

int call_changed(call *c, const statement *s, const value *params, size_t count, int64_t *ret_changed)
{
    assert(c->root->tx != NULL);
    return shop__tx_run(c->root->tx, s, params, count, ret_changed);
}

int call_run(call *c, const statement *s, const value *params, size_t count)
{
    return call_changed(c, s, params, count, NULL);
}

int call_guard(call *c, const statement *s, const value *params, size_t count, const char *refusal)
{
    int64_t changed = 0;
    TRY(call_changed(c, s, params, count, &changed));
    return changed == 1 ? 0 : call_fail(c, SHOP_E_CONFLICT, "%s", refusal);
}

int call_one(call *c, const statement *s, const value *params, size_t count, const char *noun, void *ret_row)
{
    assert(c->root->tx != NULL);
    int code = shop__tx_one(c->root->tx, s, params, count, ret_row);
    if (code == SHOP_E_NOT_FOUND && noun != NULL)
        call_fail(c, code, "no such %s", noun);
    return code;
}

int call_all(call *c, const statement *s, const value *params, size_t count, size_t max, void *ret_rows,
             size_t *ret_count)
{
    assert(c->root->tx != NULL && max <= ROWS_MAX);
    return shop__tx_all(c->root->tx, s, params, count, max, ret_rows, ret_count);
}

int call_each(call *c, const statement *s, const value *params, size_t count,
              int (*each)(void *userdata, const void *row), void *userdata)
{
    assert(c->root->tx != NULL);
    return shop__tx_each(c->root->tx, s, params, count, each, userdata);
}

/* --- others ----------------------------------------------------------------------------------- */

static int check_caller(call *c, const schema_op *op)
{
    size_t depth = 0;
    for (const call *each = c; each != NULL; each = each->parent)
        depth++;
    ENSURE(c->service == op->service || (op->callers & (1u << c->service)) != 0,
           call_fail(c, SHOP_E_INTERNAL, "%s does not list %s among its callers", op->name,
                     shop__services[c->service]));
    ENSURE(depth < CALL_DEPTH_MAX, call_fail(c, SHOP_E_INTERNAL, "services call one another too deeply"));
    return 0;
}

int call_op(call *c, unsigned op, const void *args, void *ret)
{
    root *r = c->root;
    const schema_op *o = &shop__ops[op];
    void *result = NULL;
    call child = {.root = r, .op = o, .service = o->service, .parent = c, .frame = c->frame};
    TRY(check_caller(c, o));
    if (o->result != NULL) {
        result = call_alloc(c, o->result->size);
        ENSURE(result != NULL, SHOP_E_NO_MEMORY);
    }
    TRY(shop__run(&child, r->l->handlers[op], args, result));
    if (ret != NULL)
        memcpy(ret, &result, sizeof(result));
    return 0;
}

static int note_subject(call *c, subject **list, const char *name)
{
    subject *s;
    CALL_NEW(c, s);
    s->hash = shop__text_hash(name, strlen(name));
    s->next = *list;
    *list = s;
    return 0;
}

int call_depends(call *c, const char *name)
{
    return c->root->cacheable ? note_subject(c, &c->root->depends, name) : 0;
}

int call_changes(call *c, const char *name)
{
    return note_subject(c, &c->root->changed, name);
}

int call_emit(call *c, unsigned number, const char *name, int64_t version, const void *data)
{
    const schema_event *e = &shop__events[number];
    buf json;
    assert(c->root->tx != NULL && e->service == c->service);
    shop__buf_init(&json, c->root->l->env, EVENT_DATA_MAX_BYTES);
    shop__json_encode(e->data, data, &json);
    const outbox_row row = {.service = shop__services[e->service],
                            .type = e->name,
                            .subject = name,
                            .version = version,
                            .time_ms = c->root->now_ms,
                            .data = json.data,
                            .traceparent = c->root->traceparent};
    uint8_t id[ID_BYTES];
    int code = json.failed ? SHOP_E_NO_MEMORY : shop__id_pool_new(&c->root->l->ids, id);
    if (code == 0)
        code = shop__outbox_append(c->root->tx, id, &row);
    shop__buf_free(&json);
    TRY(code);
    return call_changes(c, name);
}

int call_forget_answers(call *c, const char *person)
{
    return shop__claim_forget(c, person);
}

password_pool *call_passwords(call *c)
{
    assert(c->root->tx == NULL);
    return &c->root->l->passwords;
}

static outside *find_outside(const root *r, const char *key)
{
    for (outside *o = r->outsides; o != NULL; o = o->next)
        if (o->done && strcmp(o->key, key) == 0)
            return o;
    return NULL;
}

int call_outside(call *c, const char *key, int (*body)(call *c, const void *in, void *ret), const void *in,
                 void *ret, size_t ret_size)
{
    root *r = c->root;
    if (r->tx == NULL)
        return body(c, in, ret);
    outside *o = find_outside(r, key);
    if (o != NULL) {
        assert(o->result_size == ret_size && o->work == body);
        memcpy(ret, o->result, ret_size);
        if (o->code != 0 && o->fault.code == o->code)
            r->fault = o->fault;
        return o->code;
    }
    assert(!shop__tx_wrote(r->tx));
    ENSURE(r->outside_count < CALL_OUTSIDE_MAX,
           call_fail(c, SHOP_E_INTERNAL, "asks for \"%s\" after so much else outside", key));
    o = shop__arena_alloc(&r->kept, sizeof(*o));
    void *result = shop__arena_alloc(&r->kept, ret_size);
    char *kept_key = shop__arena_text(&r->kept, key);
    ENSURE(o != NULL && result != NULL && kept_key != NULL, SHOP_E_NO_MEMORY);
    *o = (outside){
        .key = kept_key, .work = body, .in = in, .result = result, .result_size = ret_size};
    o->next = r->outsides;
    r->outsides = r->pending = o;
    r->outside_count++;
    return CALL_SUSPENDED;
}
