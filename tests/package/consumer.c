/* consumer.c - a program that knows libshop only as it is installed. */
#include <stdio.h>
#include <string.h>

#include <shop/shop.h>

int main(void)
{
    if (shop_version() != SHOP_VERSION_NUMBER) {
        fprintf(stderr, "headers and library differ\n");
        return 1;
    }
    if (strcmp(shop_code_name(SHOP_E_OUT_OF_STOCK), "OUT_OF_STOCK") != 0)
        return 1;
    shop_free(NULL);
    return 0;
}
