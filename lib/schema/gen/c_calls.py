"""Write the calls: public stubs, handler prototypes with their thunks, calls between services, event
emitters, and the migrations as C strings."""

from . import c_headers, model, postgres
from .c_tables import c_event, head
from .model import SERVICES

# How the name of a migration for PostgreSQL ends that replaces a translation.
TWIN = ".postgres.sql"


def files(schema, root):
    made = {
        "lib/api/generated/stubs.c": stubs(schema),
        "tests/unit/api/generated/stubs_test.c": stub_tests(schema),
        "lib/services/generated/calls.h": calls(schema),
        "lib/services/generated/modules.h": modules(schema),
    }
    for service in services(schema):
        folder = f"lib/services/{service}/generated"
        made[f"{folder}/handlers.h"] = handlers_header(schema, service)
        made[f"{folder}/module.c"] = module_source(schema, service)
        made[f"{folder}/migrations.c"] = migrations(service, f"lib/services/{service}/migrations", root)
    for layer in ("core", "events"):
        made[f"lib/{layer}/generated/migrations.c"] = migrations(layer, f"lib/{layer}/migrations", root)
    return made


def services(schema):
    """Services with operations; one that only describes its events so far has no code."""
    return [s for s in schema.used_services if s in SERVICES and any(op.service == s for op in schema.operations)]


def stubs(schema):
    lines = head("stubs.c", "each public operation is one line: into the slot that every route shares.")
    lines += ['#include "lib/api/invoke.h"', '#include "lib/schema/generated/ops.h"']
    lines += [f'#include "shop/{s}.h"' for s in schema.used_services] + [""]
    for op in schema.operations:
        if op.internal:
            continue
        line = c_headers.prototype(op, f"shop_{op.c_name}")
        if len(line) > 100:
            line = line.replace("(", "(\n    ", 1)
        lines += [
            line,
            "{",
            f"    return shop__invoke(s, SHOP__OP_{op.c_name.upper()}, args, {'out' if op.result else 'NULL'});",
            "}",
            "",
        ]
    return "\n".join(lines)


def stub_tests(schema):
    """Each typed function refuses what it must refuse, and leaves its output alone."""
    ops = [op for op in schema.operations if not op.internal]
    lines = head(
        "stubs_test.c", "every typed function and initialiser, called wrongly: SHOP_E_USAGE, outputs untouched."
    )
    lines += [
        "#include <setjmp.h>",
        "#include <stdarg.h>",
        "#include <stddef.h>",
        "#include <stdint.h>",
        "",
        "#include <cmocka.h>",
        "",
        '#include "shop/shop.h"',
    ]
    lines += [f'#include "shop/{s}.h"' for s in schema.used_services] + [""]
    for op in ops:
        out = ", &out" if op.result else ""
        lines += [
            f"static void {op.c_name}_refuses_a_missing_shop(void **state)",
            "{",
            f"    shop_{op.args.name} args = SHOP_{op.c_name.upper()}_INIT;",
        ]
        if op.result:
            lines += [f"    const shop_{op.result} *out = NULL;"]
        lines += [
            "    (void)state;",
            "    assert_int_equal(args.struct_size, sizeof(args));",
            f"    assert_int_equal(shop_{op.c_name}(NULL, &args{out}), SHOP_E_USAGE);",
            f"    assert_int_equal(shop_{op.c_name}(NULL, NULL{out}), SHOP_E_USAGE);",
        ]
        if op.result:
            lines += [
                "    assert_null(out);",
                f"    assert_int_equal(shop_{op.c_name}(NULL, &args, NULL), SHOP_E_USAGE);",
            ]
        lines += ["}", ""]
    lines += ["int main(void)", "{", "    const struct CMUnitTest tests[] = {"]
    lines += [f"        cmocka_unit_test({op.c_name}_refuses_a_missing_shop)," for op in ops]
    lines += ["    };", "    return cmocka_run_group_tests(tests, NULL, NULL);", "}", ""]
    return "\n".join(lines)


def handler_prototype(op):
    ret = f", shop_{op.result} *ret" if op.result else ""
    return f"int shop__{op.c_name}(call *c, const shop_{op.args.name} *args{ret})"


def reaction_name(consumer, event):
    return f"shop__{consumer.service}_{consumer.name}_on_{event.name.replace('.', '_')}"


def reactions(schema, service):
    events = {e.name: e for e in schema.events}
    return [(c, events[name]) for c in schema.consumers if c.service == service for name in c.events]


def handlers_header(schema, service):
    guard = f"SHOP_LIB_SERVICES_{service.upper()}_HANDLERS_H"
    lines = head("handlers.h", f"what {service} has to implement; a wrong signature does not compile.")
    lines += [
        f"#ifndef {guard}",
        f"#define {guard}",
        "",
        '#include "lib/core/service.h"',
        '#include "lib/schema/generated/records.h"',
        "",
    ]
    for op in schema.operations:
        if op.service == service:
            lines.append(
                f"extern const saga shop__{op.c_name}_saga;" if op.kind == "saga" else handler_prototype(op) + ";"
            )
    for consumer, event in reactions(schema, service):
        lines.append(f"int {reaction_name(consumer, event)}(call *c, const event *e, const shop_{event.data} *data);")
    lines += [
        "",
        f"extern const migration shop__{service}_migrations[];",
        f"extern const size_t shop__{service}_migration_count;",
    ]
    return "\n".join(lines + ["", "#endif", ""])


def module_source(schema, service):
    ops = [op for op in schema.operations if op.service == service]
    lines = head("module.c", f"{service} as one constant: handlers behind one signature, consumers, migrations.")
    lines += [
        f'#include "lib/services/{service}/generated/handlers.h"',
        '#include "lib/schema/generated/ops.h"',
        '#include "lib/services/generated/modules.h"',
        "",
    ]
    for op in ops:
        if op.kind != "saga":
            ret = ", ret" if op.result else ""
            lines += [f"static int run_{op.c_name}(call *c, const void *args, void *ret)", "{"]
            lines += [] if op.result else ["    (void)ret;"]
            lines += [f"    return shop__{op.c_name}(c, args{ret});", "}", ""]
    for consumer, event in reactions(schema, service):
        name = reaction_name(consumer, event)
        lines += [
            f"static int react_{name[6:]}(call *c, const event *e, const void *data)",
            "{",
            f"    return {name}(c, e, data);",
            "}",
            "",
        ]
    lines.append("static const service_handler handlers[] = {")
    for op in ops:
        how = f".saga = &shop__{op.c_name}_saga" if op.kind == "saga" else f".run = run_{op.c_name}"
        lines.append(f"    {{.op = SHOP__OP_{op.c_name.upper()}, {how}}},")
    lines += ["};", ""]
    consumers = [c for c in schema.consumers if c.service == service]
    for consumer in consumers:
        lines.append(f"static const service_reaction {consumer.name}_reactions[] = {{")
        lines += [
            f"    {{SHOP__EVENT_{c_event(e)}, react_{reaction_name(c, e)[6:]}}},"
            for c, e in reactions(schema, service)
            if c is consumer
        ]
        lines += ["};", ""]
    if consumers:
        lines.append("static const service_consumer consumers[] = {")
        lines += [f'    {{"{service}.{c.name}", {c.name}_reactions, {len(c.events)}}},' for c in consumers] + [
            "};",
            "",
        ]
    lines += [
        f"const service_module shop__{service}_module = {{",
        f'    .name = "{service}",',
        f"    .service = SHOP__SERVICE_{service.upper()},",
        "    .handlers = handlers,",
        f"    .handler_count = {len(ops)},",
    ]
    if consumers:
        lines += ["    .consumers = consumers,", f"    .consumer_count = {len(consumers)},"]
    lines += [
        f"    .migrations = shop__{service}_migrations,",
        f"    .migration_count = &shop__{service}_migration_count,",
        "};",
        "",
    ]
    return "\n".join(lines)


def modules(schema):
    lines = head("modules.h", "the services, each one constant.")
    lines += [
        "#ifndef SHOP_LIB_SERVICES_MODULES_H",
        "#define SHOP_LIB_SERVICES_MODULES_H",
        "",
        '#include "lib/core/service.h"',
        "",
    ]
    lines += [f"extern const service_module shop__{s}_module;" for s in services(schema)]
    lines += ["", "#define SHOP__MODULES " + ", ".join(f"&shop__{s}_module" for s in services(schema))]
    return "\n".join(lines + ["", "#endif", ""])


def calls(schema):
    lines = head("calls.h", "how services call one another, and how they tell what happened.")
    lines += [
        "#ifndef SHOP_LIB_SERVICES_CALLS_H",
        "#define SHOP_LIB_SERVICES_CALLS_H",
        "",
        '#include "lib/core/call.h"',
        '#include "lib/schema/generated/ops.h"',
        '#include "lib/schema/generated/records.h"',
        "",
    ]
    for op in schema.operations:
        ret = f", const shop_{op.result} **ret" if op.result else ""
        line = f"static inline int {op.call_name}(call *c, const shop_{op.args.name} *args{ret})"
        lines += wrap(line) + [
            "{",
            f"    return call_op(c, SHOP__OP_{op.c_name.upper()}, args, {'ret' if op.result else 'NULL'});",
            "}",
            "",
        ]
    for e in schema.events:
        name = f"emit_{e.name.replace('.', '_')}"
        line = f"static inline int {name}(call *c, const char *subject, int64_t version, const shop_{e.data} *data)"
        lines += (
            [f"/* {line_doc(e)} */"]
            + wrap(line)
            + ["{", f"    return call_emit(c, SHOP__EVENT_{c_event(e)}, subject, version, data);", "}", ""]
        )
    return "\n".join(lines + ["#endif", ""])


def line_doc(event):
    return " ".join(event.doc.split()) or event.name


def wrap(line):
    return [line] if len(line) <= 100 else [line.replace("(", "(\n    ", 1)]


def migrations(owner, folder, root):
    """NNN_name.sql files as strings, comments kept: this text is what is checksummed; and PostgreSQL's text of each."""
    twins = set((root / folder).glob("*" + TWIN))
    found = [path for path in sorted((root / folder).glob("*.sql")) if path not in twins]
    alone = {twin.name for twin in twins} - {path.stem + TWIN for path in found}
    assert not alone, f"{folder}: {alone} replaces nothing"
    lines = [
        f"/* migrations.c - the schema of {owner}, version by version, as each engine reads it.",
        f" * {c_headers.MARK} the files in {folder}; add one there. */",
        '#include "lib/store/store.h"',
        "",
        f"extern const migration shop__{owner}_migrations[];",
        f"extern const size_t shop__{owner}_migration_count;",
        "",
    ]
    lines.append(f"const migration shop__{owner}_migrations[] = {{")
    for number, path in enumerate(found, 1):
        assert path.name.startswith(f"{number:03d}_"), f"{path}: migrations are numbered 001, 002, … without a gap"
        lines.append(f'    {{"{owner}", {number}, "{path.stem[4:]}",')
        lines += quoted(path.read_text()) + quoted(for_postgres(path))
        lines[-1] = lines[-1].removesuffix(",") + "},"
    lines += [] if found else ["    {NULL, 0, NULL, NULL, NULL},"]
    lines += ["};", f"const size_t shop__{owner}_migration_count = {len(found)};", ""]
    return "\n".join(lines)


def for_postgres(path):
    """The text of the file beside it, where the two engines have to differ."""
    twin = path.with_name(path.stem + TWIN)
    if twin.exists():
        return postgres.bare(twin.read_text())
    try:
        return postgres.translate(path.read_text())
    except postgres.Untranslatable as what:
        raise model.SchemaError(f"{path}: {what} cannot be translated; write {twin.name}") from what


def quoted(text):
    """One argument: a C string, line by line."""
    lines = ['     "' + line.replace("\\", "\\\\").replace('"', '\\"') + '\\n"' for line in text.splitlines()]
    return lines[:-1] + [lines[-1] + ","]
