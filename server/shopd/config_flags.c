/* config_flags.c - the command line, by getopt_long(): a flag for every option of the table, what only prints
 * something, and the names of services. */
#define _GNU_SOURCE
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "server/shopd/config.h"

/* What getopt_long() returns for an option is its number from here on; for its file, from OPTION_COUNT further on. */
enum { FIRST = 256, FLAGS_MAX = 2 * OPTION_COUNT + 8, FLAG_NAME_MAX_BYTES = 48 };

typedef struct flag_list {
    struct option flags[FLAGS_MAX];
    char names[2 * OPTION_COUNT][FLAG_NAME_MAX_BYTES];
    size_t count;
} flag_list;

static const struct {
    const char *name;
    int value;
    action action;
} printing[] = {
    {"help", 'h', ACTION_HELP},
    {"help-config", 1, ACTION_HELP_CONFIG},
    {"help-manual", 2, ACTION_HELP_MANUAL},
    {"version", 3, ACTION_VERSION},
};

static void add_option(flag_list *l, const char *name, const char *suffix, int value)
{
    char *flag = l->names[value - FIRST];
    snprintf(flag, FLAG_NAME_MAX_BYTES, "%s%s", name, suffix);
    for (char *c = flag; *c != '\0'; c++)
        *c = *c == '_' ? '-' : *c;
    l->flags[l->count++] = (struct option){flag, required_argument, NULL, value};
}

static void list_flags(flag_list *l)
{
    *l = (flag_list){.count = 0};
    for (int i = 0; i < OPTION_COUNT; i++) {
        add_option(l, option_table[i].name, "", FIRST + i);
        if (option_table[i].mark == MARK_SECRET)
            add_option(l, option_table[i].name, "_file", FIRST + OPTION_COUNT + i);
    }
    for (size_t i = 0; i < sizeof(printing) / sizeof(printing[0]); i++)
        l->flags[l->count++] = (struct option){printing[i].name, no_argument, NULL, printing[i].value};
}

/* False when it is none of these. */
static bool take_action(config *c, int value)
{
    for (size_t i = 0; i < sizeof(printing) / sizeof(printing[0]); i++)
        if (printing[i].value == value) {
            c->action = printing[i].action;
            return true;
        }
    return false;
}

static bool take_flag(config *c, const flag_list *l, int value, config_error *e)
{
    char origin[ORIGIN_MAX_BYTES];
    bool from_file = value >= FIRST + OPTION_COUNT;
    snprintf(origin, sizeof(origin), "--%s", l->names[value - FIRST]);
    return config_put(c, LAYER_FLAGS, (option_id)((value - FIRST) % OPTION_COUNT), from_file, optarg, origin, e);
}

/* Words that are no flags name services. */
static bool take_services(config *c, int count, char **words, config_error *e)
{
    char list[CONFIG_VALUE_MAX_BYTES] = "";
    size_t used = 0;
    for (int i = 0; i < count; i++) {
        int length = snprintf(list + used, sizeof(list) - used, "%s%s", used > 0 ? "," : "", words[i]);
        used += (size_t)length;
        if (used >= sizeof(list))
            return config_refuse(e, EX_USAGE, "too many services are named");
    }
    return count == 0 || config_put(c, LAYER_FLAGS, OPTION_SERVICES, false, list, "the command line", e);
}

/* What stands behind '=' may be a secret. */
static bool refuse_flag(int value, const char *word, config_error *e)
{
    return config_refuse(e, EX_USAGE, value == ':' ? "%.*s needs a value; shopd --help tells which"
                                                   : "there is no flag %.*s; shopd --help lists them",
                         (int)strcspn(word, "="), word);
}

bool config_read_flags(config *c, const config_source *from, config_error *e)
{
    flag_list l;
    int value;
    list_flags(&l);
    optind = 0; /* begin anew: a reload reads the same words again */
    opterr = 0;
    while ((value = getopt_long(from->argc, from->argv, ":h", l.flags, NULL)) != -1) {
        if (value == '?' || value == ':')
            return refuse_flag(value, from->argv[optind - 1], e);
        if (take_action(c, value))
            return true;
        if (!take_flag(c, &l, value, e))
            return false;
    }
    return take_services(c, from->argc - optind, from->argv + optind, e);
}
