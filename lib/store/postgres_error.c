/* postgres_error.c - what PostgreSQL's SQLSTATEs mean to a caller, as a table. Its primary messages name
 * tables and columns; values stand in the details, which are not passed on. Source: the manual's appendix
 * A, "PostgreSQL Error Codes". */
#include <string.h>

#include "lib/store/postgres.h"

typedef struct meaning {
    const char *state; /* the whole, or how it begins; the first that fits counts */
    int code;
    const char *text; /* NULL: PostgreSQL's own */
} meaning;

static const meaning meanings[] = {
    {"40001", SHOP_E_OVERLOADED, "others changed the same rows"},
    {"40P01", SHOP_E_OVERLOADED, "others hold the same rows"},
    {"55P03", SHOP_E_OVERLOADED, "others hold the same rows"},
    {"40003", SHOP_E_UNKNOWN, "it is not known whether the commit happened"},

    {"23505", SHOP_E_ALREADY_EXISTS, NULL},
    {"23", SHOP_E_CONFLICT, NULL},
    {"57014", SHOP_E_TIMEOUT, "the statement took too long: ask for less at a time"},
    {"25P03", SHOP_E_UNAVAILABLE, "the transaction stood still for too long, and the server ended it"},
    {"53100", SHOP_E_STORAGE, "the server's disk is full: free some space; what was stored before is safe"},
    {"53200", SHOP_E_UNAVAILABLE, "the server has no memory left"},
    {"53300", SHOP_E_UNAVAILABLE, "the server has no connection left: raise max_connections, or start fewer daemons"},
    {"53", SHOP_E_UNAVAILABLE, NULL},
    {"54", SHOP_E_TOO_LARGE, NULL},
    {"57", SHOP_E_UNAVAILABLE, NULL},
    {"08", SHOP_E_UNAVAILABLE, NULL},
    {"58", SHOP_E_STORAGE, NULL},
    {"XX001", SHOP_E_CORRUPT, "the database is damaged: restore a backup"},
    {"XX002", SHOP_E_CORRUPT, "an index of the database is damaged: REINDEX it"},
    {"28", SHOP_E_STORAGE, NULL},
    {"3D000", SHOP_E_STORAGE, NULL},
    {"42501", SHOP_E_STORAGE, NULL},
};

static const meaning unexpected = {"", SHOP_E_INTERNAL, NULL};
static const meaning loss = {"", SHOP_E_UNAVAILABLE, "the connection to the database was lost"};

static const meaning *find(const char *state)
{
    if (state == NULL || state[0] == '\0')
        return &loss;
    for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++)
        if (strncmp(state, meanings[i].state, strlen(meanings[i].state)) == 0)
            return &meanings[i];
    return &unexpected;
}

int shop__postgres_code(const char *state)
{
    return find(state)->code;
}

int shop__postgres_fault(const PGresult *failed, fault *f)
{
    const char *state = PQresultErrorField(failed, PG_DIAG_SQLSTATE);
    const char *said = PQresultErrorField(failed, PG_DIAG_MESSAGE_PRIMARY);
    const meaning *m = find(state);
    const char *text = m->text != NULL ? m->text : said;

    return shop__fault_set(f, m->code, "%s (PostgreSQL %s)", text != NULL ? text : "no message",
                           state != NULL ? state : "without a state");
}
