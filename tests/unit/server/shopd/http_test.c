/* http_test.c - what is a request, and that the server starts, answers and stops in any state of its clients. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "server/shopd/http.h"

static int write_page(void *userdata, FILE *to)
{
    int *count = userdata;
    fprintf(to, "asked %d\n", ++*count);
    return *count == 1 ? 200 : 503;
}

static const http_page pages[] = {{"/page", "text/plain", write_page}, {NULL, NULL, NULL}};

static void requests_name_a_page(void **state)
{
    static const struct {
        const char *request;
        int status;
    } rows[] = {{"", 400},
                {"\r\n", 400},
                {"GET", 400},
                {"GET /page", 400},
                {"GET /page\r\n\r\n", 400},
                {"GET page HTTP/1.1", 400},
                {"GET http://a/page HTTP/1.1", 400},
                {"GET  /page HTTP/1.1", 400},
                {"GET /page HTTP/2.0", 400},
                {"GET /page SMTP", 400},
                {"POST /page HTTP/1.1", 405},
                {"get /page HTTP/1.1", 405},
                {"GET / HTTP/1.1", 404},
                {"GET /page/ HTTP/1.1", 404},
                {"GET /pag HTTP/1.1", 404},
                {"GET /page?a HTTP/1.1", 404},
                {"GET /page HTTP/1.0\r\nHost: a", 200},
                {"GET /page HTTP/1.1\n\n", 200}};
    char request[64];
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const http_page *page = NULL;
        snprintf(request, sizeof(request), "%s", rows[i].request);
        if (http_choose(request, pages, &page) != rows[i].status)
            fail_msg("%s", rows[i].request);
        assert_ptr_equal(page, rows[i].status == 200 ? &pages[0] : NULL);
    }
}

static int connect_to(uint16_t port)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    int s = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(connect(s, (struct sockaddr *)&at, sizeof(at)), 0);
    return s;
}

/* Ask piece by piece, and read to the end. */
static void expect_answer(uint16_t port, const char *const *pieces, const char *head, const char *body)
{
    char text[2048];
    size_t size = 0;
    int s = connect_to(port);
    for (; *pieces != NULL; pieces++)
        assert_int_equal(send(s, *pieces, strlen(*pieces), MSG_NOSIGNAL), (ssize_t)strlen(*pieces));
    for (ssize_t n; (n = recv(s, text + size, sizeof(text) - 1 - size, 0)) > 0;)
        size += (size_t)n;
    text[size] = '\0';
    close(s);
    assert_memory_equal(text, head, strlen(head));
    const char *found = strstr(text, "\r\n\r\n");
    assert_non_null(found);
    assert_string_equal(found + 4, body);
}

static void pages_are_answered(void **state)
{
    char why[256];
    int count = 0;
    (void)state;
    http_server *s = http_start("127.0.0.1:0", pages, &count, why, sizeof(why));
    assert_non_null(s);
    uint16_t port = http_port(s);
    expect_answer(port, (const char *[]){"GET /pa", "ge HTTP/1.1\r\nA: b\r", "\n\r\n", NULL},
                  "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 8\r\n", "asked 1\n");
    expect_answer(port, (const char *[]){"GET /page HTTP/1.0\n\n", NULL}, "HTTP/1.0 503 Service Unavailable\r\n",
                  "asked 2\n");
    expect_answer(port, (const char *[]){"PUT /page HTTP/1.0\n\n", NULL}, "HTTP/1.0 405 Method Not Allowed\r\n",
                  "405 Method Not Allowed\n");
    http_stop(s);
    assert_int_equal(count, 2);
}

static void too_long_a_request_is_refused(void **state)
{
    static char request[HTTP_REQUEST_MAX_BYTES + 1];
    char why[256];
    int count = 0;
    (void)state;
    memset(request, 'a', HTTP_REQUEST_MAX_BYTES);
    http_server *s = http_start("127.0.0.1:0", pages, &count, why, sizeof(why));
    assert_non_null(s);
    expect_answer(http_port(s), (const char *[]){request, NULL}, "HTTP/1.0 431 ",
                  "431 Request Header Fields Too Large\n");
    http_stop(s);
    assert_int_equal(count, 0);
}

/* More than there is room for, silent and half said; then it stops while they are there. */
static void clients_beyond_the_limit(void **state)
{
    char why[256];
    int count = 0, idle[2 * HTTP_CLIENTS_MAX];
    (void)state;
    http_server *s = http_start("127.0.0.1:0", pages, &count, why, sizeof(why));
    assert_non_null(s);
    for (int i = 0; i < 2 * HTTP_CLIENTS_MAX; i++) {
        idle[i] = connect_to(http_port(s));
        if (i % 2 == 0)
            (void)send(idle[i], "GET /", 5, MSG_NOSIGNAL);
    }
    expect_answer(http_port(s), (const char *[]){"GET /page HTTP/1.0\n\n", NULL}, "HTTP/1.0 200 OK\r\n", "asked 1\n");
    http_stop(s);
    for (int i = 0; i < 2 * HTTP_CLIENTS_MAX; i++)
        close(idle[i]);
}

static void addresses_that_cannot_be_listened_on(void **state)
{
    char why[256] = "", address[64];
    int count = 0;
    (void)state;
    http_stop(NULL);
    assert_null(http_start("0.0.0.0:0", pages, &count, why, sizeof(why)));
    http_server *s = http_start("127.0.0.1:0", pages, &count, why, sizeof(why));
    assert_non_null(s);
    snprintf(address, sizeof(address), "127.0.0.1:%u", (unsigned)http_port(s));
    assert_null(http_start(address, pages, &count, why, sizeof(why)));
    assert_non_null(strstr(why, address));
    http_stop(s);
    s = http_start(address, pages, &count, why, sizeof(why));
    assert_non_null(s);
    http_stop(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(requests_name_a_page),          cmocka_unit_test(pages_are_answered),
        cmocka_unit_test(too_long_a_request_is_refused), cmocka_unit_test(clients_beyond_the_limit),
        cmocka_unit_test(addresses_that_cannot_be_listened_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
