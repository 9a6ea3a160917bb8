/* shopctl.h - what the commands share: the options, calling, and saying things to people or programs. */
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

typedef struct app {
    const char *url;
    bool json;   /* for programs */
    bool quiet;  /* no progress, no summaries */
    bool colour; /* standard output is a terminal */
    shop *shop;  /* opened by app_open() */
} app;

typedef struct command {
    const char *name;
    const char *arguments; /* "OP [JSON]" */
    const char *summary;   /* one line */
    const char *help;      /* the rest of --help, or NULL */
    int (*run)(app *a, int argc, char **argv); /* argv[0] is the command's name */
} command;

extern const command commands[]; /* ends with a NULL name */

/* Open the shop unless it is open. Prints why not. */
bool app_open(app *a);

/* Call an operation; the answer is freed with cJSON_Delete(). NULL after having printed the error. */
cJSON *app_call(app *a, const char *op, cJSON *args);

/* The same, without printing; the code of the failure. Takes args. */
int app_try(app *a, const char *op, cJSON *args, cJSON **ret);

/* "shopctl: what: message (mend)" on standard error. */
void app_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void app_error_last(const char *what);
int usage_error(const char *command_name, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Set by SIGINT and SIGTERM; long work looks at it. */
bool app_interrupted(void);

/* --- output ----------------------------------------------------------------------------------- */

typedef struct table_column {
    const char *title;
    const char *path;  /* into each row: "total.minor", "id" */
    bool right;        /* numbers */
} table_column;

/* Rows of a JSON array as an aligned table (for people) or as JSON Lines (with --json). */
void print_table(const app *a, const cJSON *rows, const table_column *columns, size_t count);

/* A JSON value: indented for people, one line with --json. */
void print_json(const app *a, const cJSON *value);

/* --- progress --------------------------------------------------------------------------------- */

typedef struct progress {
    const char *what;
    int64_t total; /* 0 = not known */
    int64_t done;
    int64_t began_ms, shown_ms;
    bool shown; /* standard error is a terminal and nobody asked for quiet */
} progress;

void progress_begin(progress *p, const app *a, const char *what, int64_t total);
void progress_step(progress *p, int64_t done);
void progress_end(progress *p);

/* --- commands, one file each ------------------------------------------------------------------ */

int run_call(app *a, int argc, char **argv);
int run_ops(app *a, int argc, char **argv);
int run_apply(app *a, int argc, char **argv);
int run_migrate(app *a, int argc, char **argv);
int run_import(app *a, int argc, char **argv);
int run_export(app *a, int argc, char **argv);
int run_reindex(app *a, int argc, char **argv);
int run_events(app *a, int argc, char **argv);
int run_stats(app *a, int argc, char **argv);
int run_doctor(app *a, int argc, char **argv);
int run_completion(app *a, int argc, char **argv);

#endif
