/* libshop.c - what this library is composed of: the drivers by scheme, the services by module. */
#include "lib/api/handle.h"
#include "lib/core/local.h"
#include "lib/rpc/client.h"
#include "lib/services/generated/modules.h"

static const service_module *const modules[] = {SHOP__MODULES};

static int open_local(const char *url, const shop_options *options, shop_base *base, fault *f)
{
    return shop__local_open(url, options, modules, sizeof(modules) / sizeof(modules[0]), base, f);
}

const driver_factory shop__drivers[] = {
    {"sqlite", open_local},
    {"postgresql", open_local},
    {"ipc", shop__rpc_open},
    {"tcp", shop__rpc_open},
    {NULL, NULL},
};
