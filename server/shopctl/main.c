/* main.c - shopctl: one tool for operators. Parses the common options and hands over to a command. */
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "shopctl.h"

static volatile sig_atomic_t interrupted;

bool app_interrupted(void)
{
    return interrupted != 0;
}

static void on_signal(int number)
{
    (void)number;
    interrupted = 1;
}

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
    printf("usage: shopctl %s %s\n\n%s.\n", c->name, c->arguments, c->summary);
    if (c->help != NULL)
        printf("\n%s", c->help);
}

static bool wants_help(int argc, char **argv)
{
    return argc > 1 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0);
}

/* The common options; what follows the first word that is none belongs to the command. */
static int parse(app *a, int argc, char **argv)
{
    static const struct option options[] = {
        {"shop", required_argument, NULL, 's'}, {"json", no_argument, NULL, 'j'},
        {"quiet", no_argument, NULL, 'q'},      {"version", no_argument, NULL, 'v'},
        {"help", no_argument, NULL, 'h'},       {NULL, 0, NULL, 0},
    };
    for (int o; (o = getopt_long(argc, argv, "+h", options, NULL)) != -1;) {
        switch (o) {
        case 's':
            a->url = optarg;
            break;
        case 'j':
            a->json = true;
            break;
        case 'q':
            a->quiet = true;
            break;
        case 'v':
            printf("shopctl %u.%u.%u\n", SHOP_VERSION_MAJOR, SHOP_VERSION_MINOR, SHOP_VERSION_PATCH);
            return EXIT_DONE;
        case 'h':
            print_help(stdout);
            return EXIT_DONE;
        default:
            fputs("shopctl --help lists the options.\n", stderr);
            return EXIT_USAGE;
        }
    }
    return -1;
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

int main(int argc, char **argv)
{
    app a = {.url = getenv("SHOP_URL"), .colour = isatty(STDOUT_FILENO) && getenv("NO_COLOR") == NULL};
    if (a.url == NULL || a.url[0] == '\0')
        a.url = "sqlite:shop.db";
    int status = parse(&a, argc, argv);
    if (status >= 0)
        return close_output(status);
    if (optind >= argc) {
        print_help(stderr);
        return EXIT_USAGE;
    }
    const command *c = find_command(argv[optind]);
    if (c == NULL) {
        app_error("there is no command '%s'; shopctl --help lists them", argv[optind]);
        return EXIT_USAGE;
    }
    argc -= optind;
    argv += optind;
    optind = 0; /* commands parse their own options from the start */
    if (wants_help(argc, argv)) {
        command_help(c);
        return close_output(EXIT_DONE);
    }
    catch_signals();
    status = c->run(&a, argc, argv);
    shop_close(a.shop);
    return close_output(status);
}
