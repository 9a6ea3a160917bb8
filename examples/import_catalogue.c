/* import_catalogue.c - put products from a JSON Lines file into a shop; each line is the arguments of product.put.
 *
 *     import_catalogue [FILE [URL]]
 *
 * A wrong line is reported with its number and the field at fault, and the rest goes on; then the exit status is 1.
 * Without a FILE it reads the sample, which has two wrong lines, and checks that exactly these were refused.
 * Importing a file again changes nothing: a product is known by its slug. `shopctl import` does more. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <shop/catalog.h>
#include <shop/shop.h>

enum { LINE_MAX_BYTES = 256 * 1024 };

static const char sample[] = "sample/products.jsonl";
static const long sample_wrong_lines[] = {3, 5};

typedef struct import {
    shop *shop;
    FILE *file;
    long line; /* from 1 */
    long imported;
    long wrong;
    long last_wrong[2];
    char text[LINE_MAX_BYTES];
} import;

/* Whether the next line may still be good: not so when the disk is full. */
static bool is_about_the_line(int code)
{
    return code == SHOP_E_INVALID || code == SHOP_E_TOO_LARGE || code == SHOP_E_ALREADY_EXISTS ||
           code == SHOP_E_NOT_FOUND; /* the category */
}

/* The line is wrong: say why, go on. */
static void refuse(import *i, const char *why, const char *field)
{
    printf("line %ld: %s%s%s\n", i->line, why, field[0] != '\0' ? ", at " : "", field);
    i->last_wrong[i->wrong % 2] = i->line;
    i->wrong++;
}

/* 0, also for a wrong line; or an error that has nothing to do with the line. */
static int import_line(import *i)
{
    size_t length = strcspn(i->text, "\r\n");
    if (length == sizeof(i->text) - 1) {
        for (int c = 0; c != EOF && c != '\n';)
            c = fgetc(i->file); /* the rest of it */
        refuse(i, "is too long", "");
        return 0;
    }
    i->text[length] = '\0';
    if (length == 0)
        return 0;
    int code = shop_call_json(i->shop, "product.put", i->text, NULL);
    if (code == 0)
        i->imported++;
    else if (is_about_the_line(code))
        refuse(i, shop_error_last()->message, shop_error_last()->field);
    else
        return code;
    return 0;
}

static int import_lines(import *i)
{
    int code = 0;
    while (code == 0 && fgets(i->text, sizeof(i->text), i->file) != NULL) {
        i->line++;
        code = import_line(i);
    }
    return code;
}

/* Of the sample it is known how it ends. */
static bool ended_as_it_should(const import *i, const char *path)
{
    if (path != sample)
        return i->wrong == 0;
    return i->imported == 3 && i->wrong == 2 &&
           memcmp(i->last_wrong, sample_wrong_lines, sizeof(sample_wrong_lines)) == 0;
}

int main(int argc, char **argv)
{
    static import i;
    const char *path = argc > 1 ? argv[1] : sample;
    i.file = fopen(path, "r");
    if (i.file == NULL) {
        perror(path);
        return EXIT_FAILURE;
    }
    int code = shop_open(argc > 2 ? argv[2] : "sqlite:catalogue.db", NULL, &i.shop);
    if (code == 0)
        code = import_lines(&i);
    if (code != 0)
        fprintf(stderr, "%s: %s: %s\n", path, shop_error_last()->name, shop_error_last()->message);
    else
        printf("%ld products are in, %ld lines were wrong\n", i.imported, i.wrong);
    bool right = code == 0 && ferror(i.file) == 0 && ended_as_it_should(&i, path);
    shop_close(i.shop);
    fclose(i.file);
    return right ? EXIT_SUCCESS : EXIT_FAILURE;
}
