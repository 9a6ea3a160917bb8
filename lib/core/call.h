/* call.h - what a handler may do. A handler gets a call and typed, validated arguments; it never frees,
 * never parses JSON, never checks scopes. It may run several times: it keeps nothing but what it writes
 * through its call, and everything it allocates is gone when the call ends. */
#ifndef SHOP_LIB_CORE_CALL_H
#define SHOP_LIB_CORE_CALL_H

#include <stdarg.h>

#include "lib/base/fault.h"
#include "lib/crypto/password.h"
#include "lib/store/store.h"
#include "shop/shop.h"

typedef struct call call;

/* --- who, when, what -------------------------------------------------------------------------- */

typedef enum principal_kind {
    PRINCIPAL_OPERATOR = 1, /* the handle that opened the store */
    PRINCIPAL_USER,
    PRINCIPAL_GUEST,
    PRINCIPAL_SERVICE /* background work of the shop itself */
} principal_kind;

typedef struct principal {
    principal_kind kind;
    const char *id;         /* "usr_…", "gst_…", "anonymous", "operator", "service" */
    const char *session_id; /* "ses_…" when it came by a session, or NULL */
    uint64_t scopes;        /* what it may do */
    uint64_t any;           /* on whose objects too: not only its own */
} principal;

const principal *call_principal(const call *c);
bool call_may(const call *c, uint64_t scope);
bool call_is_staff(const call *c); /* may do what the running operation does on everybody's objects */
const char *call_locale(const call *c);
int64_t call_now_ms(const call *c); /* one moment a call: it does not move while a handler runs */
const shop_options *call_options(const call *c);
const shop_env *call_env(const call *c);
int64_t call_deadline_ns(const call *c); /* monotonic */
bool call_on_postgres(const call *c); /* what the shop is opened on, for the few who must differ there */

/* The loader of each aggregate asks this once per read: 0 when the object is the caller's own or the
 * caller is staff, else SHOP_E_NOT_FOUND with the text "no such <noun>" that call_one() has too: one may not know
 * of other people's. An operation with an owner that ends without having asked fails. owner_id may be NULL:
 * nobody's, so nobody's own. */
int call_check_owner(call *c, const char *owner_id, const char *noun);

/* --- failing ---------------------------------------------------------------------------------- */

int call_fail(call *c, int code, const char *format, ...) __attribute__((format(printf, 3, 4)));
int call_invalid(call *c, const char *field, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
fault *call_fault(call *c);

/* After a failed inner call that a handler copes with: forget the failure. Only before anything was
 * written, because an error in a transaction poisons it. */
void call_forgive(call *c);

/* --- memory ----------------------------------------------------------------------------------- */

arena *call_arena(call *c);
void *call_alloc(call *c, size_t size); /* zeroed; NULL when memory is out */
char *call_format(call *c, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A zeroed T or array of T, or return SHOP_E_NO_MEMORY from the function. */
#define CALL_NEW(c, pointer) CALL_ARRAY(c, pointer, 1)
#define CALL_ARRAY(c, pointer, count)                                                              \
    ENSURE(((pointer) = shop__arena_array(call_arena(c), (count), sizeof(*(pointer)))) != NULL,    \
           SHOP_E_NO_MEMORY)

/* "ord_01j…" as text. */
int call_new_id(call *c, const char *prefix, const char **ret_id);

/* --- the store -------------------------------------------------------------------------------- */

int call_run(call *c, const statement *s, const value *params, size_t count);

/* The same, and SHOP_E_CONFLICT with this text unless exactly one row changed: a guard that failed. */
int call_guard(call *c, const statement *s, const value *params, size_t count, const char *refusal);

int call_changed(call *c, const statement *s, const value *params, size_t count, int64_t *ret_changed);

/* SHOP_E_NOT_FOUND, with "no such <noun>" where noun is not NULL, when there is no row. */
int call_one(call *c, const statement *s, const value *params, size_t count, const char *noun,
             void *ret_row);
int call_all(call *c, const statement *s, const value *params, size_t count, size_t max, void *ret_rows,
             size_t *ret_count);
int call_each(call *c, const statement *s, const value *params, size_t count,
              int (*each)(void *userdata, const void *row), void *userdata);

/* --- others ----------------------------------------------------------------------------------- */

/* Behind the generated call_<service>_<verb>(): run another operation. Within one store it runs in this
 * transaction and an error of it fails the caller. `ret` is a `const T **` into the arena, or NULL. */
int call_op(call *c, unsigned op, const void *args, void *ret);

/* Behind the generated emit_<event>(): tell what happened, with the transaction. The subject's version
 * must be one more than that of its last event, or any greater number. */
int call_emit(call *c, unsigned number, const char *subject, int64_t version, const void *data);

/* Result cache: the running query's result depends on this subject; any event about it ends the cached
 * result before the event's transaction returns. */
int call_depends(call *c, const char *subject);

/* Something that a service keeps in memory for as long as the shop is open: made when first asked for, given up
 * at close. After fork() it is given up with `forked`: free memory, touch no descriptor. The attachment is a
 * static constant, its address names it. */
typedef struct attachment {
    void *(*make)(const shop_env *env, const shop_options *options);
    void (*release)(void *made, bool forked);
} attachment;
int call_attached(call *c, const attachment *what, void **ret);

/* Forget the answers stored for idempotency that hold this person's data ("usr_…"): a part of
 * erasing somebody. */
int call_forget_answers(call *c, const char *person);

/* The few that may hash a password at a time in this process. Outside of transactions only. */
password_pool *call_passwords(call *c);
/* Result cache: with this transaction the subject changes, though no event is about it. */
int call_changes(call *c, const char *subject);

/* Slow or outside work in the middle of a transaction function: the first time the transaction is given
 * up, `body` runs without one, and the function runs again and finds the outcome here. `key` names the
 * input; another key is other work. `ret` is a flat struct of ret_size bytes that `body` fills in from
 * `in`; `in` and what it points to must stay valid until the handler ends, apart from transactions:
 * argument texts are, and everything from call_alloc() of this run is. */
int call_outside(call *c, const char *key, int (*body)(call *c, const void *in, void *ret), const void *in,
                 void *ret, size_t ret_size);

#endif
