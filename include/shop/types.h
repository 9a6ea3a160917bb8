/**
 * @file types.h
 * @brief Records that several services share.
 *
 * Written by lib/schema/generate.py from lib/schema/types.toml; change that file.
 */
#ifndef SHOP_TYPES_H
#define SHOP_TYPES_H

#include "shop/base.h"
#include "shop/error.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * A name with a value, for example colour: navy. Owned by the library: everything in it lives
 * until shop_free() of what was returned.
 */
typedef struct shop_attribute {
    const char *name;  /**< Name. */
    const char *value; /**< Value. */
} shop_attribute;

/**
 * What one run of a background job did. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_job_report {
    int64_t done;             /**< Items worked on. */
    bool more;                /**< There is more to do now; run again. */
    uint8_t reserved_more[7]; /**< Zero. */
} shop_job_report;

/** A name with a value. Start from SHOP_ATTRIBUTE_INPUT_INIT. */
typedef struct shop_attribute_input {
    uint32_t struct_size;   /**< sizeof this struct; the initialiser fills it in. */
    uint32_t reserved_size; /**< Zero. */
    const char *name;       /**< Name. Required. At most 64 bytes. */
    const char *value;      /**< Value. Required. At most 256 bytes. */
} shop_attribute_input;

/** Initialiser of shop_attribute_input: everything absent. */
#define SHOP_ATTRIBUTE_INPUT_INIT \
    { \
        sizeof(shop_attribute_input), 0, NULL, NULL \
    }

#ifdef __cplusplus
}
#endif
#endif
