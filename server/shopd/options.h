/* options.h - the one table of what can be configured. Flags, environment, the INI file, --help, --help-config and
 * the manual's section are made from it: a new option is one row. */
#ifndef SHOP_SERVER_SHOPD_OPTIONS_H
#define SHOP_SERVER_SHOPD_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { REASON_MAX_BYTES = 400 };

/* Services that may live elsewhere; all that the library has but "system", which is a part of every process. */
#define ROUTED_SERVICES(X)                                                                                             \
    X(USER, "user")                                                                                                    \
    X(CATALOG, "catalog")                                                                                              \
    X(INVENTORY, "inventory")                                                                                          \
    X(CART, "cart")                                                                                                    \
    X(ORDER, "order")                                                                                                  \
    X(PAYMENT, "payment")                                                                                              \
    X(SEARCH, "search")                                                                                                \
    X(RECOMMENDATION, "recommendation")                                                                                \
    X(NOTIFICATION, "notification")

#define ROUTE_ID(name, text) OPTION_ROUTE_##name,
typedef enum option_id {
    OPTION_CONFIG,
    OPTION_URL,
    OPTION_SERVICES,
    OPTION_TIMEOUT_MS,
    OPTION_CACHE_MIB,
    OPTION_MAIL_DIR,
    OPTION_MAIL_FROM,
    OPTION_SANDBOX_LOG,
    OPTION_PASSWORD_MEMORY_KIB,
    OPTION_PASSWORD_PASSES,
    ROUTED_SERVICES(ROUTE_ID)
    OPTION_LISTEN,
    OPTION_WORKERS,
    OPTION_PKI,
    OPTION_IDENTITY,
    OPTION_DRAIN_S,
    OPTION_LOG_LEVEL,
    OPTION_METRICS,
    OPTION_COUNT
} option_id;
#undef ROUTE_ID

/* Whether a value may be shown. Secrets may be given as a file, too: NAME_file, or a systemd credential. */
typedef enum option_mark { MARK_PLAIN, MARK_SECRET, MARK_PII } option_mark;

typedef struct option_row option_row;

typedef struct option_type {
    const char *argument; /* what --help calls the value: "N" */
    /* False with the mend in `why`: what stands behind "must be". */
    bool (*parse)(const option_row *o, const char *text, int64_t *ret_number, char why[REASON_MAX_BYTES]);
} option_type;

struct option_row {
    const char *section; /* of the file; NULL = not in the file */
    const char *name;    /* "log_level": --log-level, $SHOP_LOG_LEVEL */
    const option_type *type;
    const char *value;   /* the default; where it is "", the value may be empty */
    const char *unit;    /* "seconds", or "" */
    int64_t min, max;    /* of numbers */
    const char *choices; /* with spaces between them */
    option_mark mark;
    bool live;           /* SIGHUP applies it; others need a restart */
    const char *since;   /* the version that brought it */
    const char *doc;     /* one or two sentences */
};

extern const option_row option_table[OPTION_COUNT];

/* The option of a name, or OPTION_COUNT. *ret_file says that it was "NAME_file" of a secret. */
option_id option_find(const char *name, size_t length, bool *ret_file);

/* The place of `text` in a list with spaces between the words, or -1. */
int choice_index(const char *choices, const char *text);

/* "127.0.0.1:9464" or "[::1]:9464" in parts; only addresses of this machine itself. */
bool loopback_address(const char *text, char ret_host[64], uint16_t *ret_port);

/* The next word of a list with commas, from *at on; its length, or 0 at the end. Empty words are passed over. */
size_t next_word(const char **at, const char **ret_word);

/* The option that says where a service lives, or OPTION_COUNT if there is no such service. */
option_id route_of(const char *service, size_t length);

#endif
