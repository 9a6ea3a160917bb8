/* app.c - opening the shop, calling, and saying what went wrong. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "shopctl.h"

void app_error(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("shopctl: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
}

void app_error_last(const char *what)
{
    const shop_error *e = shop_error_last();
    if (e->field[0] != '\0')
        app_error("%s: %s: %s %s", what, e->name, e->field, e->message);
    else
        app_error("%s: %s: %s", what, e->name, e->message);
}

int usage_error(const char *command_name, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "shopctl %s: ", command_name);
    vfprintf(stderr, format, args);
    fprintf(stderr, "\nshopctl %s --help tells how.\n", command_name);
    va_end(args);
    return EXIT_USAGE;
}

bool app_open(app *a)
{
    shop_options options = SHOP_OPTIONS_INIT;
    options.flags = SHOP_OPEN_MANUAL; /* background work is the daemon's, or `shopctl run`'s */
    if (a->shop != NULL)
        return true;
    if (shop_open(a->url, &options, &a->shop) == 0)
        return true;
    app_error_last(a->url);
    return false;
}

int app_try(app *a, const char *op, cJSON *args, cJSON **ret)
{
    const char *answer = NULL;
    char *text = args != NULL ? cJSON_PrintUnformatted(args) : NULL;
    cJSON_Delete(args);
    int code = shop_call_json(a->shop, op, text != NULL ? text : "{}", &answer);
    cJSON_free(text);
    if (code != 0)
        return code;
    if (ret != NULL)
        *ret = cJSON_Parse(answer);
    shop_free(answer);
    return ret != NULL && *ret == NULL ? SHOP_E_NO_MEMORY : 0;
}

cJSON *app_call(app *a, const char *op, cJSON *args)
{
    cJSON *answer = NULL;
    if (!app_open(a)) {
        cJSON_Delete(args);
        return NULL;
    }
    if (app_try(a, op, args, &answer) != 0) {
        app_error_last(op);
        return NULL;
    }
    return answer;
}
