/* idempotency.c - same key, same answer. A claim is a row (principal, operation, key) with the hash of
 * the canonical arguments; a command's claim and effect are one commit, a saga's claim is committed with
 * its first step and answered with its last. */
#include <string.h>

#include "lib/base/id.h"
#include "lib/base/text.h"
#include "lib/codec/field.h"
#include "lib/codec/json.h"
#include "lib/core/core.h"
#include "lib/crypto/digest.h"

#define NAME_BREAK "/"       /* between the parts of a claim's name */
#define NAME_AFTER_BREAK "0" /* what sorts right behind it */
#define STEP_CLAIM "saga/" /* how the name of a claim begins that a saga's step made; others begin with an id */

static const column claim_columns[] = {
    COL_INT(claim_row, state), COL_BLOB(claim_row, hash),   COL_TEXT(claim_row, entity),
    COL_INT(claim_row, code),  COL_TEXT(claim_row, answer),
};
static const statement claim_select =
    SELECT_INTO(claim_row, claim_columns,
                "SELECT state, hash, entity, code, answer FROM core_claims WHERE name = $1");
static const statement claim_insert = STATEMENT(
    "INSERT INTO core_claims (name, hash, state, entity, code, answer, created_at_ms, person)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
/* A saga whose person was erased while it ran ends without leaving an answer. */
static const statement claim_finish = STATEMENT(
    "UPDATE core_claims SET state = 2, code = $2, answer = CASE WHEN length(hash) = 0 THEN '' ELSE $3 END,"
    " person = CASE WHEN length(hash) = 0 THEN NULL ELSE coalesce($4, person) END"
    " WHERE name = $1 AND state = 1");
/* The row stays without answer and hash, so that the key is known not to be new. What a saga's step remembers
 * goes altogether: steps may happen twice, and must not be refused on their way. */
static const statement claim_forget = STATEMENT(
    "UPDATE core_claims SET hash = $4, answer = '', person = NULL"
    " WHERE person = $1 OR (name >= $2 AND name < $3)");
static const statement step_forget = STATEMENT(
    "DELETE FROM core_claims WHERE person = $1 AND state = 2 AND name LIKE '" STEP_CLAIM "%'");
static const statement claim_prune = STATEMENT(
    "DELETE FROM core_claims WHERE name IN (SELECT name FROM core_claims"
    " WHERE created_at_ms < $1 AND state = 2 LIMIT $2)");

/* Whether a record, or one that it holds, has a field with this flag. */
static bool has(const schema_record *r, unsigned flag, size_t depth)
{
    for (size_t i = 0; r != NULL && i < r->field_count && depth < RECORD_DEPTH_MAX; i++) {
        const schema_field *f = &r->fields[i];
        bool nested = f->kind == FIELD_RECORD || f->kind == FIELD_LIST;
        if ((f->flags & flag) != 0 || (nested && has(f->of.record, flag, depth + 1)))
            return true;
    }
    return false;
}

/* A result with a secret in it must not be stored: such operations do not replay. */
bool shop__claim_wanted(const root *r, const schema_op *op)
{
    return r->idempotency_key != NULL && !has(op->result, FIELD_SECRET, 0);
}

/* A fast digest would let whoever gets hold of the store guess a password that is among the
 * arguments, so passwords are told apart by argon2id, salted by the claim's name. */
static int add_passwords(call *c, const void *args, const char *name, buf *canonical)
{
    const schema_record *r = c->op->args;
    uint8_t salt[SHA256_BYTES], digest[PASSWORD_DIGEST_BYTES];
    shop__sha256(name, strlen(name), salt);
    for (size_t i = 0; i < r->field_count; i++) {
        const schema_field *f = &r->fields[i];
        if ((f->flags & FIELD_PASSWORD) == 0 || shop__field_empty(args, f))
            continue;
        TRY(shop__password_digest(call_passwords(c), shop__field_pointer(args, f), salt,
                                  c->root->deadline_ns, digest));
        shop__buf_text(canonical, f->name);
        shop__buf_bytes(canonical, digest, sizeof(digest));
    }
    return 0;
}

int shop__claim_name(call *c, const void *args, claim *ret)
{
    root *r = c->root;
    buf canonical;
    ret->name = c->frame == NULL
                    ? shop__arena_format(&r->kept, "%s/%s/%s", r->who.id, c->op->name,
                                         r->idempotency_key)
                    : shop__arena_format(&r->kept, STEP_CLAIM "%s/%s/%u", c->op->name,
                                         r->idempotency_key, (unsigned)r->keyed_calls++);
    ENSURE(ret->name != NULL, SHOP_E_NO_MEMORY);
    shop__buf_init(&canonical, r->l->env, JSON_SIZE_MAX);
    shop__json_encode_without(c->op->args, args, FIELD_PASSWORD, &canonical);
    int code = add_passwords(c, args, ret->name, &canonical);
    if (code == 0 && canonical.failed)
        code = SHOP_E_NO_MEMORY;
    if (code == 0)
        shop__sha256(canonical.data, canonical.size, ret->hash);
    shop__buf_free(&canonical);
    return code;
}

int shop__claim_read(call *c, const claim *k, claim_row *ret)
{
    int code = call_one(c, &claim_select, PARAMS(v_text(k->name)), NULL, ret);
    if (code == SHOP_E_NOT_FOUND) {
        *ret = (claim_row){.state = CLAIM_NEW};
        return 0;
    }
    TRY(code);
    ENSURE(ret->hash.size > 0, call_fail(c, SHOP_E_IDEMPOTENCY_MISMATCH,
                                         "the answer to this idempotency key was erased with a person's data"));
    ENSURE(ret->hash.size == sizeof(k->hash) && memcmp(ret->hash.data, k->hash, sizeof(k->hash)) == 0,
           call_fail(c, SHOP_E_IDEMPOTENCY_MISMATCH,
                     "this idempotency key was used with other arguments; use a new key"));
    return 0;
}

/* NULL for who asked: the claim's name says that already, and an index entry is saved. */
static const char *other_person(const char *name, const char *person)
{
    size_t length = person != NULL ? strlen(person) : 0;
    bool asked = length > 0 && strncmp(name, person, length) == 0 && name[length] == NAME_BREAK[0];
    return asked ? NULL : person;
}

int shop__claim_insert(call *c, const claim *k, const char *entity, int code, const char *answer,
                       claim_state state, const char *person)
{
    return call_run(c, &claim_insert,
                    PARAMS(v_text(k->name), v_blob(k->hash, sizeof(k->hash)), v_int(state),
                           v_text(entity), v_int(code), v_text(answer), v_int(call_now_ms(c)),
                           v_text(other_person(k->name, person))));
}

/* "usr_…", whether the field is an id or, as with owners, a text that may name a guest too. */
static const char *person_in(const void *ret, const schema_field *f)
{
    uint8_t id[ID_BYTES];
    bool names = (f->kind == FIELD_ID || f->kind == FIELD_STRING) && !shop__field_empty(ret, f);
    const char *text = names ? shop__field_pointer(ret, f) : NULL;
    return text != NULL && shop__id_parse(text, "usr", id) ? text : NULL;
}

const char *shop__claim_person(const call *c, const void *ret)
{
    const schema_record *r = c->op->result;
    const char *caller = c->root->who.kind == PRINCIPAL_USER ? c->root->who.id : NULL;
    if (ret == NULL || !has(r, FIELD_PII, 0))
        return NULL;
    for (size_t i = 0; i < r->field_count; i++) {
        const char *person = person_in(ret, &r->fields[i]);
        if (person != NULL)
            return person;
    }
    return caller;
}

int shop__claim_forget(call *c, const char *person)
{
    TRY(call_run(c, &step_forget, PARAMS(v_text(person))));
    const char *first = call_format(c, "%s" NAME_BREAK, person);
    const char *end = call_format(c, "%s" NAME_AFTER_BREAK, person);
    ENSURE(first != NULL && end != NULL, SHOP_E_NO_MEMORY);
    return call_run(c, &claim_forget, PARAMS(v_text(person), v_text(first), v_text(end), v_blob("", 0)));
}

int shop__claim_finish(call *c, const char *name, int code, const char *answer, const char *person)
{
    return call_run(c, &claim_finish,
                    PARAMS(v_text(name), v_int(code), v_text(answer), v_text(other_person(name, person))));
}

int shop__claim_encode(call *c, const void *ret, const char **ret_json)
{
    buf out;
    if (c->op->result == NULL || ret == NULL) {
        *ret_json = "";
        return 0;
    }
    shop__buf_init(&out, c->root->l->env, CLAIM_ANSWER_MAX_BYTES);
    shop__json_encode(c->op->result, ret, &out);
    char *text = out.failed ? NULL : shop__arena_bytes(call_arena(c), out.data, out.size);
    shop__buf_free(&out);
    ENSURE(text != NULL, SHOP_E_NO_MEMORY);
    *ret_json = text;
    return 0;
}

int shop__claim_answer(call *c, const claim_row *row, void *ret)
{
    if (row->code != 0)
        return call_fail(c, (int)row->code, "%s", row->answer);
    for (call *each = c; each != NULL; each = each->parent)
        each->owner_checked = true;
    if (c->op->result == NULL)
        return 0;
    return shop__json_decode(c->op->result, row->answer, strlen(row->answer), call_arena(c), ret,
                             call_fault(c));
}

int shop__claim_prune(call *c, int64_t *ret_done)
{
    return call_changed(c, &claim_prune, PARAMS(v_int(call_now_ms(c) - CLAIM_KEEP_MS), v_int(JOB_BATCH)),
                        ret_done);
}
