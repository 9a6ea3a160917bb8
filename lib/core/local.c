/* local.c - a store opened with services on it, as a driver. */
#include "lib/core/local.h"

#include <string.h>

#include "lib/base/mail_address.h"
#include "lib/base/text.h"
#include "lib/core/core.h"

extern const migration shop__core_migrations[];
extern const size_t shop__core_migration_count;
extern const migration shop__events_migrations[];
extern const size_t shop__events_migration_count;

enum { MIGRATIONS_MAX = 256, PATH_TEXT_MAX = 4096, EXTENSIONS_MAX = 64 };

#define MAIL_FROM_DEFAULT "noreply@localhost"

static int collect_migrations(const local *l, const migration **list, size_t *ret_count, fault *f)
{
    size_t count = 0;
    for (size_t m = 0; m < l->module_count + 2; m++) {
        const migration *from = m == 0   ? shop__core_migrations
                                : m == 1 ? shop__events_migrations
                                         : l->modules[m - 2]->migrations;
        size_t n = m == 0   ? shop__core_migration_count
                   : m == 1 ? shop__events_migration_count
                            : *l->modules[m - 2]->migration_count;
        ENSURE(count + n <= MIGRATIONS_MAX, shop__fault_set(f, SHOP_E_INTERNAL, "too many migrations"));
        for (size_t i = 0; i < n; i++)
            list[count++] = &from[i];
    }
    *ret_count = count;
    return 0;
}

static int open_store(local *l, const char *url, fault *f)
{
    const migration *list[MIGRATIONS_MAX];
    size_t count = 0;
    TRY(collect_migrations(l, list, &count, f));
    const store_options options = {.env = l->env,
                                   .url = url,
                                   .read_only = (l->options.flags & SHOP_OPEN_READ_ONLY) != 0,
                                   .no_migrate = (l->options.flags & SHOP_OPEN_NO_MIGRATE) != 0};
    return shop__store_open(&options, list, count, &l->store, f);
}

/* A text option, or the store's path with a suffix; a server has none: "shop", in the working directory. */
static int keep_path(local *l, const char *given, const char *url, const char *suffix, char **ret)
{
    const char *base = strchr(url, ':');
    base = base != NULL ? base + 1 : url;
    if (strncmp(url, "sqlite:", strlen("sqlite:")) != 0)
        base = "shop";
    if (strncmp(base, "///", 3) == 0)
        base += 2;
    const char *head = given != NULL ? given : base;
    const char *tail = given != NULL ? "" : suffix;
    size_t head_length = strlen(head), tail_length = strlen(tail);
    ENSURE(head_length + tail_length < PATH_TEXT_MAX, SHOP_E_TOO_LARGE);
    char *text = shop__env_alloc(l->env, head_length + tail_length + 1);
    ENSURE(text != NULL, SHOP_E_NO_MEMORY);
    memcpy(text, head, head_length);
    memcpy(text + head_length, tail, tail_length);
    *ret = text;
    return 0;
}

static int keep_sender(local *l, const char *given, fault *f)
{
    const char *from = given != NULL ? given : MAIL_FROM_DEFAULT;
    ENSURE(shop__utf8_valid(from, strnlen(from, MAIL_ADDRESS_MAX_BYTES + 1)) && shop__mail_address_ok(from),
           shop__fault_field(f, SHOP_E_INVALID, "mail_from", "is not an address like shop@example.org"));
    size_t size = strlen(from) + 1;
    l->mail_from = shop__env_alloc(l->env, size);
    ENSURE(l->mail_from != NULL, SHOP_E_NO_MEMORY);
    memcpy(l->mail_from, from, size);
    l->options.mail_from = l->mail_from;
    return 0;
}

/* A copy of an array of pointers; what they point to outlives the shop. */
static int keep_pointers(local *l, const void *from, size_t count, void **ret)
{
    *ret = NULL;
    if (count == 0)
        return 0;
    ENSURE(count <= EXTENSIONS_MAX, SHOP_E_TOO_LARGE);
    *ret = shop__env_alloc(l->env, count * sizeof(void *));
    ENSURE(*ret != NULL, SHOP_E_NO_MEMORY);
    memcpy(*ret, from, count * sizeof(void *));
    return 0;
}

static int keep_options(local *l, const char *url, const shop_options *options, fault *f)
{
    l->options = *options;
    TRY(keep_pointers(l, options->providers, options->provider_count, &l->providers));
    TRY(keep_pointers(l, options->channels, options->channel_count, &l->channels));
    l->options.providers = l->providers;
    l->options.channels = l->channels;
    if (l->options.timeout_ms == 0)
        l->options.timeout_ms = CALL_TIMEOUT_MS;
    TRY(keep_path(l, options->mail_dir, url, ".mail", &l->default_mail_dir));
    TRY(keep_path(l, options->sandbox_log, url, ".sandbox", &l->default_sandbox_log));
    l->options.mail_dir = l->default_mail_dir;
    l->options.sandbox_log = l->default_sandbox_log;
    return keep_sender(l, options->mail_from, f);
}

static void free_local(local *l)
{
    shop__env_release(l->env, l->default_mail_dir);
    shop__env_release(l->env, l->default_sandbox_log);
    shop__env_release(l->env, l->mail_from);
    shop__env_release(l->env, l->providers);
    shop__env_release(l->env, l->channels);
    shop__env_release(l->env, l);
}

static void close_local(void *state)
{
    local *l = state;
    shop__background_stop(l);
    shop__attached_release(l, false);
    shop__store_close(l->store);
    shop__cache_free(l->cache);
    shop__id_pool_destroy(&l->ids);
    shop__mutex_destroy(l->env, &l->attached_lock);
    shop__password_pool_destroy(&l->passwords);
    free_local(l);
}

static void forget_local(void *state)
{
    local *l = state;
    shop__background_forget(l);
    shop__attached_release(l, true);
    shop__store_forget(l->store);
    shop__cache_abandon(l->cache);
    free_local(l);
}

static int run_pending(void *state, int64_t *ret_done, fault *f)
{
    return shop__background_run(state, ret_done, f);
}

static const driver local_driver = {
    .call = shop__local_call,
    .run_pending = run_pending,
    .close = close_local,
    .forget = forget_local,
};

static void route_modules(local *l, shop_base *base)
{
    base->owner = (route){&local_driver, l};
    for (size_t m = 0; m < l->module_count; m++) {
        const service_module *module = l->modules[m];
        base->routes[module->service] = base->owner;
        for (size_t i = 0; i < module->handler_count; i++)
            l->handlers[module->handlers[i].op] = &module->handlers[i];
    }
}

static int start(local *l, const char *url, const shop_options *options, shop_base *base, fault *f)
{
    TRY(keep_options(l, url, options, f));
    l->cache = shop__cache_new(l->env, options->cache_bytes != 0 ? options->cache_bytes : CACHE_BYTES);
    ENSURE(l->cache != NULL, SHOP_E_NO_MEMORY);
    TRY(open_store(l, url, f));
    route_modules(l, base);
    return shop__background_start(l, (options->flags & (SHOP_OPEN_MANUAL | SHOP_OPEN_READ_ONLY)) != 0, f);
}

int shop__local_open(const char *url, const shop_options *options, const service_module *const *modules,
                     size_t module_count, shop_base *base, fault *f)
{
    local *l = shop__env_alloc(options->env, sizeof(*l));
    ENSURE(l != NULL, SHOP_E_NO_MEMORY);
    l->env = options->env;
    l->modules = modules;
    l->module_count = module_count;
    shop__mutex_init(l->env, &l->attached_lock);
    shop__id_pool_init(&l->ids, l->env);
    shop__password_pool_init(&l->passwords, l->env, options->password_memory_kib,
                             options->password_passes);
    int code = start(l, url, options, base, f);
    if (code != 0) {
        memset(base->routes, 0, sizeof(base->routes));
        base->owner = (route){NULL, NULL};
        close_local(l);
    }
    return code;
}

void shop__local_split_sagas(shop *s, bool split)
{
    local *l = s->base->owner.state;
    l->split_sagas = split;
}
