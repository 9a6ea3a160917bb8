/* affinity.c - the probability of the second product given the first, divided by a power of the second
 * one's own frequency: Deshpande and Karypis, Item-Based Top-N Recommendation Algorithms, ACM TOIS 22(1),
 * 2004, with their alpha at 1/4. Ten orders are added to the first product's, so that one that was bought
 * only once does not outvote the others in a cart.
 *
 * Raw counts recommend to everybody what everybody buys; lift and the log-likelihood ratio overrate pairs
 * of rare products. tests/unit/services/recommendation/hit_rate_test.c measures it on real baskets. */
#include "lib/services/recommendation/affinity.h"

#include "lib/base/money.h"

enum { SHRINK_ORDERS = 10, UNIT = 1000000, ROOT_BITS = 16 };
#define ORDERS_MAX (INT64_C(1) << 30)

static uint64_t square_root(uint64_t n)
{
    uint64_t root = 0;
    for (uint64_t bit = UINT64_C(1) << 31; bit != 0; bit >>= 1)
        if ((root | bit) * (root | bit) <= n)
            root |= bit;
    return root;
}

/* The fourth root with ROOT_BITS behind the point. */
static int64_t fourth_root(int64_t n)
{
    uint64_t root = square_root((uint64_t)n << (2 * ROOT_BITS));
    return (int64_t)square_root(root << ROOT_BITS);
}

static int64_t bounded(int64_t orders)
{
    return orders < 1 ? 1 : orders > ORDERS_MAX ? ORDERS_MAX : orders;
}

int64_t shop__affinity(int64_t together, int64_t first, int64_t second)
{
    int64_t score = 0;
    int64_t divisor = (bounded(first) + SHRINK_ORDERS) * fourth_root(bounded(second));
    if (together <= 0)
        return 0;
    return shop__scale(bounded(together), (int64_t)UNIT << ROOT_BITS, divisor, &score) == 0 ? score : 0;
}
