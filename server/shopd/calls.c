/* calls.c - from the configuration to a server of shop/serve.h. */
#include "server/shopd/calls.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "server/shopd/exits.h"
#include "server/shopd/log.h"

enum { PLACES_MAX = 16, PLACE_MAX = 256 };

typedef struct places {
    char text[PLACES_MAX][PLACE_MAX];
    const char *list[PLACES_MAX];
    size_t count;
} places;

static bool read_places(const config *c, places *ret, config_error *e)
{
    const char *list = config_text(c, OPTION_LISTEN), *word;
    size_t length;
    *ret = (places){.count = 0};
    while ((length = next_word(&list, &word)) > 0) {
        if (ret->count == PLACES_MAX || length >= PLACE_MAX)
            return config_refuse(e, EX_CONFIG, "%s: at most %d places of less than %d bytes",
                                 c->settings[OPTION_LISTEN].origin, PLACES_MAX, PLACE_MAX);
        memcpy(ret->text[ret->count], word, length);
        ret->list[ret->count] = ret->text[ret->count];
        ret->count++;
    }
    return true;
}

static void tell_places(const shop_server *server)
{
    const char *at;
    for (size_t i = 0; (at = shop_server_endpoint(server, i)) != NULL; i++)
        log_write(LEVEL_INFO, "calls are answered", FIELDS(f_text("at", at)));
}

bool calls_start(const config *c, shop *s, shop_server **ret, config_error *e)
{
    places at;
    shop_serve_options o = SHOP_SERVE_OPTIONS_INIT;
    if (!read_places(c, &at, e))
        return false;
    if (at.count == 0)
        return true;
    o.workers = (uint32_t)config_number(c, OPTION_WORKERS);
    o.endpoints = at.list;
    o.endpoint_count = at.count;
    if (config_text(c, OPTION_PKI)[0] == '\0' && strstr(config_text(c, OPTION_LISTEN), "tcp://") != NULL)
        return config_refuse(e, EX_CONFIG, "%s: tcp:// needs pki, a folder of keys that shopctl pki made",
                             c->settings[OPTION_LISTEN].origin);
    if (config_text(c, OPTION_PKI)[0] != '\0') {
        o.pki = config_text(c, OPTION_PKI);
        o.service = config_text(c, OPTION_IDENTITY);
    }
    int code = shop_serve(s, &o, ret);
    if (code != 0)
        return config_refuse(e, exit_of_code(code), "%s: calls cannot be answered: %s",
                             c->settings[OPTION_LISTEN].origin, shop_error_last()->message);
    tell_places(*ret);
    return true;
}

void calls_reload(shop_server *server)
{
    if (shop_server_reload(server) != 0)
        log_write(LEVEL_ERROR, "the folder of keys is refused; those that counted before still do",
                  FIELDS(f_text("reason", shop_error_last()->message)));
}
