// consumer.cc - the same from C++.
#include <cstring>

#include <shop/shop.h>

int main()
{
    shop_free(nullptr);
    const bool same_version = shop_version() == SHOP_VERSION_NUMBER;
    return same_version && std::strcmp(shop_code_name(0), "OK") == 0 ? 0 : 1;
}
