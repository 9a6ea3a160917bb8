/* http.c - a poll() loop. A client is read until its headers end, answered, and then read until it closes: to close
 * with something unread would take the answer back (a reset). */
#define _GNU_SOURCE
#include "server/shopd/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "server/shopd/options.h"

enum { STOP = 0, LISTENER = 1, FIRST_CLIENT = 2, HEAD_MAX_BYTES = 256 };

typedef enum client_state { FREE, READING, WRITING, CLOSING } client_state;

typedef struct client {
    client_state state;
    int socket;
    int64_t deadline_ms;
    char request[HTTP_REQUEST_MAX_BYTES + 1];
    size_t read;
    char *answer;
    size_t size, sent;
} client;

struct http_server {
    const http_page *pages;
    void *userdata;
    int listener, stop;
    uint16_t port;
    pthread_t thread;
    client clients[HTTP_CLIENTS_MAX];
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void drop(client *c)
{
    close(c->socket);
    free(c->answer);
    *c = (client){.state = FREE};
}

/* --- answers ---------------------------------------------------------------------------------- */

static const char *reason_of(int status)
{
    static const struct {
        int status;
        const char *reason;
    } rows[] = {{200, "OK"},
                {400, "Bad Request"},
                {404, "Not Found"},
                {405, "Method Not Allowed"},
                {431, "Request Header Fields Too Large"},
                {503, "Service Unavailable"}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (rows[i].status == status)
            return rows[i].reason;
    return "Internal Server Error";
}

/* Head and body in one piece of memory. */
static void answer(client *c, int status, const char *type, const char *body, size_t size)
{
    c->answer = malloc(HEAD_MAX_BYTES + size);
    if (c->answer == NULL) {
        drop(c);
        return;
    }
    int head = snprintf(c->answer, HEAD_MAX_BYTES,
                        "HTTP/1.0 %d %s\r\nContent-Type: %s\r\nContent-Length: %zu\r\nConnection: close\r\n%s\r\n",
                        status, reason_of(status), type, size, status == 405 ? "Allow: GET\r\n" : "");
    memcpy(c->answer + head, body, size);
    c->size = (size_t)head + size;
    c->state = WRITING;
}

static void answer_plain(client *c, int status)
{
    char body[64];
    int size = snprintf(body, sizeof(body), "%d %s\n", status, reason_of(status));
    answer(c, status, "text/plain; charset=utf-8", body, (size_t)size);
}

static void answer_page(http_server *s, client *c, const http_page *page)
{
    char *body = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&body, &size);
    int status = to != NULL ? page->write(s->userdata, to) : 500;
    bool whole = to != NULL && fclose(to) == 0;
    if (whole)
        answer(c, status, page->type, body, size);
    else
        answer_plain(c, 500);
    free(body);
}

int http_choose(char *request, const http_page *pages, const http_page **ret_page)
{
    request[strcspn(request, "\r\n")] = '\0';
    char *path = strchr(request, ' ');
    char *version = path != NULL ? strchr(path + 1, ' ') : NULL;
    if (version == NULL || strncmp(version + 1, "HTTP/1.", 7) != 0 || path[1] != '/')
        return 400;
    *path++ = '\0';
    *version = '\0';
    if (strcmp(request, "GET") != 0)
        return 405;
    for (const http_page *page = pages; page->path != NULL; page++)
        if (strcmp(page->path, path) == 0) {
            *ret_page = page;
            return 200;
        }
    return 404;
}

static void answer_request(http_server *s, client *c)
{
    const http_page *page;
    int status = http_choose(c->request, s->pages, &page);
    if (status == 200)
        answer_page(s, c, page);
    else
        answer_plain(c, status);
}

/* --- a client --------------------------------------------------------------------------------- */

static bool headers_end(const client *c)
{
    return strstr(c->request, "\r\n\r\n") != NULL || strstr(c->request, "\n\n") != NULL;
}

static void read_request(http_server *s, client *c)
{
    ssize_t n = recv(c->socket, c->request + c->read, HTTP_REQUEST_MAX_BYTES - c->read, 0);
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (n <= 0) {
        drop(c);
        return;
    }
    c->read += (size_t)n;
    c->request[c->read] = '\0';
    if (memchr(c->request, '\0', c->read) != NULL)
        answer_plain(c, 400);
    else if (headers_end(c))
        answer_request(s, c);
    else if (c->read == HTTP_REQUEST_MAX_BYTES)
        answer_plain(c, 431);
}

static void write_answer(client *c)
{
    ssize_t n = send(c->socket, c->answer + c->sent, c->size - c->sent, MSG_NOSIGNAL);
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (n < 0) {
        drop(c);
        return;
    }
    c->sent += (size_t)n;
    if (c->sent == c->size && shutdown(c->socket, SHUT_WR) == 0)
        c->state = CLOSING;
    else if (c->sent == c->size)
        drop(c);
}

static void read_rest(client *c)
{
    ssize_t n = recv(c->socket, c->request, HTTP_REQUEST_MAX_BYTES, 0);
    if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
        drop(c);
}

static void serve(http_server *s, client *c)
{
    if (c->state == READING)
        read_request(s, c);
    else if (c->state == WRITING)
        write_answer(c);
    else if (c->state == CLOSING)
        read_rest(c);
}

/* --- the loop --------------------------------------------------------------------------------- */

/* A free one, else the one that has asked nothing for the longest: whoever connects and says nothing keeps nobody out.
 * NULL when all are being answered. */
static client *place_for_one(http_server *s)
{
    client *oldest = NULL;
    for (size_t i = 0; i < HTTP_CLIENTS_MAX; i++) {
        client *c = &s->clients[i];
        if (c->state == FREE)
            return c;
        if (c->state != WRITING && (oldest == NULL || c->deadline_ms < oldest->deadline_ms))
            oldest = c;
    }
    return oldest;
}

static void take_client(http_server *s)
{
    client *c = place_for_one(s);
    int socket = c != NULL ? accept4(s->listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK) : -1;
    if (socket < 0)
        return;
    if (c->state != FREE)
        drop(c);
    c->state = READING;
    c->socket = socket;
    c->deadline_ms = now_ms() + HTTP_CLIENT_MS;
}

/* What is waited for; the milliseconds until the next deadline, -1 without one. */
static int prepare(http_server *s, struct pollfd list[FIRST_CLIENT + HTTP_CLIENTS_MAX])
{
    static const short wanted[] = {[READING] = POLLIN, [WRITING] = POLLOUT, [CLOSING] = POLLIN};
    int64_t now = now_ms(), wait = -1;
    for (size_t i = 0; i < HTTP_CLIENTS_MAX; i++) {
        client *c = &s->clients[i];
        if (c->state != FREE && c->deadline_ms <= now)
            drop(c);
        bool used = c->state != FREE;
        list[FIRST_CLIENT + i] = (struct pollfd){.fd = used ? c->socket : -1, .events = used ? wanted[c->state] : 0};
        if (used && (wait < 0 || c->deadline_ms - now < wait))
            wait = c->deadline_ms - now;
    }
    list[STOP] = (struct pollfd){.fd = s->stop, .events = POLLIN};
    list[LISTENER] = (struct pollfd){.fd = place_for_one(s) != NULL ? s->listener : -1, .events = POLLIN};
    return (int)wait;
}

static void *run(void *argument)
{
    http_server *s = argument;
    struct pollfd list[FIRST_CLIENT + HTTP_CLIENTS_MAX];
    for (;;) {
        int wait = prepare(s, list);
        if (poll(list, sizeof(list) / sizeof(list[0]), wait) < 0)
            continue;
        if (list[STOP].revents != 0)
            return NULL;
        for (size_t i = 0; i < HTTP_CLIENTS_MAX; i++)
            if (list[FIRST_CLIENT + i].revents != 0)
                serve(s, &s->clients[i]);
        if (list[LISTENER].revents != 0)
            take_client(s);
    }
}

/* --- starting and stopping -------------------------------------------------------------------- */

typedef union any_address {
    struct sockaddr any;
    struct sockaddr_in four;
    struct sockaddr_in6 six;
} any_address;

static socklen_t make_address(const char *host, uint16_t port, any_address *ret)
{
    *ret = (any_address){.six = {.sin6_family = AF_INET6, .sin6_port = htons(port)}};
    if (inet_pton(AF_INET6, host, &ret->six.sin6_addr) == 1)
        return sizeof(ret->six);
    *ret = (any_address){.four = {.sin_family = AF_INET, .sin_port = htons(port)}};
    (void)inet_pton(AF_INET, host, &ret->four.sin_addr);
    return sizeof(ret->four);
}

static bool open_listener(http_server *s, const char *address)
{
    char host[64];
    uint16_t port;
    any_address at;
    if (!loopback_address(address, host, &port))
        return false;
    socklen_t size = make_address(host, port, &at);
    s->listener = socket(at.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (s->listener < 0 || setsockopt(s->listener, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)) != 0 ||
        bind(s->listener, &at.any, size) != 0 || listen(s->listener, HTTP_BACKLOG) != 0 ||
        getsockname(s->listener, &at.any, &size) != 0)
        return false;
    s->port = ntohs(at.any.sa_family == AF_INET ? at.four.sin_port : at.six.sin6_port);
    return true;
}

static void free_server(http_server *s)
{
    for (size_t i = 0; i < HTTP_CLIENTS_MAX; i++)
        if (s->clients[i].state != FREE)
            drop(&s->clients[i]);
    if (s->listener >= 0)
        close(s->listener);
    if (s->stop >= 0)
        close(s->stop);
    free(s);
}

http_server *http_start(const char *address, const http_page *pages, void *userdata, char *why, size_t why_size)
{
    http_server *s = calloc(1, sizeof(*s));
    if (s != NULL) {
        s->pages = pages;
        s->userdata = userdata;
        s->listener = -1;
        s->stop = eventfd(0, EFD_CLOEXEC);
        if (s->stop >= 0 && open_listener(s, address) && (errno = pthread_create(&s->thread, NULL, run, s)) == 0)
            return s;
    }
    snprintf(why, why_size, "cannot listen on %s: %s", address, strerror(errno));
    if (s != NULL)
        free_server(s);
    return NULL;
}

uint16_t http_port(const http_server *s)
{
    return s->port;
}

void http_stop(http_server *s)
{
    if (s == NULL)
        return;
    (void)eventfd_write(s->stop, 1);
    pthread_join(s->thread, NULL);
    free_server(s);
}
