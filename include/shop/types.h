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

/**
 * A postal address. Owned by the library: everything in it lives until shop_free() of what was
 * returned.
 */
typedef struct shop_address {
    const char *name;        /**< Who receives there. Personal data. */
    const char *company;     /**< Company. Personal data. */
    const char *line1;       /**< Street and number. Personal data. */
    const char *line2;       /**< Floor, door, care of. Personal data. */
    const char *postal_code; /**< Postal code. Personal data. */
    const char *city;        /**< City. Personal data. */
    /**
     * State, province or county, where the country has them. Personal data.
     */
    const char *region;
    const char *country;     /**< ISO 3166-1 alpha-2 code: "AT". */
    const char *phone;       /**< For the carrier. Personal data. */
} shop_address;

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

/** A postal address. Start from SHOP_ADDRESS_INPUT_INIT. */
typedef struct shop_address_input {
    uint32_t struct_size;    /**< sizeof this struct; the initialiser fills it in. */
    uint32_t reserved_size;  /**< Zero. */
    const char *name;        /**< Who receives there. Required. At most 200 bytes. Personal data. */
    const char *company;     /**< Company. At most 200 bytes. Personal data. */
    const char *line1;       /**< Street and number. Required. At most 200 bytes. Personal data. */
    const char *line2;       /**< Floor, door, care of. At most 200 bytes. Personal data. */
    /**
     * Absent where the country has none. At most 20 bytes. Personal data.
     */
    const char *postal_code;
    const char *city;        /**< City. Required. At most 100 bytes. Personal data. */
    /**
     * State, province or county, where the country has them. At most 100 bytes. Personal
     * data.
     */
    const char *region;
    const char *country;     /**< ISO 3166-1 alpha-2 code: "AT". Required. At most 2 bytes. */
    const char *phone;       /**< For the carrier. At most 40 bytes. Personal data. */
} shop_address_input;

/** Initialiser of shop_address_input: everything absent. */
#define SHOP_ADDRESS_INPUT_INIT \
    { \
        sizeof(shop_address_input), 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL \
    }

#ifdef __cplusplus
}
#endif
#endif
