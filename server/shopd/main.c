/* main.c - shopd: the reference daemon. Reads the configuration, and runs or prints what was asked for. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "server/shopd/config.h"
#include "server/shopd/daemon.h"
#include "server/shopd/help.h"
#include "shop/shop.h"

static void print_version(FILE *to)
{
    fprintf(to, "shopd %u.%u.%u\n", SHOP_VERSION_MAJOR, SHOP_VERSION_MINOR, SHOP_VERSION_PATCH);
}

/* What was written must have arrived: a full disk behind standard output is a failure, too. */
static int print(action what)
{
    static void (*const printers[])(FILE *to) = {[ACTION_HELP] = help_print,
                                                 [ACTION_HELP_CONFIG] = help_print_config,
                                                 [ACTION_HELP_MANUAL] = help_print_manual,
                                                 [ACTION_VERSION] = print_version};
    printers[what](stdout);
    if (fflush(stdout) == 0 && !ferror(stdout))
        return EX_OK;
    fprintf(stderr, "shopd: cannot write the output: %s\n", strerror(errno));
    return EX_IOERR;
}

/* Whoever starts a daemon may have closed these: the next file to be opened would become standard error, and be
 * written into. */
static bool keep_standard_streams(void)
{
    int next;
    do
        next = open("/dev/null", O_RDWR);
    while (next >= 0 && next <= STDERR_FILENO);
    if (next >= 0)
        close(next);
    return next >= 0;
}

int main(int argc, char **argv)
{
    const config_source from = {.argc = argc, .argv = argv, .environment = environ};
    config c;
    config_error e;
    if (!keep_standard_streams())
        return EX_OSERR;
    daemon_block_signals();
    (void)umask(umask(0) | S_IRWXO); /* what is written holds people's data */
    if (!config_load(&from, &c, &e)) {
        fprintf(stderr, "shopd: %s\n", e.text);
        return e.status;
    }
    if (c.action == ACTION_RUN)
        return daemon_run(&from, &c);
    action what = c.action;
    config_free(&c);
    return print(what);
}
