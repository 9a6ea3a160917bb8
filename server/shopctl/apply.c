/* apply.c - `shopctl apply`: operations from a file, a line each. */
#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "shopctl.h"

typedef struct applying {
    app *a;
    const char *name; /* of the file */
    long number;      /* of the line */
    long done, failed;
} applying;

/* NULL, or what is wrong with a line. It must hold "op" and may hold "args", and nothing else: a
 * misspelt "args" would call with none. */
static const char *fault_of(const cJSON *line)
{
    const cJSON *item, *args = item_at(line, "args");
    if (text_at(line, "op") == NULL || (args != NULL && !cJSON_IsObject(args)))
        return "is not {\"op\":\"…\",\"args\":{…}}";
    cJSON_ArrayForEach(item, line)
    {
        if (strcmp(item->string, "op") != 0 && strcmp(item->string, "args") != 0)
            return "holds something beside \"op\" and \"args\"";
    }
    return numbers_exact(line) ? NULL
                               : "holds a number beyond 2^53, which JSON cannot tell exactly";
}

static bool apply_line(applying *p, const char *text)
{
    cJSON *line = cJSON_ParseWithOpts(text, NULL, true);
    const char *fault = fault_of(line);
    cJSON *args = cJSON_DetachItemFromObjectCaseSensitive(line, "args");
    bool good = fault == NULL && app_try(p->a, text_at(line, "op"), args, NULL) == 0;
    if (fault != NULL) {
        app_error("%s:%ld: %s", p->name, p->number, fault);
        cJSON_Delete(args);
    } else if (!good) {
        char what[512];
        snprintf(what, sizeof(what), "%s:%ld: %s", p->name, p->number, text_at(line, "op"));
        app_error_last(what);
    }
    cJSON_Delete(line);
    p->done += good;
    p->failed += !good;
    return good;
}

static int apply_stream(applying *p, FILE *from, bool keep_going)
{
    char *line = NULL;
    size_t capacity = 0;
    bool good = true;
    errno = 0;
    while ((good || keep_going) && !app_interrupted() && getline(&line, &capacity, from) > 0) {
        p->number++;
        if (strspn(line, " \t\r\n") < strlen(line))
            good = apply_line(p, line);
    }
    free(line);
    if (ferror(from) && !app_interrupted()) {
        app_error("%s: %s", p->name, strerror(errno));
        return EXIT_FAILED;
    }
    if (!p->a->quiet && p->failed > 0)
        app_error("%ld operations applied, %ld failed", p->done, p->failed);
    else if (!p->a->quiet)
        printf("%ld operations applied\n", p->done);
    if (app_interrupted())
        return EXIT_INTERRUPTED;
    return p->failed == 0 ? EXIT_DONE : keep_going && p->done > 0 ? EXIT_PARTLY : EXIT_FAILED;
}

int run_apply(app *a, int argc, char **argv)
{
    bool keep_going = argc > 1 && strcmp(argv[1], "--keep-going") == 0;
    if (argc != 2 + keep_going || (argv[argc - 1][0] == '-' && argv[argc - 1][1] != '\0'))
        return usage_error("apply", "name one file, or - for standard input");
    applying p = {.a = a, .name = argv[argc - 1]};
    bool standard = strcmp(p.name, "-") == 0;
    FILE *from = standard ? stdin : fopen(p.name, "r");
    if (from == NULL) {
        app_error("%s: %s", p.name, strerror(errno));
        return EXIT_FAILED;
    }
    a->may_make = true;
    int status = app_open(a) ? apply_stream(&p, from, keep_going) : EXIT_FAILED;
    if (!standard)
        fclose(from);
    return status;
}
