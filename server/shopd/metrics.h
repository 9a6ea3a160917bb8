/* metrics.h - the figures of a shop and of its process as Prometheus text (format 0.0.4). */
#ifndef SHOP_SERVER_SHOPD_METRICS_H
#define SHOP_SERVER_SHOPD_METRICS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "shop/system.h"

#define METRICS_TYPE "text/plain; version=0.0.4; charset=utf-8"

typedef struct figures {
    const shop_system_figures *shop; /* NULL when the shop does not answer */
    bool ready;
    int64_t reloads, failed_reloads;
    int64_t started_ms; /* Unix time of the process */
} figures;

void metrics_print(const figures *f, FILE *to);

#endif
