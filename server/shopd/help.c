/* help.c - the table of options as text. */
#include "server/shopd/help.h"

#include <string.h>

#include "server/shopd/exits.h"
#include "server/shopd/options.h"

enum { COLUMNS = 79, INDENT = 8 };

/* "drain_s" with another character instead of '_'. */
static void print_name(FILE *to, const char *name, char instead)
{
    for (; *name != '\0'; name++)
        fputc(*name == '_' ? instead : *name, to);
}

static void print_capitals(FILE *to, const char *name)
{
    for (; *name != '\0'; name++)
        fputc(*name >= 'a' && *name <= 'z' ? *name - 'a' + 'A' : *name, to);
}

/* A text in lines, each behind a prefix. */
static void print_wrapped(FILE *to, const char *prefix, const char *text)
{
    size_t room = COLUMNS - strlen(prefix);
    while (*text != '\0') {
        size_t length = strlen(text), cut = length;
        if (length > room)
            for (cut = room; cut > 0 && text[cut] != ' ';)
                cut--;
        fprintf(to, "%s%.*s\n", prefix, (int)cut, text);
        text += cut;
        text += strspn(text, " ");
    }
}

/* What else is to be known of an option: "Default 30, from 1 to 3600 seconds. A secret: …" */
static void describe(const option_row *o, char *out, size_t size)
{
    char range[96] = "";
    if (o->max != 0)
        snprintf(range, sizeof(range), ", from %lld to %lld %s", (long long)o->min, (long long)o->max, o->unit);
    snprintf(out, size, "Default: %s%s.%s%s Since %s.", o->value[0] != '\0' ? o->value : "empty", range,
             o->mark == MARK_SECRET ? " May hold a secret: it is never printed, and may stand in a file." : "",
             o->live ? " SIGHUP applies it." : "", o->since);
}

/* --- --help ----------------------------------------------------------------------------------- */

static void print_option(FILE *to, const option_row *o)
{
    char rest[512];
    fputs("  --", to);
    print_name(to, o->name, '-');
    fprintf(to, " %s\n", o->type->argument);
    describe(o, rest, sizeof(rest));
    print_wrapped(to, "        ", o->doc);
    print_wrapped(to, "        ", rest);
}

void help_print(FILE *to)
{
    fputs("usage: shopd [OPTION…] [SERVICE…]\n\n"
          "Run a shop: all its services, or those that are named, until SIGTERM.\n"
          "Without any option the shop is the file shop.db of this folder.\n\n"
          "An option NAME is --NAME, $SHOP_NAME, or a line of the file that --config names. Flags go\n"
          "before systemd's credentials, those before variables, those before the file. A secret is\n"
          "read from the file that NAME_file names, or from $CREDENTIALS_DIRECTORY/NAME.\n\n",
          to);
    for (size_t i = 0; i < OPTION_COUNT; i++)
        print_option(to, &option_table[i]);
    fputs("  --help-config\n        Print a file with every option and its default.\n"
          "  --help-manual\n        Print the manual's section on options.\n"
          "  --version\n        Print the version.\n"
          "  -h, --help\n        Print this.\n\nSignals:\n"
          "  TERM, INT  end the work that is under way and stop; a second one stops at once\n"
          "  HUP        read the configuration again, apply what can be applied, say the rest\n\n"
          "Exit status:\n",
          to);
    for (const exit_row *row = exits; row->meaning != NULL; row++)
        fprintf(to, "  %2d  %s\n", row->status, row->meaning);
}

/* --- --help-config ---------------------------------------------------------------------------- */

void help_print_config(FILE *to)
{
    char rest[512];
    const char *section = "";
    fputs("# Every option of shopd with its default. A line that begins with # or ; is a comment, and so is what\n"
          "# follows a semicolon behind a blank.\n",
          to);
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const option_row *o = &option_table[i];
        if (o->section == NULL)
            continue;
        if (strcmp(section, o->section) != 0)
            fprintf(to, "\n[%s]\n", o->section);
        section = o->section;
        describe(o, rest, sizeof(rest));
        fputc('\n', to);
        print_wrapped(to, "# ", o->doc);
        print_wrapped(to, "# ", rest);
        if (o->mark == MARK_SECRET)
            fprintf(to, "# %s_file = PATH\n", o->name);
        fprintf(to, "%s =%s%s\n", o->name, o->value[0] != '\0' ? " " : "", o->value);
    }
}

/* --- the manual ------------------------------------------------------------------------------- */

/* mdoc wants each sentence on a line of its own. */
static void print_sentences(FILE *to, const char *text)
{
    for (; *text != '\0'; text++) {
        bool ends = (text[0] == '.' || text[0] == ':') && text[1] == ' ' && text[2] >= 'A' && text[2] <= 'Z';
        fputc(*text, to);
        if (ends) {
            fputc('\n', to);
            text++;
        }
    }
    fputc('\n', to);
}

static void print_manual_option(FILE *to, const option_row *o)
{
    char rest[512];
    fputs(".It Fl -", to);
    print_name(to, o->name, '-');
    fprintf(to, " Ar %s , Ev SHOP_", o->type->argument);
    print_capitals(to, o->name);
    if (o->section != NULL)
        fprintf(to, " , Cm %s No under Cm [%s]", o->name, o->section);
    fputc('\n', to);
    print_sentences(to, o->doc);
    describe(o, rest, sizeof(rest));
    print_sentences(to, rest);
}

void help_print_manual(FILE *to)
{
    fputs(".Bl -tag -width Ds\n", to);
    for (size_t i = 0; i < OPTION_COUNT; i++)
        print_manual_option(to, &option_table[i]);
    fputs(".El\n.Sh EXIT STATUS\n.Bl -tag -width Ds\n", to);
    for (const exit_row *row = exits; row->meaning != NULL; row++)
        fprintf(to, ".It %d\n%c%s.\n", row->status, row->meaning[0] - 'a' + 'A', row->meaning + 1);
    fputs(".El\n", to);
}
