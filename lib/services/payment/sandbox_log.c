/* sandbox_log.c - one JSON line an effect, appended by one write(2) under a lock of the file, never synced: it
 * stands for a computer that does not fail when this one does. A line that a crash cut short is passed over. */
#include "lib/services/payment/sandbox_log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/env.h"
#include "lib/base/text.h"
#include "lib/codec/json.h"
#include "lib/schema/generated/ops.h"

enum {
    LINE_MAX_BYTES = 4096,
    READ_BYTES = 16 * 1024,
    CHAINS_FIRST = 256, /* a power of two; doubles */
    LINE_SCRATCH_MAX_BYTES = 64 * 1024,
    LOG_MODE = 0600
};

struct sandbox_log {
    const shop_env *env;
    char *path;
    char *bytes; /* READ_BYTES to read into, once something was read */
    shop_mutex lock;
    int fd;           /* -1 = not opened yet */
    off_t read_bytes; /* of the log, that the index knows */
    bool torn;        /* the log ends in the middle of a line */
    deed **chains;
    size_t chain_count;
    size_t deed_count;
};

/* --- the index -------------------------------------------------------------------------------- */

deed *shop__sandbox_log_find(const sandbox_log *g, const char *key)
{
    uint64_t hash = shop__text_hash(key, strlen(key));
    deed *d = g->chain_count > 0 ? g->chains[hash & (g->chain_count - 1)] : NULL;
    while (d != NULL && (d->hash != hash || strcmp(d->key, key) != 0))
        d = d->next;
    return d;
}

static bool make_room(sandbox_log *g)
{
    size_t count = g->chain_count == 0 ? CHAINS_FIRST : g->chain_count * 2;
    if (g->deed_count < g->chain_count)
        return true;
    deed **chains = shop__env_alloc(g->env, count * sizeof(deed *));
    if (chains == NULL)
        return false;
    for (size_t i = 0; i < g->chain_count; i++)
        for (deed *d = g->chains[i], *next; d != NULL; d = next) {
            next = d->next;
            d->next = chains[d->hash & (count - 1)];
            chains[d->hash & (count - 1)] = d;
        }
    shop__env_release(g->env, g->chains);
    g->chains = chains;
    g->chain_count = count;
    return true;
}

static deed *add(sandbox_log *g, const char *key)
{
    size_t size = strlen(key) + 1;
    deed *d = make_room(g) ? shop__env_alloc(g->env, sizeof(*d) + size) : NULL;
    if (d == NULL)
        return NULL;
    d->key = (char *)(d + 1);
    memcpy(d->key, key, size);
    d->hash = shop__text_hash(key, size - 1);
    d->state = SHOP_PROVIDER_NOT_FOUND;
    d->next = g->chains[d->hash & (g->chain_count - 1)];
    g->chains[d->hash & (g->chain_count - 1)] = d;
    g->deed_count++;
    return d;
}

/* A line may be made of what the deed holds already. */
static void keep(char *to, size_t size, const char *from)
{
    if (from != NULL && from != to)
        snprintf(to, size, "%s", from);
}

static int32_t state_of(const char *effect)
{
    static const struct {
        const char *effect;
        int32_t state;
    } table[] = {
        {"authorized", SHOP_PROVIDER_AUTHORIZED}, {"action", SHOP_PROVIDER_ACTION},
        {"declined", SHOP_PROVIDER_DECLINED},     {"captured", SHOP_PROVIDER_CAPTURED},
        {"voided", SHOP_PROVIDER_VOIDED},         {"refunded", SHOP_PROVIDER_REFUNDED},
        {"refused", SHOP_PROVIDER_DECLINED},
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
        if (strcmp(table[i].effect, effect) == 0)
            return table[i].state;
    return SHOP_PROVIDER_UNKNOWN;
}

/* A capture, void or refund changes the authorization that it is about, too; a void may come before it. */
static bool change_attempt(sandbox_log *g, const shop_sandbox_line *line, int32_t state)
{
    deed *a = shop__sandbox_log_find(g, line->attempt);
    if (a == NULL)
        a = add(g, line->attempt);
    if (a == NULL)
        return false;
    a->captured_minor += state == SHOP_PROVIDER_CAPTURED ? line->amount.minor : 0;
    a->refunded_minor += state == SHOP_PROVIDER_REFUNDED ? line->amount.minor : 0;
    if (state == SHOP_PROVIDER_VOIDED)
        a->state = state;
    return true;
}

static deed *learn(sandbox_log *g, const shop_sandbox_line *line)
{
    deed *d = shop__sandbox_log_find(g, line->key);
    int32_t state = state_of(line->effect);
    if (d == NULL)
        d = add(g, line->key);
    if (d == NULL)
        return NULL;
    keep(d->token, sizeof(d->token), line->token);
    if (state == SHOP_PROVIDER_UNKNOWN) {
        d->asked++;
        return d;
    }
    d->state = state;
    d->amount_minor = line->amount.minor;
    memcpy(d->currency, line->amount.currency, sizeof(d->currency));
    keep(d->reference, sizeof(d->reference), line->reference);
    keep(d->reason, sizeof(d->reason), line->reason);
    bool own = line->attempt == NULL || strcmp(line->key, line->attempt) == 0;
    return own || change_attempt(g, line, state) ? d : NULL;
}

/* --- reading ---------------------------------------------------------------------------------- */

/* Anything that is no line of ours is passed over. False: no memory. */
static bool read_line(sandbox_log *g, const char *text, size_t size)
{
    arena scratch;
    _Alignas(max_align_t) char first[LINE_MAX_BYTES];
    shop_sandbox_line line = {0};
    fault ignored = {0};
    shop__arena_init(&scratch, g->env, first, sizeof(first), LINE_SCRATCH_MAX_BYTES);
    int code = shop__json_decode(&shop__record_sandbox_line, text, size, &scratch, &line, &ignored);
    bool known = code == 0 && line.effect != NULL && line.key != NULL;
    bool learnt = !known || learn(g, &line) != NULL;
    shop__arena_free(&scratch);
    return learnt && code != SHOP_E_NO_MEMORY;
}

static bool read_lines(sandbox_log *g, const char *bytes, size_t size, size_t *ret_used)
{
    size_t used = 0;
    for (const char *end; (end = memchr(bytes + used, '\n', size - used)) != NULL;) {
        size_t length = (size_t)(end - (bytes + used));
        if (length > 0 && !read_line(g, bytes + used, length))
            return false;
        used += length + 1;
    }
    *ret_used = used;
    return true;
}

static bool read_new(sandbox_log *g)
{
    if (g->bytes == NULL)
        g->bytes = shop__env_alloc(g->env, READ_BYTES);
    if (g->bytes == NULL)
        return false;
    for (g->torn = false; !g->torn;) {
        size_t used = 0;
        ssize_t got = pread(g->fd, g->bytes, READ_BYTES, g->read_bytes);
        if (got <= 0)
            return got == 0;
        if (!read_lines(g, g->bytes, (size_t)got, &used))
            return false;
        if (used == 0 && got == READ_BYTES)
            used = READ_BYTES; /* no line of ours is as long */
        g->torn = used == 0;
        g->read_bytes += (off_t)used;
    }
    return true;
}

static bool open_log(sandbox_log *g)
{
    if (g->fd < 0)
        g->fd = open(g->path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, LOG_MODE);
    return g->fd >= 0;
}

static bool lock_file(const sandbox_log *g)
{
    int result;
    do
        result = flock(g->fd, LOCK_EX);
    while (result != 0 && errno == EINTR);
    return result == 0;
}

static bool up_to_date(sandbox_log *g)
{
    struct stat now;
    return fstat(g->fd, &now) == 0 && (now.st_size == g->read_bytes || read_new(g));
}

bool shop__sandbox_log_begin(sandbox_log *g)
{
    shop__mutex_lock(g->env, &g->lock);
    bool locked = open_log(g) && lock_file(g);
    if (locked && up_to_date(g))
        return true;
    if (locked)
        (void)flock(g->fd, LOCK_UN);
    shop__mutex_unlock(g->env, &g->lock);
    return false;
}

void shop__sandbox_log_end(sandbox_log *g)
{
    (void)flock(g->fd, LOCK_UN);
    shop__mutex_unlock(g->env, &g->lock);
}

/* --- writing ---------------------------------------------------------------------------------- */

deed *shop__sandbox_log_write(sandbox_log *g, const shop_sandbox_line *line)
{
    buf text;
    shop__buf_init(&text, g->env, LINE_MAX_BYTES);
    if (g->torn)
        shop__buf_char(&text, '\n');
    shop__json_encode(&shop__record_sandbox_line, line, &text);
    shop__buf_char(&text, '\n');
    ssize_t wrote = text.failed ? -1 : write(g->fd, text.data, text.size);
    bool whole = wrote >= 0 && (size_t)wrote == text.size;
    shop__buf_free(&text);
    if (!whole)
        return NULL;
    if (g->torn)
        return read_new(g) ? shop__sandbox_log_find(g, line->key) : NULL;
    deed *d = learn(g, line);
    g->read_bytes += d != NULL ? (off_t)wrote : 0; /* else it is read again */
    return d;
}

/* --- beginning and end ------------------------------------------------------------------------- */

sandbox_log *shop__sandbox_log_new(const shop_env *env, const char *path)
{
    size_t size = strlen(path) + 1;
    sandbox_log *g = shop__env_alloc(env, sizeof(*g) + size);
    if (g == NULL)
        return NULL;
    g->env = env;
    g->fd = -1;
    g->path = (char *)(g + 1);
    memcpy(g->path, path, size);
    shop__mutex_init(env, &g->lock);
    return g;
}

void shop__sandbox_log_free(sandbox_log *g, bool forked)
{
    if (g == NULL)
        return;
    for (size_t i = 0; i < g->chain_count; i++)
        for (deed *d = g->chains[i], *next; d != NULL; d = next) {
            next = d->next;
            shop__env_release(g->env, d);
        }
    shop__env_release(g->env, g->chains);
    shop__env_release(g->env, g->bytes);
    if (!forked) {
        if (g->fd >= 0)
            (void)close(g->fd);
        shop__mutex_destroy(g->env, &g->lock);
    }
    shop__env_release(g->env, g);
}
