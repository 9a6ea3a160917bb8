/* http.h - answers GET on an address of this machine, for scrapers and health checks. One thread, few clients, short
 * requests, a deadline for each; every connection carries one request (HTTP/1.0). */
#ifndef SHOP_SERVER_SHOPD_HTTP_H
#define SHOP_SERVER_SHOPD_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "server/shopd/limits.h"

typedef struct http_server http_server;

typedef struct http_page {
    const char *path; /* "/metrics"; NULL ends a list */
    const char *type;
    /* Write the page; the status of the answer. */
    int (*write)(void *userdata, FILE *to);
} http_page;

/* What a request asks for, such as "GET /metrics HTTP/1.1" and what follows: 200 with the page, else the status that
 * refuses it. Changes the text. */
int http_choose(char *request, const http_page *pages, const http_page **ret_page);

/* NULL with the reason in `why`. `pages` must outlive the server. */
http_server *http_start(const char *address, const http_page *pages, void *userdata, char *why, size_t why_size);
uint16_t http_port(const http_server *s);
/* Ends what is under way. NULL is nothing. */
void http_stop(http_server *s);

#endif
