/* url_fuzz.c - a store's URL that is taken names one file, within bounds, and the same file when its
 * name is written as a URL again; one that is refused says why. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/store/sqlite.h"

enum { URL_MAX = 4 * STORE_PATH_MAX };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A broken promise ends the program, so that the fuzzer keeps the input. */
static void require(bool promise)
{
    if (!promise)
        abort();
}

/* Every byte as %XX: no character has a meaning. */
static void write_url(const char *path, char url[URL_MAX])
{
    size_t used = (size_t)snprintf(url, URL_MAX, "sqlite:");
    for (; *path != '\0'; path++)
        used += (size_t)snprintf(url + used, URL_MAX - used, "%%%02x", (unsigned char)*path);
}

static void expect_same(const char *path)
{
    char url[URL_MAX], again[STORE_PATH_MAX];
    fault f = {.code = 0};
    const char *name = strncmp(path, "./", 2) == 0 ? path + 2 : path;
    write_url(name, url);
    require(shop__sqlite_path(url, again, &f) == 0);
    require(strcmp(path, again) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char url[URL_MAX], path[STORE_PATH_MAX] = "untouched";
    fault f = {.code = 0};
    if (size >= URL_MAX - strlen("sqlite:"))
        return 0;
    snprintf(url, sizeof(url), "sqlite:%.*s", (int)size, (const char *)data);
    int code = shop__sqlite_path(url, path, &f);
    if (code != 0) {
        require(code == SHOP_E_INVALID && strcmp(f.field, "url") == 0 && f.message[0] != '\0');
        require(strcmp(path, "untouched") == 0);
        return 0;
    }
    require(path[0] == '/' || strncmp(path, "./", 2) == 0);
    require(strlen(path) < STORE_PATH_MAX);
    expect_same(path);
    return 0;
}
