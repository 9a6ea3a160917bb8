/* exits.c - the table of exit statuses; --help and the manual print it. */
#include "server/shopd/exits.h"

#include <sysexits.h>

#include "shop/error.h"

const exit_row exits[] = {
    {0, "stopped as it was told to, with nothing lost"},
    {EX_USAGE, "wrong usage: a flag or a word that does not exist"},
    {EX_DATAERR, "the data is damaged, or was written by a newer version"},
    {EX_UNAVAILABLE, "something that is needed cannot be reached"},
    {EX_SOFTWARE, "the library met a state that it did not expect"},
    {EX_OSERR, "the system refused memory, a thread or a socket"},
    {EX_IOERR, "the store or the output cannot be written"},
    {EX_TEMPFAIL, "another shopd has the same data, or work under way did not end in time"},
    {EX_CONFIG, "the configuration is not acceptable"},
    {0, NULL},
};

int exit_of_code(int code)
{
    static const struct {
        int code, status;
    } rows[] = {
        {SHOP_E_USAGE, EX_SOFTWARE},      {SHOP_E_INVALID, EX_CONFIG},          {SHOP_E_UNSUPPORTED, EX_DATAERR},
        {SHOP_E_CORRUPT, EX_DATAERR},     {SHOP_E_STORAGE, EX_IOERR},           {SHOP_E_UNAVAILABLE, EX_UNAVAILABLE},
        {SHOP_E_TIMEOUT, EX_UNAVAILABLE}, {SHOP_E_OVERLOADED, EX_UNAVAILABLE},  {SHOP_E_NO_MEMORY, EX_OSERR},
        {SHOP_E_FORBIDDEN, EX_CONFIG},    {SHOP_E_UNAUTHENTICATED, EX_CONFIG},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (rows[i].code == code)
            return rows[i].status;
    return EX_SOFTWARE;
}
