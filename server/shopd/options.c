/* options.c - the table itself, and what makes a value a good one of its type. */
#include "server/shopd/options.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CACHE_MAX_MIB = 4095, TIMEOUT_MAX_MS = 600000, DRAIN_MAX_S = 3600, PORT_MAX = 65535, WORKERS_MAX = 64 };
/* argon2id: less than 8 KiB is impossible, more than 4 GiB or 100 passes is a mistake. */
enum { PASSWORD_MIN_KIB = 8, PASSWORD_MAX_KIB = 4 * 1024 * 1024, PASSES_MAX = 100 };

/* --- types ------------------------------------------------------------------------------------ */

static bool whole_number(const char *text, int64_t *ret)
{
    char *end;
    errno = 0;
    long long number = strtoll(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0)
        return false;
    *ret = number;
    return true;
}

static bool parse_number(const option_row *o, const char *text, int64_t *ret_number, char why[REASON_MAX_BYTES])
{
    int64_t number;
    if (whole_number(text, &number) && number >= o->min && number <= o->max) {
        *ret_number = number;
        return true;
    }
    snprintf(why, REASON_MAX_BYTES, "a whole number from %lld to %lld%s%s", (long long)o->min, (long long)o->max,
             o->unit[0] != '\0' ? ", in " : "", o->unit);
    return false;
}

static bool parse_text(const option_row *o, const char *text, int64_t *ret_number, char why[REASON_MAX_BYTES])
{
    (void)ret_number;
    if (text[0] != '\0' || o->value[0] == '\0')
        return true;
    snprintf(why, REASON_MAX_BYTES, "something; leave it out for the default, %s", o->value);
    return false;
}

static bool parse_choice(const option_row *o, const char *text, int64_t *ret_number, char why[REASON_MAX_BYTES])
{
    int index = choice_index(o->choices, text);
    *ret_number = index;
    if (index >= 0)
        return true;
    snprintf(why, REASON_MAX_BYTES, "one of: %s", o->choices);
    return false;
}

static bool parse_address(const option_row *o, const char *text, int64_t *ret_number, char why[REASON_MAX_BYTES])
{
    char host[64];
    uint16_t port;
    (void)o;
    (void)ret_number;
    if (text[0] == '\0' || loopback_address(text, host, &port))
        return true;
    snprintf(why, REASON_MAX_BYTES,
             "an address of this machine itself and a port, for example 127.0.0.1:9464 or [::1]:9464; who asks from "
             "elsewhere comes through a proxy");
    return false;
}

static bool parse_places(const option_row *o, const char *text, int64_t *ret_number, char why[REASON_MAX_BYTES])
{
    const char *word;
    size_t length;
    (void)o;
    (void)ret_number;
    while ((length = next_word(&text, &word)) > 0)
        if (strncmp(word, "ipc://", 6) != 0 && strncmp(word, "tcp://", 6) != 0) {
            snprintf(why, REASON_MAX_BYTES, "places like ipc:///run/shop/all or tcp://127.0.0.1:7400; \"%.*s\" is none",
                     (int)(length < 40 ? length : 40), word);
            return false;
        }
    return true;
}

static bool parse_services(const option_row *o, const char *text, int64_t *ret_number, char why[REASON_MAX_BYTES])
{
    const char *word;
    size_t length;
    (void)o;
    (void)ret_number;
    while ((length = next_word(&text, &word)) > 0) {
        if (route_of(word, length) != OPTION_COUNT)
            continue;
        int used = snprintf(why, REASON_MAX_BYTES, "services with commas between them; there is no \"%.*s\", there are",
                            (int)(length < 40 ? length : 40), word);
#define ADD_NAME(id, name) used += snprintf(why + used, REASON_MAX_BYTES - (size_t)used, " %s", name);
        ROUTED_SERVICES(ADD_NAME)
#undef ADD_NAME
        return false;
    }
    return true;
}

static const option_type number_type = {"N", parse_number};
static const option_type text_type = {"TEXT", parse_text};
static const option_type path_type = {"PATH", parse_text};
static const option_type url_type = {"URL", parse_text};
static const option_type level_type = {"LEVEL", parse_choice};
static const option_type address_type = {"ADDRESS", parse_address};
static const option_type places_type = {"PLACES", parse_places};
static const option_type services_type = {"LIST", parse_services};

/* --- the table -------------------------------------------------------------------------------- */

#define ROUTE_ROW(id, service)                                                                                         \
    [OPTION_ROUTE_##id] = {.section = "routes",                                                                        \
                           .name = "route_" service,                                                                   \
                           .type = &url_type,                                                                          \
                           .value = "",                                                                                \
                           .unit = "",                                                                                 \
                           .since = "0.1",                                                                             \
                           .doc = "Where " service " lives when it does not run here."},

const option_row option_table[OPTION_COUNT] = {
    [OPTION_CONFIG] = {.name = "config", .type = &path_type, .value = "", .unit = "", .since = "0.1",
                       .doc = "Read this INI file; --help-config prints one with every default."},
    [OPTION_URL] = {.section = "shop", .name = "url", .type = &url_type, .value = "sqlite:shop.db", .unit = "",
                    .mark = MARK_SECRET, .since = "0.1",
                    .doc = "Where the shop's data lives: sqlite:PATH is a file, made when it is not there; "
                           "postgresql://HOST/NAME is a database."},
    [OPTION_SERVICES] = {.section = "shop", .name = "services", .type = &services_type, .value = "", .unit = "",
                         .since = "0.1",
                         .doc = "Services that run here, with commas between them; none named means all. The words "
                                "of the command line are the same."},
    [OPTION_TIMEOUT_MS] = {.section = "shop", .name = "timeout_ms", .type = &number_type, .value = "10000",
                           .unit = "milliseconds", .min = 1, .max = TIMEOUT_MAX_MS, .since = "0.1",
                           .doc = "How long a call may take that says nothing itself."},
    [OPTION_CACHE_MIB] = {.section = "shop", .name = "cache_mib", .type = &number_type, .value = "16", .unit = "MiB",
                          .min = 1, .max = CACHE_MAX_MIB, .since = "0.1", .doc = "Memory for results that are shared."},
    [OPTION_MAIL_DIR] = {.section = "shop", .name = "mail_dir", .type = &path_type, .value = "", .unit = "",
                         .since = "0.1",
                         .doc = "Maildir into which mail is written; empty means beside the shop's file."},
    [OPTION_MAIL_FROM] = {.section = "shop", .name = "mail_from", .type = &text_type, .value = "noreply@localhost",
                          .unit = "", .mark = MARK_PII, .since = "0.1", .doc = "Address that mail comes from."},
    [OPTION_SANDBOX_LOG] = {.section = "shop", .name = "sandbox_log", .type = &path_type, .value = "", .unit = "",
                            .since = "0.1",
                            .doc = "Log of the payment provider for trying out; empty means beside the shop's file."},
    [OPTION_PASSWORD_MEMORY_KIB] = {.section = "passwords", .name = "password_memory_kib", .type = &number_type,
                                    .value = "19456", .unit = "KiB", .min = PASSWORD_MIN_KIB, .max = PASSWORD_MAX_KIB,
                                    .since = "0.1", .doc = "Memory that hashing one password takes (argon2id)."},
    [OPTION_PASSWORD_PASSES] = {.section = "passwords", .name = "password_passes", .type = &number_type, .value = "2",
                                .unit = "passes", .min = 1, .max = PASSES_MAX, .since = "0.1",
                                .doc = "Passes over that memory."},
    ROUTED_SERVICES(ROUTE_ROW)
    [OPTION_LISTEN] = {.section = "calls", .name = "listen", .type = &places_type, .value = "", .unit = "",
                       .since = "0.1",
                       .doc = "Answer the calls of other processes here: ipc:///PATH is for this user's processes, "
                              "tcp://ADDRESS:PORT for those with a key; several with commas between them. Empty means "
                              "nowhere."},
    [OPTION_WORKERS] = {.section = "calls", .name = "workers", .type = &number_type, .value = "4", .unit = "threads",
                        .min = 1, .max = WORKERS_MAX, .since = "0.1", .doc = "Calls that run at a time."},
    [OPTION_PKI] = {.section = "calls", .name = "pki", .type = &path_type, .value = "", .unit = "", .since = "0.1",
                    .doc = "Folder of keys for tcp, made by shopctl pki. SIGHUP reads it again."},
    [OPTION_IDENTITY] = {.section = "calls", .name = "identity", .type = &text_type, .value = "shopd", .unit = "",
                         .since = "0.1", .doc = "Whose key in that folder is this daemon's."},
    [OPTION_DRAIN_S] = {.section = "process", .name = "drain_s", .type = &number_type, .value = "30", .unit = "seconds",
                        .min = 1, .max = DRAIN_MAX_S, .live = true, .since = "0.1",
                        .doc = "How long work that is under way may take when shopd is told to stop."},
    [OPTION_LOG_LEVEL] = {.section = "log", .name = "log_level", .type = &level_type, .value = "info", .unit = "",
                          .choices = "debug info warn error", .live = true, .since = "0.1",
                          .doc = "The least that is logged: debug, info, warn or error."},
    [OPTION_METRICS] = {.section = "metrics", .name = "metrics", .type = &address_type, .value = "", .unit = "",
                        .live = true, .since = "0.1",
                        .doc = "Answer /metrics and /healthz here, for example 127.0.0.1:9464; port 0 takes a free "
                               "one, empty means nowhere."},
};

/* --- looking things up ------------------------------------------------------------------------ */

static bool is_named(option_id i, const char *name, size_t length)
{
    return strlen(option_table[i].name) == length && strncmp(option_table[i].name, name, length) == 0;
}

option_id option_find(const char *name, size_t length, bool *ret_file)
{
    static const char suffix[] = "_file";
    size_t tail = sizeof(suffix) - 1;
    bool has_tail = length > tail && strncmp(name + length - tail, suffix, tail) == 0;
    *ret_file = false;
    for (option_id i = 0; i < OPTION_COUNT; i++) {
        if (is_named(i, name, length))
            return i;
        if (has_tail && option_table[i].mark == MARK_SECRET && is_named(i, name, length - tail)) {
            *ret_file = true;
            return i;
        }
    }
    return OPTION_COUNT;
}

int choice_index(const char *choices, const char *text)
{
    size_t length = strlen(text);
    for (int i = 0; length > 0 && *choices != '\0'; i++) {
        size_t word = strcspn(choices, " ");
        if (word == length && strncmp(choices, text, length) == 0)
            return i;
        choices += word + (choices[word] == ' ');
    }
    return -1;
}

static bool is_loopback(const char *host)
{
    struct in_addr four;
    struct in6_addr six;
    if (inet_pton(AF_INET, host, &four) == 1)
        return (ntohl(four.s_addr) >> 24) == 127;
    return inet_pton(AF_INET6, host, &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

bool loopback_address(const char *text, char ret_host[64], uint16_t *ret_port)
{
    int64_t port;
    const char *colon = strrchr(text, ':');
    if (colon == NULL || !whole_number(colon + 1, &port) || port > PORT_MAX)
        return false;
    size_t length = (size_t)(colon - text);
    bool bracketed = length > 2 && text[0] == '[' && colon[-1] == ']';
    if (length >= 64 || (!bracketed && memchr(text, ':', length) != NULL))
        return false;
    snprintf(ret_host, 64, "%.*s", (int)(bracketed ? length - 2 : length), bracketed ? text + 1 : text);
    *ret_port = (uint16_t)port;
    return is_loopback(ret_host);
}

size_t next_word(const char **at, const char **ret_word)
{
    *at += strspn(*at, ", ");
    *ret_word = *at;
    size_t length = strcspn(*at, ", ");
    *at += length;
    return length;
}

option_id route_of(const char *service, size_t length)
{
    static const char prefix[] = "route_";
    for (option_id i = 0; i < OPTION_COUNT; i++) {
        const char *name = option_table[i].name;
        if (strncmp(name, prefix, sizeof(prefix) - 1) == 0 && strlen(name) == length + sizeof(prefix) - 1 &&
            strncmp(name + sizeof(prefix) - 1, service, length) == 0)
            return i;
    }
    return OPTION_COUNT;
}
