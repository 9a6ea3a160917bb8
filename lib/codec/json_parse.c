/* json_parse.c - the strict check, then cJSON's tree. */
#include <cjson/cJSON.h>

#include "lib/codec/json.h"
#include "lib/codec/json_scan.h"

int shop__json_parse_in(const shop_env *env, const char *text, size_t size, cJSON **ret, fault *f)
{
    cJSON *tree;

    TRY(shop__json_check_in(env, text, size, f));
    tree = cJSON_ParseWithLengthOpts(text, size, NULL, false);
    if (tree == NULL) /* the check leaves it no other reason */
        return shop__fault_set(f, SHOP_E_NO_MEMORY, "no memory to parse the document");
    *ret = tree;
    return 0;
}

int shop__json_parse(const char *text, size_t size, cJSON **ret, fault *f)
{
    return shop__json_parse_in(shop_env_default(), text, size, ret, f);
}
