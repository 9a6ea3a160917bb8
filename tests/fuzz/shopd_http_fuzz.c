/* shopd_http_fuzz.c - a request names a page exactly, or is refused; no byte behind its text is looked at. */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "server/shopd/http.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A broken promise ends the program, so that the fuzzer keeps the input. */
static void require(bool promise)
{
    if (!promise)
        abort();
}

static const http_page pages[] = {
    {"/metrics", "text/plain", NULL}, {"/healthz", "text/plain", NULL}, {NULL, NULL, NULL}};

static bool begins(const uint8_t *data, size_t size, const char *text)
{
    size_t length = strlen(text);
    return size >= length && memcmp(data, text, length) == 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const http_page *page = NULL;
    char *request = malloc(size + 1); /* exactly as long, for the sanitizer */
    require(request != NULL);
    memcpy(request, data, size);
    request[size] = '\0';
    int status = http_choose(request, pages, &page);
    require((status == 200) == (page != NULL));
    require(status == 200 || status == 400 || status == 404 || status == 405);
    if (status == 200)
        require(begins(data, size, page == &pages[0] ? "GET /metrics HTTP/1." : "GET /healthz HTTP/1."));
    if (begins(data, size, "GET /metrics HTTP/1."))
        require(page == &pages[0]);
    free(request);
    return 0;
}
