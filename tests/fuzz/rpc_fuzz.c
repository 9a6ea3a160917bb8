/* rpc_fuzz.c - what another process says: headers of requests and replies, and the places in a URL. The first
 * byte says which. What is taken must be within its limits, and come out of the writer as it went in. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "lib/rpc/endpoints.h"
#include "lib/rpc/limits.h"
#include "lib/rpc/wire.h"

enum { MEMORY_BYTES = 1024 * 1024 };

static void must(int holds)
{
    if (!holds)
        __builtin_trap();
}

static void read_request(const char *text, size_t size, arena *a)
{
    shop_rpc_request once, twice;
    buf out;
    if (shop__wire_read_request(text, size, a, &once, NULL) != 0)
        return;
    must(once.call > 0 && once.deadline_ms > 0);
    shop__buf_init(&out, shop_env_default(), MEMORY_BYTES);
    must(shop__wire_write_request(&once, &out) == 0);
    if (out.size <= RPC_HEADER_MAX_BYTES) {
        must(shop__wire_read_request(out.data, out.size, a, &twice, NULL) == 0);
        must(once.call == twice.call && once.by_operator == twice.by_operator);
    }
    shop__buf_free(&out);
}

static void read_reply(const char *text, size_t size, arena *a)
{
    shop_rpc_reply reply;
    if (shop__wire_read_reply(text, size, a, &reply, NULL) == 0)
        must(reply.code <= 0 && reply.call >= 0 && reply.retry_after_ms >= 0);
}

static void read_places(const char *text, size_t size, arena *a)
{
    endpoint_list list;
    const char *url = shop__arena_bytes(a, text, size);
    if (url == NULL || shop__endpoints_parse(url, &list, NULL) != 0)
        return;
    must(list.count > 0 && list.count <= RPC_ENDPOINTS_MAX);
    for (size_t i = 0; i < list.count; i++)
        must(memchr(list.at[i], '\0', RPC_ENDPOINT_SIZE) != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static void (*const readers[])(const char *text, size_t text_size, arena *a) = {
        read_request, read_reply, read_places};
    arena a;
    if (size == 0)
        return 0;
    shop__arena_init(&a, shop_env_default(), NULL, 0, MEMORY_BYTES);
    readers[data[0] % 3]((const char *)data + 1, size - 1, &a);
    shop__arena_free(&a);
    return 0;
}
