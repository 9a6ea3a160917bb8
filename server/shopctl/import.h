/* import.h - the parts of `shopctl import`: where rows come from, what they become, how far it came. */
#ifndef SHOP_SERVER_SHOPCTL_IMPORT_H
#define SHOP_SERVER_SHOPCTL_IMPORT_H

#include "csv.h"
#include "shopctl.h"

enum { MAPPINGS_MAX = 64, FIELD_NAME_MAX = 80, PATH_MAX_BYTES = 4096 };

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

/* --- source.c: rows one after another, as JSON objects of texts ---------------------------------- */

typedef struct source {
    FILE *from;
    bool is_csv;
    csv_reader csv;
    cJSON *header;     /* of the CSV: names of the columns */
    char *line;        /* of the JSON Lines */
    size_t capacity;
    long number;       /* line of the row that was read last */
    long long size;    /* of the file, for the progress bar */
} source;

bool source_open(source *s, const import_options *o);
void source_close(source *s);
/* The next row, or NULL at the end; *ret_error is set when the row is no row. */
cJSON *source_next(source *s, bool *ret_end, const char **ret_error);
long long source_offset(const source *s);

/* --- product.c: a row as arguments of product.put --------------------------------------------------- */

/* Whether a row is a whole product in the shop's own form. */
bool is_native(const cJSON *row);

/* One variant as a product, from a mapped row. NULL with a reason in `error`. */
cJSON *map_row(const cJSON *row, const import_options *o, char *error, size_t error_size);

/* Take `stock` off the variants: an array of {sku, location, quantity}. */
cJSON *detach_stock(cJSON *product, const char *location);

/* "Home & Garden" as "home-garden". */
void slug_of(const char *text, char *out, size_t size);

/* --- state.c: how far an import came ------------------------------------------------------------------ */

typedef struct import_state {
    char path[PATH_MAX_BYTES];
    char mark[96];     /* size and time of the file that is being imported */
    long line;         /* all up to this one are in */
    long long imported, skipped;
} import_state;

bool state_load(import_state *st, const import_options *o);
bool state_save(const import_state *st);
void state_remove(const import_state *st);

#endif
