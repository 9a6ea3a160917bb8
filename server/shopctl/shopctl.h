/* shopctl.h - what the commands share: the options, calling, and saying things to people or
 * programs. */
#ifndef SHOP_SERVER_SHOPCTL_H
#define SHOP_SERVER_SHOPCTL_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "shop/shop.h"

/* Exit statuses; the manual lists them. */
enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2, EXIT_PARTLY = 3, EXIT_INTERRUPTED = 130 };

enum { PATH_MAX_BYTES = 4096 };

typedef struct app {
    const char *url;
    bool json;      /* for programs */
    bool quiet;     /* no progress, no summaries */
    bool colour;    /* standard output is a terminal */
    bool may_make;  /* the command may make a shop that is not there, and migrate an older one */
    bool read_only; /* open the shop so that nothing can be written */
    shop *shop;     /* opened by app_open() */
} app;

typedef struct command {
    const char *name;
    const char *arguments; /* "OP [JSON]" */
    const char *summary;   /* one line */
    const char *help;      /* the rest of --help, or NULL */
    const char *words;     /* for completion: verbs and options; NULL = none */
    bool files;            /* takes file names */
    int (*run)(app *a, int argc, char **argv); /* argv[0] is the command's name */
} command;

extern const command commands[]; /* ends with a NULL name */

/* Open the shop unless it is open. Prints why not, with the mend. */
bool app_open(app *a);

/* The file of a "sqlite:" URL; false for other URLs and too long ones. */
bool app_file(const app *a, char out[PATH_MAX_BYTES]);

/* Call an operation; the answer is freed with cJSON_Delete(). NULL after having printed the error.
 * Takes args. */
cJSON *app_call(app *a, const char *op, cJSON *args);

/* The same, without printing; the code of the failure. Takes args. `ret` may be NULL. */
int app_try(app *a, const char *op, cJSON *args, cJSON **ret);

/* "shopctl: …" on standard error. */
void app_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void app_error_last(const char *what);

/* "NAME: field message" of the last error. */
void app_describe_last(char *out, size_t size);

int usage_error(const char *command_name, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A whole number from 0 on; false for anything else. */
bool parse_count(const char *text, int64_t *ret);

/* Set by SIGINT and SIGTERM; long work looks at it. */
bool app_interrupted(void);

/* Sleep; a signal ends it early. */
void app_pause(long ms);

/* --- reading JSON ----------------------------------------------------------------------------- */

const char *text_at(const cJSON *object, const char *name); /* NULL when it is not there */
double number_at(const cJSON *object, const char *name);    /* 0 when it is not there */
cJSON *item_at(const cJSON *object, const char *name);

/* No number in it is beyond what a JSON number holds exactly (cJSON rounds it when it reads). */
bool numbers_exact(const cJSON *value);

/* --- output ----------------------------------------------------------------------------------- */

typedef struct table_column {
    const char *title;
    const char *path; /* into each row: "total.minor", "id" */
    bool right;       /* numbers */
    uint8_t width;    /* at least so wide */
} table_column;

/* Rows of a JSON array as an aligned table (for people) or as JSON Lines (with --json). */
void print_table(const app *a, const cJSON *rows, const table_column *columns, size_t count);

/* The same without the line of titles, for the second page of a list. */
void print_rows(const app *a, const cJSON *rows, const table_column *columns, size_t count);

/* A JSON value: indented for people, one line with --json. */
void print_json(const app *a, const cJSON *value);

/* A text from a shop or a file, with characters that would steer a terminal replaced. */
void print_clean(FILE *to, const char *text);

/* --- progress --------------------------------------------------------------------------------- */

typedef struct progress {
    const char *what; /* "importing" */
    const char *unit; /* "products" */
    int64_t total;    /* of `done`; 0 = not known */
    int64_t done;     /* how far, for the bar */
    int64_t count;    /* what to tell people */
    int64_t began_ms, shown_ms;
    bool shown; /* standard error is a terminal and nobody asked for quiet */
} progress;

void progress_begin(progress *p, const app *a, const char *what, const char *unit, int64_t total);
void progress_step(progress *p, int64_t done, int64_t count);
void progress_end(progress *p);

/* Take the bar off the line, so that something else can be written there. */
void progress_hide(void);

/* --- commands --------------------------------------------------------------------------------- */

int run_call(app *a, int argc, char **argv);
int run_ops(app *a, int argc, char **argv);
int run_apply(app *a, int argc, char **argv);
int run_migrate(app *a, int argc, char **argv);
int run_import(app *a, int argc, char **argv);
int run_export(app *a, int argc, char **argv);
int run_reindex(app *a, int argc, char **argv);
int run_run(app *a, int argc, char **argv);
int run_events(app *a, int argc, char **argv);
int run_stats(app *a, int argc, char **argv);
int run_doctor(app *a, int argc, char **argv);
int run_pki(app *a, int argc, char **argv);
int run_completion(app *a, int argc, char **argv);

#endif
