/* country.h - the countries of ISO 3166-1. */
#ifndef SHOP_LIB_BASE_COUNTRY_H
#define SHOP_LIB_BASE_COUNTRY_H

#include <stdbool.h>

/* Whether this is an officially assigned alpha-2 code, in capitals. NULL is not. */
bool shop__country_known(const char *code);

#endif
