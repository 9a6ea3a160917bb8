/* trust.c - what was read from the folder stands behind one pointer; a reload puts another in its place. */
#include "lib/crypto/trust.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/env.h"
#include "lib/base/file.h"

/* One reading of the folder. */
typedef struct reading {
    certificate authority;
    revocations revoked;
    size_t problems;
    fault first_problem;
    size_t count;
    certificate certificates[]; /* by key */
} reading;

struct trust {
    const shop_env *env;
    shop_mutex lock; /* of the field below */
    reading *now;
    char folder[FILE_PATH_MAX];
};

static const char *const words[TRUST_VERDICT_COUNT] = {"good", "unknown", "not yet valid", "expired", "revoked"};

const char *shop__trust_word(trust_verdict verdict)
{
    assert((unsigned)verdict < TRUST_VERDICT_COUNT);
    return words[verdict];
}

/* --- reading ---------------------------------------------------------------------------------- */

static int by_key(const void *a, const void *b)
{
    return memcmp(((const certificate *)a)->key, ((const certificate *)b)->key, RAW_KEY_BYTES);
}

static void take(reading *r, const folder_entry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (entries[i].fault.code == 0)
            r->certificates[r->count++] = entries[i].certificate;
        else if (r->problems++ == 0)
            r->first_problem = entries[i].fault;
    }
    qsort(r->certificates, r->count, sizeof(r->certificates[0]), by_key);
}

static int fill(const trust *t, reading *r, fault *f)
{
    folder_entry *entries = NULL;
    size_t count = 0;
    TRY(shop__folder_authority(t->folder, &r->authority, f));
    TRY(shop__folder_revoked(t->env, t->folder, &r->authority, &r->revoked, f));
    TRY(shop__folder_certificates(t->env, t->folder, &r->authority, &entries, &count, f));
    take(r, entries, count);
    shop__env_release(t->env, entries);
    return 0;
}

static int read_folder(const trust *t, reading **ret, fault *f)
{
    reading *r = shop__env_alloc(t->env, sizeof(*r) + FOLDER_CERTIFICATES_MAX * sizeof(r->certificates[0]));
    ENSURE(r != NULL, shop__fault_set(f, SHOP_E_NO_MEMORY, "no memory for the certificates"));
    int code = fill(t, r, f);
    if (code == 0)
        *ret = r;
    else
        shop__env_release(t->env, r);
    return code;
}

int shop__trust_load(const shop_env *env, const char *folder, trust **ret, fault *f)
{
    trust *t = shop__env_alloc(env, sizeof(*t));
    ENSURE(t != NULL, shop__fault_set(f, SHOP_E_NO_MEMORY, "no memory for the certificates"));
    t->env = env;
    int size = snprintf(t->folder, sizeof(t->folder), "%s", folder);
    int code = size >= 0 && size < FILE_PATH_MAX
                   ? read_folder(t, &t->now, f)
                   : shop__fault_set(f, SHOP_E_TOO_LARGE, "the folder's path is too long");
    if (code != 0) {
        shop__env_release(env, t);
        return code;
    }
    shop__mutex_init(env, &t->lock);
    *ret = t;
    return 0;
}

void shop__trust_free(trust *t)
{
    if (t == NULL)
        return;
    shop__mutex_destroy(t->env, &t->lock);
    shop__env_release(t->env, t->now);
    shop__env_release(t->env, t);
}

/* Another authority begins to count anew; the same one never goes back. */
static bool goes_back(const reading *from, const reading *to)
{
    return memcmp(from->authority.key, to->authority.key, RAW_KEY_BYTES) == 0 &&
           to->revoked.number < from->revoked.number;
}

int shop__trust_reload(trust *t, fault *f)
{
    reading *fresh = NULL;
    TRY(read_folder(t, &fresh, f));
    shop__mutex_lock(t->env, &t->lock);
    reading *old = t->now;
    bool back = goes_back(old, fresh);
    if (!back)
        t->now = fresh;
    shop__mutex_unlock(t->env, &t->lock);
    int code = back ? shop__fault_set(f, SHOP_E_CONFLICT,
                                      "list %lld of what is revoked is older than list %lld, which was read before; "
                                      "bring the newest one",
                                      (long long)fresh->revoked.number, (long long)old->revoked.number)
                    : 0;
    shop__env_release(t->env, back ? fresh : old);
    return code;
}

/* --- asking ----------------------------------------------------------------------------------- */

trust_verdict shop__trust_judge(const certificate *c, const certificate *authority, const revocations *revoked,
                                int64_t now_ms)
{
    if (shop__revoked(revoked, c->serial))
        return TRUST_REVOKED;
    if (now_ms < c->not_before_ms || now_ms < authority->not_before_ms)
        return TRUST_NOT_YET;
    return now_ms > c->not_after_ms || now_ms > authority->not_after_ms ? TRUST_EXPIRED : TRUST_GOOD;
}

static trust_verdict judge(const reading *r, const certificate *c, int64_t now_ms)
{
    return shop__trust_judge(c, &r->authority, &r->revoked, now_ms);
}

static size_t first_of(const reading *r, const uint8_t key[RAW_KEY_BYTES])
{
    size_t low = 0, high = r->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (memcmp(r->certificates[middle].key, key, RAW_KEY_BYTES) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static trust_verdict check(const reading *r, const uint8_t key[RAW_KEY_BYTES], int64_t now_ms,
                           char ret_service[SERVICE_NAME_SIZE])
{
    trust_verdict best = TRUST_UNKNOWN;
    for (size_t i = first_of(r, key); i < r->count; i++) {
        const certificate *c = &r->certificates[i];
        if (memcmp(c->key, key, RAW_KEY_BYTES) != 0)
            break;
        trust_verdict verdict = judge(r, c, now_ms);
        if (verdict == TRUST_REVOKED)
            return verdict;
        if (verdict == TRUST_GOOD)
            memcpy(ret_service, c->service, SERVICE_NAME_SIZE);
        if (verdict == TRUST_GOOD || best == TRUST_UNKNOWN)
            best = verdict;
    }
    return best;
}

trust_verdict shop__trust_check(trust *t, const uint8_t key[RAW_KEY_BYTES], int64_t now_ms,
                                char ret_service[SERVICE_NAME_SIZE])
{
    char service[SERVICE_NAME_SIZE];
    shop__mutex_lock(t->env, &t->lock);
    trust_verdict verdict = check(t->now, key, now_ms, service);
    shop__mutex_unlock(t->env, &t->lock);
    if (verdict == TRUST_GOOD)
        memcpy(ret_service, service, SERVICE_NAME_SIZE);
    return verdict;
}

/* A total order: whose time began later, then whose ends later (what was replaced ends sooner). */
static bool is_newer(const certificate *a, const certificate *b)
{
    if (a->not_before_ms != b->not_before_ms)
        return a->not_before_ms > b->not_before_ms;
    if (a->not_after_ms != b->not_after_ms)
        return a->not_after_ms > b->not_after_ms;
    return a->serial > b->serial;
}

/* The newest of a service's good certificates that is older than another one; NULL = there is none. */
static const certificate *newest(const reading *r, const char *service, int64_t now_ms, const certificate *other)
{
    const certificate *best = NULL;
    for (size_t i = 0; i < r->count; i++) {
        const certificate *c = &r->certificates[i];
        if (strcmp(c->service, service) == 0 && judge(r, c, now_ms) == TRUST_GOOD &&
            (other == NULL || is_newer(other, c)) && (best == NULL || is_newer(c, best)))
            best = c;
    }
    return best;
}

size_t shop__trust_keys_of(trust *t, const char *service, int64_t now_ms, uint8_t ret_keys[][RAW_KEY_BYTES],
                           size_t max)
{
    size_t count = 0;
    shop__mutex_lock(t->env, &t->lock);
    const certificate *c = max > 0 ? newest(t->now, service, now_ms, NULL) : NULL;
    for (; c != NULL && count < max; c = newest(t->now, service, now_ms, c))
        memcpy(ret_keys[count++], c->key, RAW_KEY_BYTES);
    shop__mutex_unlock(t->env, &t->lock);
    return count;
}

size_t shop__trust_problems(trust *t, fault *ret_first)
{
    shop__mutex_lock(t->env, &t->lock);
    size_t problems = t->now->problems;
    if (problems > 0 && ret_first != NULL)
        *ret_first = t->now->first_problem;
    shop__mutex_unlock(t->env, &t->lock);
    return problems;
}
