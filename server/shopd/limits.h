/* limits.h - the limits of the daemon. docs/limits.md says what each is for; a test compares the values. */
#ifndef SHOP_SERVER_SHOPD_LIMITS_H
#define SHOP_SERVER_SHOPD_LIMITS_H

enum {
    CONFIG_FILE_MAX_BYTES = 1048576,
    CONFIG_VALUE_MAX_BYTES = 4096,
    LOG_LINE_MAX_BYTES = 4096,
    LOG_TEXT_MAX_BYTES = 1024,
    LOG_SECRETS_MAX = 16,
    LOG_SECRET_MIN_BYTES = 4,
    HTTP_CLIENTS_MAX = 16,
    HTTP_BACKLOG = 64,
    HTTP_REQUEST_MAX_BYTES = 4096,
    HTTP_CLIENT_MS = 5000,
    LOOK_MS = 10000,
    LOOK_TIMEOUT_MS = 1000
};

#endif
