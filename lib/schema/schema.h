/* schema.h - the shape of what the generator writes: records, enums and operations as tables.
 * Engines (codec, validation, invoke, routes) interpret these; they know no operation by name. */
#ifndef SHOP_LIB_SCHEMA_SCHEMA_H
#define SHOP_LIB_SCHEMA_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct schema_record schema_record;
typedef struct schema_enum schema_enum;

typedef enum schema_kind {
    FIELD_STRING = 1, /* const char *; NULL = absent */
    FIELD_ID,         /* const char * of the form prefix_base32; NULL = absent */
    FIELD_INT,        /* int64_t; |v| <= 2^53 - 1 on every route */
    FIELD_BOOL,       /* bool */
    FIELD_TIME,       /* int64_t Unix ms; 0 = absent; RFC 3339 in JSON */
    FIELD_ENUM,       /* a 4-byte enum; 0 = absent or unknown */
    FIELD_MONEY,      /* shop_money by value; empty currency = absent */
    FIELD_RECORD,     /* const T *; NULL = absent */
    FIELD_LIST,       /* results: const T *const *, count. inputs: const T *, count (stride = struct_size) */
    FIELD_STRINGS,    /* const char *const *, count */
    FIELD_JSON        /* const char * holding one JSON value; NULL = absent */
} schema_kind;

typedef enum schema_field_flag {
    FIELD_REQUIRED = 1, /* input: must be present and not empty */
    FIELD_OPTIONAL = 2, /* int, bool: has_<name> says whether it is there (aux_offset) */
    FIELD_PII = 4,      /* personal data: encrypted at rest, redacted in logs */
    FIELD_SECRET = 8,   /* never logged, never stored in an idempotency answer */
    FIELD_PASSWORD = 16 /* a secret that somebody chose: even its digest must be slow to guess at */
} schema_field_flag;

typedef struct schema_field {
    const char *name;
    uint8_t kind;  /* schema_kind */
    uint8_t flags; /* schema_field_flag */
    uint16_t name_length;
    uint32_t offset;     /* of the value in its struct */
    uint32_t aux_offset; /* of has_<name> or <name>_count; 0 = none */
    int64_t min;         /* int: value; string: bytes; list: elements */
    int64_t max;
    union {
        const schema_record *record; /* FIELD_RECORD, FIELD_LIST */
        const schema_enum *values;   /* FIELD_ENUM */
        const char *prefix;          /* FIELD_ID: "ord" */
    } of;
} schema_field;

struct schema_record {
    const char *name; /* "order", "order_place_args" */
    const schema_field *fields;
    uint32_t size;    /* of the C struct */
    uint16_t field_count;
    bool input; /* starts with uint32_t struct_size */
    bool args;  /* input whose next members are timeout_ms and idempotency_key */
};

/* Value 0 is "unknown" and stands first. */
struct schema_enum {
    const char *name;
    const char *const *values;
    uint32_t count;
};

typedef enum schema_op_kind {
    OP_QUERY = 1, /* reads */
    OP_COMMAND,   /* one transaction on its own service's tables */
    OP_SAGA,      /* idempotent steps over services and the world outside */
    OP_TASK       /* background work without a transaction of its own; calls the others */
} schema_op_kind;

typedef enum schema_op_flag {
    OP_INTERNAL = 1, /* called by other services only: no public function, no route */
    OP_CACHED = 2,   /* a query whose packed result may be shared until its subject changes */
    OP_BATCH = 4,    /* callers that wait may be taken through the steps together */
    OP_PUBLIC = 8    /* needs no principal at all */
} schema_op_flag;

typedef struct schema_op {
    const char *name; /* "order.place" */
    uint8_t service;  /* SHOP__SERVICE_… */
    uint8_t kind;     /* schema_op_kind */
    uint16_t flags;   /* schema_op_flag */
    int16_t owner;    /* index in args->fields of the aggregate that must be the caller's; -1 = none */
    uint16_t error_count;
    uint64_t scope; /* one bit of shop__scopes; 0 = none */
    const schema_record *args;
    const schema_record *result; /* NULL = nothing */
    const char *http_method;     /* NULL = no route */
    const char *http_path;
    const int16_t *errors; /* listed shop_codes, beyond the common ones */
    uint32_t callers;      /* services and other peers that may call it, a bit each */
    int32_t every_ms;      /* a job runs as often; 0 = not a job */
} schema_op;

typedef struct schema_event {
    const char *name; /* "order.created" */
    uint8_t service;
    uint32_t consumers; /* services that consume it, a bit each */
    const schema_record *data;
} schema_event;

typedef struct schema_role {
    const char *name;
    uint64_t scopes; /* what it may do */
    uint64_t any;    /* on whose objects too: not only its own */
} schema_role;

/* Find a field by exact name; NULL if there is none. `hint` is where to look first. */
const schema_field *shop__schema_field(const schema_record *r, const char *name, size_t length,
                                       size_t hint);

/* Find an operation by exact name; NULL if there is none. */
const schema_op *shop__schema_op(const char *name, size_t length);

#endif
