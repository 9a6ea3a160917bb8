/* remote.c - the shop under test in a process of its own, which is told over a socket when to open it, to settle
 * and what time it is, and answers its calls over ZeroMQ. One line there, one line back: "ok" or what failed. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"
#include "lib/rpc/host.h"
#include "lib/rpc/server.h"

enum { LINE_MAX_BYTES = 1200, FD_TEXT_MAX = 16 };

/* --- the process that serves ------------------------------------------------------------------------ */

typedef struct party {
    harness_setting setting;
    shop *shop;
    rpc_server *server;
    char said[LINE_MAX_BYTES];
} party;

static int end_shop(party *p, const char *rest)
{
    (void)rest;
    shop_close(p->shop);
    p->shop = NULL;
    return 0;
}

/* Nobody calls while the shop is being changed for the next one. */
static int handle(void *userdata, const char *peer, const schema_op *op, call_header *header, const payload *in,
                  const void **ret_block, fault *f)
{
    const party *p = userdata;
    return shop__host_handle(p->shop, peer, op, header, in, ret_block, f);
}

/* Once: to stop a server takes longer than most tests. */
static int serve(party *p, const char *url)
{
    fault f = {.code = 0};
    const rpc_server_options options = {.endpoints = &url, .endpoint_count = 1, .handle = handle, .userdata = p};
    if (p->server != NULL)
        return 0;
    int code = shop__rpc_serve(&options, &p->server, &f);
    if (code != 0)
        snprintf(p->said, sizeof(p->said), "%s", f.message);
    return code;
}

/* "FOLDER URL" */
static int begin_shop(party *p, const char *rest)
{
    char folder[LINE_MAX_BYTES], url[LINE_MAX_BYTES + 16];
    const char *at = strchr(rest, ' ') + 1;
    snprintf(folder, sizeof(folder), "%.*s", (int)(at - rest - 1), rest);
    snprintf(url, sizeof(url), "sqlite:%s/shop.db", folder);
    harness_set(&p->setting, folder);
    int code = shop_open(url, &p->setting.options, &p->shop);
    return code != 0 ? code : serve(p, at);
}

static int settle(party *p, const char *rest)
{
    (void)rest;
    return harness_settle(p->shop);
}

static int advance(party *p, const char *rest)
{
    (void)p;
    harness_advance(strtoll(rest, NULL, 10));
    return 0;
}

static const struct {
    const char *word;
    int (*run)(party *p, const char *rest);
} orders[] = {{"open ", begin_shop}, {"close", end_shop}, {"settle", settle}, {"advance ", advance}};

static const char *obey(party *p, const char *line)
{
    for (size_t i = 0; i < sizeof(orders) / sizeof(orders[0]); i++) {
        size_t length = strlen(orders[i].word);
        if (strncmp(line, orders[i].word, length) != 0)
            continue;
        p->said[0] = '\0';
        if (orders[i].run(p, line + length) == 0)
            return "ok";
        if (p->said[0] == '\0')
            snprintf(p->said, sizeof(p->said), "%s", shop_error_last()->message);
        return p->said;
    }
    return "no such order";
}

int remote_serve(int fd)
{
    static party p;
    char line[LINE_MAX_BYTES];
    ssize_t size;
    while ((size = read(fd, line, sizeof(line) - 1)) > 0) {
        line[size] = '\0';
        const char *answer = obey(&p, line);
        if (write(fd, answer, strlen(answer)) < 0)
            break;
    }
    shop__rpc_stop(p.server);
    shop_close(p.shop);
    return 0;
}

/* --- the tests' side -------------------------------------------------------------------------------- */

static int line_fd = -1;
static pid_t child;

static void start(void)
{
    int pair[2];
    char number[FD_TEXT_MAX];
    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(pair[0]);
        snprintf(number, sizeof(number), "%d", pair[1]);
        execl("/proc/self/exe", "contract", "--serve", number, (char *)NULL);
        _exit(127);
    }
    close(pair[1]);
    line_fd = pair[0];
}

static void order(const char *format, ...) __attribute__((format(printf, 1, 2)));

static void order(const char *format, ...)
{
    char line[LINE_MAX_BYTES];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof(line), format, args);
    va_end(args);
    if (line_fd < 0)
        start();
    assert_true(write(line_fd, line, strlen(line)) > 0);
    ssize_t size = read(line_fd, line, sizeof(line) - 1);
    if (size <= 0)
        fail_msg("the process that serves has died");
    line[size] = '\0';
    if (strcmp(line, "ok") != 0)
        fail_msg("the process that serves: %s", line);
}

void remote_open(const char *folder, const char *url)
{
    order("open %s %s", folder, url);
}

void remote_close(void)
{
    order("close");
}

void remote_settle(void)
{
    order("settle");
}

void remote_advance(int64_t ms)
{
    order("advance %lld", (long long)ms);
}

void remote_end(void)
{
    int status = 0;
    if (line_fd < 0)
        return;
    close(line_fd);
    waitpid(child, &status, 0);
    if (status != 0)
        print_error("the process that served ended with status %d\n", status);
    line_fd = -1;
}
