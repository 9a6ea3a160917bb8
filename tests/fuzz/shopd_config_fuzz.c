/* shopd_config_fuzz.c - a configuration file is taken, with values that are good ones, or refused with its name. */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "server/shopd/config.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A broken promise ends the program, so that the fuzzer keeps the input. */
static void require(bool promise)
{
    if (!promise)
        abort();
}

static void expect_good(const config *c)
{
    char why[REASON_MAX_BYTES];
    int64_t number;
    for (option_id i = 0; i < OPTION_COUNT; i++)
        if (c->settings[i].text != NULL) {
            require(option_table[i].section != NULL);
            require(option_table[i].type->parse(&option_table[i], c->settings[i].text, &number, why));
            require(strncmp(c->settings[i].origin, "fuzz:", 5) == 0);
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    config c = {.action = ACTION_RUN};
    config_error e = {0};
    /* Would name any file of this machine. */
    if (size == 0 || memmem(data, size, "_file", 5) != NULL)
        return 0;
    FILE *from = fmemopen((void *)(uintptr_t)data, size, "r");
    require(from != NULL);
    if (config_read_stream(&c, from, "fuzz", &e))
        expect_good(&c);
    else
        require(strncmp(e.text, "fuzz:", 5) == 0 && e.status != 0);
    fclose(from);
    config_free(&c);
    return 0;
}
