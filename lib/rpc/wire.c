/* wire.c - headers of calls between processes; see wire.h. */
#include "lib/rpc/wire.h"

#include <string.h>

#include "lib/codec/json.h"
#include "lib/codec/record.h"
#include "lib/rpc/limits.h"

static int write_header(const schema_record *r, const void *header, buf *out)
{
    shop__json_encode(r, header, out);
    return out->failed ? SHOP_E_NO_MEMORY : 0;
}

int shop__wire_write_request(const shop_rpc_request *header, buf *out)
{
    shop_rpc_request whole = *header;
    whole.version = RPC_VERSION;
    return write_header(&shop__record_rpc_request, &whole, out);
}

int shop__wire_write_reply(const shop_rpc_reply *header, buf *out)
{
    shop_rpc_reply whole = *header;
    whole.version = RPC_VERSION;
    return write_header(&shop__record_rpc_reply, &whole, out);
}

static int read_header(const schema_record *r, const void *bytes, size_t size, arena *a, void *ret, fault *f)
{
    ENSURE(size <= RPC_HEADER_MAX_BYTES,
           shop__fault_set(f, SHOP_E_TOO_LARGE, "a header has at most %d bytes", (int)RPC_HEADER_MAX_BYTES));
    TRY(shop__json_decode(r, bytes, size, a, ret, f));
    return shop__record_validate(r, ret, f);
}

static int check_version(int64_t version, fault *f)
{
    ENSURE(version == RPC_VERSION,
           shop__fault_field(f, SHOP_E_UNSUPPORTED, "version", "this side speaks version %d", (int)RPC_VERSION));
    return 0;
}

static bool names_somebody(const shop_rpc_request *header)
{
    return header->session != NULL || header->user_id != NULL || header->guest_id != NULL || header->role != NULL;
}

static int read_request(const void *bytes, size_t size, arena *a, shop_rpc_request *ret, fault *f)
{
    TRY(read_header(&shop__record_rpc_request, bytes, size, a, ret, f));
    TRY(check_version(ret->version, f));
    ENSURE(ret->call > 0, shop__fault_field(f, SHOP_E_INVALID, "call", "must be positive"));
    ENSURE(ret->deadline_ms > 0, shop__fault_field(f, SHOP_E_INVALID, "deadline_ms", "must be positive"));
    ENSURE(!ret->by_operator || !names_somebody(ret),
           shop__fault_field(f, SHOP_E_INVALID, "by_operator", "the operator is nobody else besides"));
    return 0;
}

int shop__wire_read_request(const void *bytes, size_t size, arena *a, shop_rpc_request *ret, fault *f)
{
    memset(ret, 0, sizeof(*ret));
    int code = read_request(bytes, size, a, ret, f);
    if (code != 0)
        *ret = (shop_rpc_request){.call = ret->call > 0 ? ret->call : 0};
    return code;
}

int shop__wire_read_reply(const void *bytes, size_t size, arena *a, shop_rpc_reply *ret, fault *f)
{
    memset(ret, 0, sizeof(*ret));
    TRY(read_header(&shop__record_rpc_reply, bytes, size, a, ret, f));
    TRY(check_version(ret->version, f));
    ENSURE(ret->call >= 0 && ret->retry_after_ms >= 0,
           shop__fault_field(f, SHOP_E_INVALID, "call", "must not be negative"));
    ENSURE(ret->code <= 0 && ret->code >= INT16_MIN,
           shop__fault_field(f, SHOP_E_INVALID, "code", "is none"));
    return 0;
}

void shop__wire_put_identity(shop_rpc_request *header, const shop_identity *who)
{
    header->by_operator = who == NULL;
    if (who == NULL)
        return;
    header->session = who->session;
    header->user_id = who->user_id;
    header->guest_id = who->guest_id;
    header->role = who->role;
    header->locale = who->locale;
    header->traceparent = who->traceparent;
}

const shop_identity *shop__wire_identity(const shop_rpc_request *header, shop_identity *room)
{
    if (header->by_operator)
        return NULL;
    *room = (shop_identity)SHOP_IDENTITY_INIT;
    room->session = header->session;
    room->user_id = header->user_id;
    room->guest_id = header->guest_id;
    room->role = header->role;
    room->locale = header->locale;
    room->traceparent = header->traceparent;
    return room;
}
