/* setting.c - how the shops of the suite are opened, in the tests' process or in one that serves them. */
#include <stdio.h>

#include "harness.h"

enum { SETTLE_ROUNDS = 200 };

static int64_t ahead_ms;

/* The functions of the default environment do not look at `self`. */
static int64_t shifted_clock_ms(void *self)
{
    return shop_env_default()->now_ms(self) + ahead_ms;
}

void harness_advance(int64_t ms)
{
    ahead_ms = ms == 0 ? 0 : ahead_ms + ms;
}

void harness_set(harness_setting *s, const char *folder)
{
    *s = (harness_setting){.options = SHOP_OPTIONS_INIT, .env = *shop_env_default()};
    s->env.now_ms = shifted_clock_ms;
    s->options.flags = SHOP_OPEN_MANUAL;
    s->options.env = &s->env;
    s->options.providers = harness_providers;
    s->options.provider_count = 1;
    s->options.password_memory_kib = 8;
    s->options.password_passes = 1;
    snprintf(s->mail_dir, sizeof(s->mail_dir), "%s/shop.db.mail", folder);
    snprintf(s->sandbox_log, sizeof(s->sandbox_log), "%s/shop.db.sandbox", folder);
    s->options.mail_dir = s->mail_dir;
    s->options.sandbox_log = s->sandbox_log;
}

int harness_settle(shop *s)
{
    int64_t done = 1;
    for (int round = 0; round < SETTLE_ROUNDS && done > 0; round++) {
        int code = shop_run_pending(s, &done);
        if (code != 0)
            return code;
    }
    return 0;
}
