/* ledger_check.h - the provider's own log against the shop's tables: who was charged for what. */
#ifndef SHOP_TESTS_SIM_LEDGER_CHECK_H
#define SHOP_TESTS_SIM_LEDGER_CHECK_H

#include "tests/sim/world.h"

/* What must hold of one order at any time. */
void ledger_check_order(world *w, const char *order_id);
/* What must hold of all; at the end, when everything has settled, both sides must agree. */
void ledger_check(world *w, bool at_the_end);

#endif
