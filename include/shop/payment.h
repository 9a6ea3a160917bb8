/**
 * @file payment.h
 * @brief Payments: attempts at a provider, captures, refunds, and the double-entry ledger.
 *
 * Written by lib/schema/generate.py from lib/schema/payment.toml; change that file.
 */
#ifndef SHOP_PAYMENT_H
#define SHOP_PAYMENT_H

#include "shop/base.h"
#include "shop/error.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __cplusplus
}
#endif
#endif
