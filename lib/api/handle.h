/* handle.h - what a shop is: a routing table, shared by the views that bind it to somebody. */
#ifndef SHOP_LIB_API_HANDLE_H
#define SHOP_LIB_API_HANDLE_H

#include <stdatomic.h>
#include <sys/types.h>

#include "lib/api/driver.h"
#include "lib/schema/generated/ops.h"

enum { HANDLE_MAGIC = 0x53484f50, HANDLE_LIBRARY = 1 };

/* The routing table and what it needs; lives until the shop and all its views are closed. */
typedef struct shop_base {
    atomic_uint references;
    pid_t opened_by; /* a child after fork() must not use what its parent opened */
    const shop_env *env;
    route routes[SHOP__SERVICE_COUNT];
    route owner; /* the driver state that close() ends */
} shop_base;

struct shop {
    uint32_t magic;
    uint32_t library;
    shop_base *base;
    const shop_identity *identity; /* NULL = the operator; points behind the struct, texts too */
};

/* How libshop.c tells the api which drivers there are. Tried in order by scheme. */
typedef struct driver_factory {
    const char *scheme; /* "sqlite" for "sqlite:…" */
    int (*open)(const char *url, const shop_options *options, shop_base *base, fault *f);
} driver_factory;

/* In lib/libshop.c: what this library is composed of. Ends with a NULL scheme. */
extern const driver_factory shop__drivers[];

/* 0 when the handle may be used here and now. */
int shop__handle_check(const shop *s, fault *f);

#endif
