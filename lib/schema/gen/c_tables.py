"""Write the tables that the engines interpret: records, enums, operations, events, scopes and roles."""

from . import c_headers
from .model import SERVICES

FLAGS = [
    ("required", "FIELD_REQUIRED"),
    ("optional", "FIELD_OPTIONAL"),
    ("pii", "FIELD_PII"),
    ("secret", "FIELD_SECRET"),
    ("password", "FIELD_PASSWORD"),
]


def head(name, what):
    return [f"/* {name} - {what}", f" * {c_headers.MARK} the files in lib/schema; change those. */"]


def files(schema):
    made = {"lib/schema/generated/ops.h": ops_header(schema), "lib/schema/generated/ops.c": ops_source(schema)}
    for service in schema.used_services:
        made[f"lib/schema/generated/tables_{service}.c"] = tables(schema, service)
    return made


def ops_header(schema):
    lines = head("ops.h", "numbers of services, operations, events and scopes; the tables behind them.")
    lines += [
        "#ifndef SHOP_LIB_SCHEMA_OPS_H",
        "#define SHOP_LIB_SCHEMA_OPS_H",
        "",
        '#include "lib/schema/schema.h"',
        "",
    ]
    lines += ["enum {"] + [f"    SHOP__SERVICE_{s.upper()} = {i}," for i, s in enumerate(SERVICES)]
    lines += [f"    SHOP__SERVICE_COUNT = {len(SERVICES)}", "};", ""]
    lines += ["/* Callers that are no services; their numbers follow those of the services. */", "enum {"]
    numbered = enumerate(schema.peers, len(SERVICES))
    lines += [f"    SHOP__PEER_{name.upper()} = {i}, /* {doc} */" for i, (name, doc) in numbered]
    lines += [f"    SHOP__PEER_COUNT = {len(SERVICES) + len(schema.peers)}", "};", ""]
    lines += ["enum {"] + [f"    SHOP__OP_{op.c_name.upper()} = {i}," for i, op in enumerate(schema.operations)]
    lines += [f"    SHOP__OP_COUNT = {len(schema.operations)}", "};", ""]
    lines += ["enum {"] + [f"    SHOP__EVENT_{c_event(e)} = {i}," for i, e in enumerate(schema.events)]
    lines += [f"    SHOP__EVENT_COUNT = {len(schema.events)}", "};", ""]
    lines += [
        f"#define SHOP__SCOPE_{name.upper().replace(':', '_').replace('-', '_')} (UINT64_C(1) << {i}) /* {doc} */"
        for i, (name, doc) in enumerate(schema.scopes)
    ]
    lines += [
        "",
        f"enum {{ SHOP__SCOPE_COUNT = {len(schema.scopes)}, SHOP__ROLE_COUNT = {len(schema.roles)} }};",
        "",
        "extern const char *const shop__services[SHOP__SERVICE_COUNT];",
        "extern const char *const shop__peers[SHOP__PEER_COUNT];",
        "extern const schema_op shop__ops[SHOP__OP_COUNT];",
        "extern const schema_event shop__events[SHOP__EVENT_COUNT > 0 ? SHOP__EVENT_COUNT : 1];",
        "extern const char *const shop__scopes[SHOP__SCOPE_COUNT];",
        "extern const schema_role shop__roles[SHOP__ROLE_COUNT];",
        "",
    ]
    lines += [f"extern const schema_record shop__record_{name};" for name in schema.records]
    lines += [f"extern const schema_enum shop__enum_{name};" for name in schema.enums]
    return "\n".join(lines + ["", "#endif", ""])


def c_event(event):
    return event.name.replace(".", "_").upper()


def tables(schema, service):
    lines = head(f"tables_{service}.c", f"records and enums of {service}, as tables.")
    lines += ['#include "lib/schema/generated/ops.h"', '#include "lib/schema/generated/records.h"', ""]
    for enum in [e for e in schema.enums.values() if e.header == service]:
        names = ", ".join(['"unknown"'] + [f'"{v}"' for v, _ in enum.values])
        lines += [
            f"static const char *const {enum.name}_names[] = {{{names}}};",
            f'const schema_enum shop__enum_{enum.name} = {{"{enum.name}", {enum.name}_names, {len(enum.values) + 1}}};',
            "",
        ]
    for record in [r for r in schema.records.values() if r.header == service]:
        lines += record_table(schema, record)
    return "\n".join(lines)


def record_table(schema, record):
    c_type = f"shop_{record.name}"
    lines = []
    if record.fields:
        lines.append(f"static const schema_field {record.name}_fields[] = {{")
        lines += [field_row(c_type, f) for f in record.fields]
        lines.append("};")
    fields = f"{record.name}_fields" if record.fields else "NULL"
    lines += [
        f"const schema_record shop__record_{record.name} = {{",
        f'    .name = "{record.name}", .fields = {fields}, .size = sizeof({c_type}),',
        f"    .field_count = {len(record.fields)},"
        f" .input = {str(record.input).lower()}, .args = {str(record.args).lower()}}};",
    ]
    lines += layout_assertion(schema, record, c_type)
    return lines + [""]


def field_row(c_type, f):
    flags = " | ".join(flag for name, flag in FLAGS if getattr(f, name)) or "0"
    aux = "0"
    if f.type in ("list", "strings"):
        aux = f"offsetof({c_type}, {c_headers.count_name(f.name)})"
    elif f.optional:
        aux = f"offsetof({c_type}, has_{f.name})"
    of = {
        "record": f".of.record = &shop__record_{f.of}",
        "list": f".of.record = &shop__record_{f.of}",
        "enum": f".of.values = &shop__enum_{f.of}",
        "id": f'.of.prefix = "{f.of}"',
    }.get(f.type)
    low, high = limits(f)
    return (
        f'    {{"{f.name}", FIELD_{f.type.upper()}, {flags}, {len(f.name)}, offsetof({c_type}, {f.c_name}), {aux}, '
        f"{low}, {high}, {{{of or '.record = NULL'}}}}},"
    ).replace("{.of.", "{.")


def limits(f):
    """An integer without a limit has that of every route; with a highest value only, it begins at 0."""
    if f.type != "int":
        return str(f.min), str(f.max)
    low = str(f.min) if f.floor or f.ceiling else "-INT64_C(9007199254740991)"
    return low, str(f.max) if f.ceiling else "INT64_C(9007199254740991)"


def layout_assertion(schema, record, c_type):
    """No implicit padding: the members fill the struct."""
    sizes = []
    for declaration, _, _ in c_headers.members(schema, record):
        name = declaration.split()[-1].lstrip("*").split("[")[0]
        sizes.append(f"sizeof((({c_type} *)0)->{name})")
    total = " + ".join(sizes)
    return [
        "#if UINTPTR_MAX > 0xffffffff",
        f"_Static_assert(sizeof({c_type}) ==",
        f"    {total},".replace(" + sizeof", " +\n    sizeof"),
        f'    "{c_type} has implicit padding");',
        "#endif",
    ]


def ops_source(schema):
    lines = head("ops.c", "every operation, event, scope and role as a row.")
    lines += ['#include "lib/schema/generated/ops.h"', "", "#include <string.h>", "", '#include "shop/error.h"', ""]
    lines += [
        "const char *const shop__services[SHOP__SERVICE_COUNT] = {" + ", ".join(f'"{s}"' for s in SERVICES) + "};",
        "",
    ]
    peers = SERVICES + [name for name, _ in schema.peers]
    lines += ["const char *const shop__peers[SHOP__PEER_COUNT] = {" + ", ".join(f'"{p}"' for p in peers) + "};", ""]
    for op in schema.operations:
        if op.errors:
            lines.append(
                f"static const int16_t {op.c_name}_errors[] = {{{', '.join('SHOP_E_' + e for e in op.errors)}}};"
            )
    lines += ["", "const schema_op shop__ops[SHOP__OP_COUNT] = {"]
    lines += [op_row(schema, op) for op in schema.operations] + ["};", ""]
    lines += by_name(schema)
    rows = [
        f'    {{"{e.name}", SHOP__SERVICE_{e.service.upper()}, {consumers_of(schema, e)}, &shop__record_{e.data}}},'
        for e in schema.events
    ]
    lines += (
        ["const schema_event shop__events[SHOP__EVENT_COUNT > 0 ? SHOP__EVENT_COUNT : 1] = {"]
        + (rows or ["    {NULL, 0, 0, NULL}"])
        + ["};", ""]
    )
    lines += [
        "const char *const shop__scopes[SHOP__SCOPE_COUNT] = {" + ", ".join(f'"{n}"' for n, _ in schema.scopes) + "};",
        "",
    ]
    lines += ["const schema_role shop__roles[SHOP__ROLE_COUNT] = {"]
    lines += [f'    {{"{r.name}", {mask(r.scopes)}, {mask(r.any)}}},' for r in schema.roles] + ["};", ""]
    return "\n".join(lines)


def consumers_of(schema, event):
    services = dict.fromkeys(c.service for c in schema.consumers if event.name in c.events)
    return " | ".join(f"1u << SHOP__SERVICE_{s.upper()}" for s in services) or "0"


def mask(scopes):
    return " | ".join(scope_macro(s) for s in scopes) or "0"


def scope_macro(name):
    return f"SHOP__SCOPE_{name.upper().replace(':', '_').replace('-', '_')}"


def callers(schema, op):
    """Services that are declared; peers that are no services call what is not internal."""
    bits = [f"1u << SHOP__SERVICE_{c.upper()}" for c in op.callers]
    bits += [f"1u << SHOP__PEER_{name.upper()}" for name, _ in schema.peers if not op.internal]
    return " | ".join(bits) or "0"


def op_row(schema, op):
    flags = [
        flag
        for on, flag in (
            (op.internal, "OP_INTERNAL"),
            (op.cache, "OP_CACHED"),
            (op.batch, "OP_BATCH"),
            (op.public, "OP_PUBLIC"),
        )
        if on
    ]
    owner = [f.name for f in op.args.fields].index(op.owner) if op.owner else -1
    method, _, path = op.http.partition(" ")
    parts = [
        f'.name = "{op.name}"',
        f".service = SHOP__SERVICE_{op.service.upper()}",
        f".kind = OP_{op.kind.upper()}",
        f".flags = {' | '.join(flags) or 0}",
        f".owner = {owner}",
        f".error_count = {len(op.errors)}",
        f".scope = {scope_macro(op.scope) if op.scope else 0}",
        f".args = &shop__record_{op.args.name}",
        f".result = {'&shop__record_' + op.result if op.result else 'NULL'}",
        f'.http_method = "{method}"' if method else ".http_method = NULL",
        f'.http_path = "{path}"' if path else ".http_path = NULL",
        f".errors = {op.c_name + '_errors' if op.errors else 'NULL'}",
        f".callers = {callers(schema, op)}",
        f".every_ms = {op.every_ms}",
    ]
    return "    {" + ", ".join(parts) + "},"


def by_name(schema):
    """A sorted index and a binary search."""
    order = sorted(range(len(schema.operations)), key=lambda i: schema.operations[i].name)
    return [
        "static const uint16_t by_name[SHOP__OP_COUNT] = {" + ", ".join(map(str, order)) + "};",
        "",
        "const schema_op *shop__schema_op(const char *name, size_t length)",
        "{",
        "    size_t low = 0, high = SHOP__OP_COUNT;",
        "    while (low < high) {",
        "        size_t middle = (low + high) / 2;",
        "        const schema_op *op = &shop__ops[by_name[middle]];",
        "        int order = strncmp(op->name, name, length);",
        "        if (order == 0 && op->name[length] == '\\0')",
        "            return op;",
        "        if (order < 0)",
        "            low = middle + 1;",
        "        else",
        "            high = middle;",
        "    }",
        "    return NULL;",
        "}",
        "",
    ]
