/* page.c - cursors of the user service's lists. */
#include "lib/services/user/page.h"

#include "lib/base/text.h"
#include "lib/core/limits.h"

int shop__user_page(call *c, const char *cursor, const char *prefix, int64_t limit, page *ret)
{
    static const uint8_t lowest[ID_BYTES];
    uint8_t id[ID_BYTES];
    char *after = call_alloc(c, ID_TEXT_MAX);
    ENSURE(after != NULL, SHOP_E_NO_MEMORY);
    ENSURE(
        shop__text_empty(cursor) || shop__id_parse(cursor, prefix, id),
        call_invalid(c, "cursor", "comes from another list; use next_cursor of the page before"));
    shop__id_print(shop__text_empty(cursor) ? lowest : id, prefix, after);
    *ret = (page){after, limit > 0 ? (size_t)limit : PAGE_DEFAULT};
    return 0;
}
