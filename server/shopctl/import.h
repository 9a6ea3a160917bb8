/* import.h - the parts of `shopctl import`: where rows come from, what they become, how they are
 * written, how far it came. */
#ifndef SHOP_SERVER_SHOPCTL_IMPORT_H
#define SHOP_SERVER_SHOPCTL_IMPORT_H

#include "csv.h"
#include "shopctl.h"

enum { MAPPINGS_MAX = 64, FIELD_NAME_MAX = 80, SLUG_MAX = 120, REASON_MAX = 400 };

typedef struct mapping {
    char field[FIELD_NAME_MAX];  /* "price.EUR" */
    char column[FIELD_NAME_MAX]; /* "price" */
} mapping;

typedef struct import_options {
    const char *file;
    bool csv, restart, dry_run;
    const char *location, *state_file, *report_file;
    mapping mappings[MAPPINGS_MAX];
    size_t mapping_count;
} import_options;

/* --- source.c: rows one after another, as JSON objects of texts ------------------------------- */

typedef struct source {
    FILE *from;
    const char *name;  /* of the file */
    bool is_csv;
    csv_reader csv;
    cJSON *header;     /* of the CSV: names of the columns */
    char *line;        /* of the JSON Lines */
    long number;       /* line of the row that was read last */
    long last_number;  /* the last line that it takes */
    long long size;    /* of the file, for the progress bar */
} source;

/* Prints what is wrong with the file. */
bool source_open(source *s, const import_options *o);
void source_close(source *s);
/* The next row, or NULL: at the end, or with *ret_error when the row is no row. */
cJSON *source_next(source *s, bool *ret_end, const char **ret_error);
long long source_offset(const source *s);
/* Whether the file ended because it could not be read. Prints why. */
bool source_failed(const source *s);

/* --- product.c: a row as arguments of product.put --------------------------------------------- */

/* Whether a row is a whole product in the shop's own form. */
bool is_native(const cJSON *row);

/* Whether there is a field of this name ("price.EUR"), and whether it may be mapped repeatedly. */
bool field_exists(const char *field);
bool field_repeats(const char *field);

/* One variant as a product, from a mapped row. NULL with a reason in `error`. */
cJSON *map_row(const cJSON *row, const import_options *o, char error[REASON_MAX]);

/* Whether a variant has stock of which it does not say where it lies. */
bool needs_location(const cJSON *product);

/* Take `stock` off the variants: an array of arguments of stock.set. Stock without a place goes to
 * `location`, nowhere if that is NULL. NULL with a reason in `error`. */
cJSON *detach_stock(cJSON *product, const char *location, char error[REASON_MAX]);

/* --- batch.c: some products, written by several threads, so that they share commits ----------- */

typedef struct batch_item {
    long line;
    cJSON *call;     /* a line of another operation, done alone before those behind it; or NULL */
    cJSON *product;  /* NULL when the row was wrong */
    cJSON *stock;
    char why[REASON_MAX]; /* what went wrong, or "" */
    bool refused;         /* by the shop */
} batch_item;

typedef struct batch {
    batch_item *items;
    size_t count, capacity;
} batch;

/* A new item at the end; NULL when memory is out. */
batch_item *batch_add(batch *b, long line);
/* Write all; with dry_run (on a shop that is open read only) only ask whether they could be. */
void batch_write(batch *b, app *a, bool dry_run);
void batch_clear(batch *b);
void batch_free(batch *b);

/* --- import.c --------------------------------------------------------------------------------- */

/* The command behind its options; the exit status. */
int import_file(app *a, const import_options *o);

/* --- state.c: how far an import came ---------------------------------------------------------- */

typedef struct import_state {
    char path[PATH_MAX_BYTES];
    char mark[64];        /* of the file, the shop and the options */
    long line;            /* all up to this one are in */
    long long imported, skipped;
    long long report_size;      /* the report is true up to here */
    char slug[SLUG_MAX + 1];    /* of the last product that is in, or "-" */
} import_state;

/* False when the file to import cannot be looked at. A state of another import is none. */
bool state_load(import_state *st, const import_options *o, const char *url);
bool state_save(const import_state *st);
void state_remove(const import_state *st);

#endif
