/* main.c - shopctl: one tool for operators. Takes the common options from wherever they stand and
 * hands the rest over to a command. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "shopctl.h"

static volatile sig_atomic_t interrupted;

bool app_interrupted(void)
{
    return interrupted != 0;
}

void app_pause(long ms)
{
    const struct timespec t = {ms / 1000, ms % 1000 * 1000000};
    (void)nanosleep(&t, NULL);
}

static void on_signal(int number)
{
    (void)number;
    interrupted = 1;
}

/* The first asks, the second ends. */
static void catch_signals(void)
{
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

static void print_help(FILE *to)
{
    fputs("usage: shopctl [--shop URL] [--json] [--quiet] COMMAND [ARGUMENT…]\n\n"
          "Work on a shop: call operations, import and export, look after events.\n\n",
          to);
    for (const command *c = commands; c->name != NULL; c++)
        fprintf(to, "  %-11s %s\n", c->name, c->summary);
    fputs("\n  --shop URL   where the shop lives (default: $SHOP_URL, else sqlite:shop.db)\n"
          "  --json       output for programs: JSON, one value a line\n"
          "  --quiet      no progress and no summaries\n"
          "  --version    print the version\n"
          "  -h, --help   this help; shopctl COMMAND --help tells more\n\n"
          "Exit status: 0 done, 1 failed, 2 wrong usage, 3 done in part, 130 interrupted.\n",
          to);
}

static const command *find_command(const char *name)
{
    for (const command *c = commands; c->name != NULL; c++)
        if (strcmp(c->name, name) == 0)
            return c;
    return NULL;
}

static void command_help(const command *c)
{
    printf("usage: shopctl %s%s%s\n\n%c%s.\n", c->name, c->arguments[0] != '\0' ? " " : "",
           c->arguments, c->summary[0] - 'a' + 'A', c->summary + 1);
    if (c->help != NULL)
        printf("\n%s", c->help);
}

/* What main() found among the arguments. */
typedef struct words {
    bool help, version;
    const char *missing; /* an option without its value */
    int count;           /* what is left for the command, at the front of argv */
} words;

static bool is_flag(app *a, words *w, const char *word)
{
    const struct {
        const char *name;
        bool *flag;
    } flags[] = {{"--json", &a->json},
                 {"--quiet", &a->quiet},
                 {"--help", &w->help},
                 {"-h", &w->help},
                 {"--version", &w->version}};
    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
        if (strcmp(word, flags[i].name) == 0)
            return *flags[i].flag = true;
    return false;
}

/* Common options may stand before or behind the command; "--" ends them. */
static words take_common(app *a, int argc, char **argv)
{
    words w = {.count = 0};
    int i = 1;
    for (; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strncmp(argv[i], "--shop=", 7) == 0)
            a->url = argv[i] + 7;
        else if (strcmp(argv[i], "--shop") == 0 && i + 1 < argc)
            a->url = argv[++i];
        else if (strcmp(argv[i], "--shop") == 0)
            w.missing = argv[i];
        else if (!is_flag(a, &w, argv[i]))
            argv[w.count++] = argv[i];
    }
    for (; i < argc; i++)
        argv[w.count++] = argv[i];
    argv[w.count] = NULL;
    return w;
}

/* What was written must have arrived: a full disk behind standard output is a failure, too. */
static int close_output(int status)
{
    if (fflush(stdout) != 0 || ferror(stdout)) {
        app_error("cannot write the output: %s", strerror(errno));
        return EXIT_FAILED;
    }
    return status;
}

static int run_command(app *a, const words *w, char **argv)
{
    if (w->version) {
        printf("shopctl %u.%u.%u\n", SHOP_VERSION_MAJOR, SHOP_VERSION_MINOR, SHOP_VERSION_PATCH);
        return EXIT_DONE;
    }
    if (w->missing != NULL || w->count == 0) {
        if (w->missing != NULL)
            app_error("%s needs a value", w->missing);
        print_help(w->help ? stdout : stderr);
        return w->help ? EXIT_DONE : EXIT_USAGE;
    }
    const command *c = find_command(argv[0]);
    if (c == NULL) {
        app_error("there is no %s '%s'; shopctl --help lists them",
                  argv[0][0] == '-' ? "option" : "command", argv[0]);
        return EXIT_USAGE;
    }
    if (w->help) {
        command_help(c);
        return EXIT_DONE;
    }
    return c->run(a, w->count, argv);
}

int main(int argc, char **argv)
{
    app a = {.url = getenv("SHOP_URL"),
             .colour = isatty(STDOUT_FILENO) && getenv("NO_COLOR") == NULL};
    if (a.url == NULL || a.url[0] == '\0')
        a.url = "sqlite:shop.db";
    (void)umask(umask(0) | S_IRWXO); /* what is written holds people's data */
    words w = take_common(&a, argc, argv);
    catch_signals();
    int status = run_command(&a, &w, argv);
    shop_close(a.shop);
    return close_output(status);
}
