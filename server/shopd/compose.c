/* compose.c - from the configuration to a handle. All services in one process are one store; services that are apart
 * are a mixed routing table, which is to be opened in compose_open(). */
#include "server/shopd/compose.h"

#include <string.h>
#include <sysexits.h>

#include "server/shopd/exits.h"

static const option_id routes[] = {
#define ROUTE(id, name) OPTION_ROUTE_##id,
    ROUTED_SERVICES(ROUTE)
#undef ROUTE
};
enum { ROUTE_COUNT = sizeof(routes) / sizeof(routes[0]), ROUTE_PREFIX_BYTES = sizeof("route_") - 1 };

/* Whether the service of this route runs here; without any named, all do. */
static bool runs_here(const config *c, option_id route)
{
    const char *list = config_text(c, OPTION_SERVICES), *word;
    size_t length, named = 0;
    for (; (length = next_word(&list, &word)) > 0; named++)
        if (route_of(word, length) == route)
            return true;
    return named == 0;
}

static size_t count_here(const config *c)
{
    size_t count = 0;
    for (size_t i = 0; i < ROUTE_COUNT; i++)
        count += runs_here(c, routes[i]);
    return count;
}

static size_t add_word(char *out, size_t size, size_t used, const char *between, const char *word)
{
    int length = snprintf(out + used, size - used, "%s%s", used > 0 ? between : "", word);
    return used + (size_t)length < size ? used + (size_t)length : size - 1;
}

void compose_services(const config *c, char out[SERVICES_TEXT_MAX_BYTES])
{
    size_t used = 0;
    if (count_here(c) == ROUTE_COUNT) {
        snprintf(out, SERVICES_TEXT_MAX_BYTES, "all");
        return;
    }
    for (size_t i = 0; i < ROUTE_COUNT; i++)
        if (runs_here(c, routes[i]))
            used = add_word(out, SERVICES_TEXT_MAX_BYTES, used, ",", option_table[routes[i]].name + ROUTE_PREFIX_BYTES);
}

bool compose_check(const config *c, config_error *e)
{
    char missing[SERVICES_TEXT_MAX_BYTES * 2] = "";
    size_t used = 0;
    for (size_t i = 0; i < ROUTE_COUNT; i++)
        if (!runs_here(c, routes[i]) && config_text(c, routes[i])[0] == '\0')
            used = add_word(missing, sizeof(missing), used, ", ", option_table[routes[i]].name);
    if (used == 0)
        return true;
    return config_refuse(e, EX_CONFIG,
                         "the services named by %s do not make a shop alone: say where the others are (%s), or name "
                         "none, and all run here",
                         c->settings[OPTION_SERVICES].origin, missing);
}

static const char *given(const config *c, option_id id)
{
    const char *text = config_text(c, id);
    return text[0] != '\0' ? text : NULL;
}

static shop_options options_of(const config *c)
{
    shop_options o = SHOP_OPTIONS_INIT;
    o.timeout_ms = (uint32_t)config_number(c, OPTION_TIMEOUT_MS);
    o.cache_bytes = (uint32_t)config_number(c, OPTION_CACHE_MIB) * 1024 * 1024;
    o.password_memory_kib = (uint32_t)config_number(c, OPTION_PASSWORD_MEMORY_KIB);
    o.password_passes = (uint32_t)config_number(c, OPTION_PASSWORD_PASSES);
    o.mail_dir = given(c, OPTION_MAIL_DIR);
    o.mail_from = given(c, OPTION_MAIL_FROM);
    o.sandbox_log = given(c, OPTION_SANDBOX_LOG);
    return o;
}

static bool open_whole(const config *c, shop **ret, config_error *e)
{
    shop_options o = options_of(c);
    int code = shop_open(config_text(c, OPTION_URL), &o, ret);
    if (code == 0)
        return true;
    const shop_error *why = shop_error_last();
    return config_refuse(e, exit_of_code(code), "%s: %s%s%s", why->name, why->field, why->field[0] != '\0' ? " " : "",
                         why->message);
}

bool compose_open(const config *c, shop **ret, config_error *e)
{
    if (count_here(c) == ROUTE_COUNT)
        return open_whole(c, ret, e);
    return config_refuse(e, EX_UNAVAILABLE,
                         "this libshop cannot reach services in other processes: name no service, and all run here");
}
