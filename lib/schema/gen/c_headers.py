"""Write the public domain headers include/shop/<service>.h, and the records that only the services see."""

import textwrap

MARK = "Written by lib/schema/generate.py from"
SCALAR_TYPES = {
    "string": "const char *",
    "id": "const char *",
    "json": "const char *",
    "int": "int64_t ",
    "time": "int64_t ",
    "money": "shop_money ",
    "bool": "bool ",
}


def files(schema):
    public = reachable(schema)
    made = {}
    for header in schema.used_services:
        made[f"include/shop/{header}.h"] = public_header(schema, header, public)
    made["lib/schema/generated/records.h"] = internal_header(schema, public)
    return made


def reachable(schema):
    """Names of the records and enums that a public operation can hand in or out."""
    seen = set()

    def visit(name):
        if name in seen:
            return
        seen.add(name)
        for f in schema.records[name].fields:
            if f.type in ("record", "list"):
                visit(f.of)
            elif f.type == "enum":
                seen.add(f"enum {f.of}")

    for op in schema.operations:
        if not op.internal:
            visit(op.args.name)
            if op.result:
                visit(op.result)
    return seen


def public_header(schema, header, public):
    records = ordered(schema, [r for r in schema.records.values() if r.header == header and r.name in public])
    enums = [e for e in schema.enums.values() if e.header == header and f"enum {e.name}" in public]
    ops = [op for op in schema.operations if op.service == header and not op.internal]
    guard = f"SHOP_{header.upper()}_H"
    lines = ["/**", f" * @file {header}.h"]
    brief = schema.service_docs.get(header) or header
    lines += comment_body(f"@brief {brief}")
    lines += [
        " *",
        f" * {MARK} lib/schema/{header}.toml; change that file.",
        " */",
        f"#ifndef {guard}",
        f"#define {guard}",
        "",
    ]
    lines += [f'#include "shop/{name}.h"' for name in includes(schema, header, records, enums)]
    lines += ["", "#ifdef __cplusplus", 'extern "C" {', "#endif", ""]
    for enum in enums:
        lines += enum_lines(enum)
    for record in records:
        lines += record_lines(schema, record)
    for op in ops:
        lines += prototype_lines(schema, op)
    lines += ["#ifdef __cplusplus", "}", "#endif", "#endif", ""]
    return "\n".join(lines)


def internal_header(schema, public):
    """Arguments of internal operations, and event data that no public operation shows."""
    records = ordered(schema, [r for r in schema.records.values() if r.name not in public])
    enums = [e for e in schema.enums.values() if f"enum {e.name}" not in public]
    lines = [
        "/* records.h - records that only the services see: arguments of internal operations, event data.",
        f" * {MARK} the files in lib/schema; change those. */",
        "#ifndef SHOP_LIB_SCHEMA_RECORDS_H",
        "#define SHOP_LIB_SCHEMA_RECORDS_H",
        "",
    ]
    lines += ['#include "shop/error.h"']
    lines += [f'#include "shop/{name}.h"' for name in schema.used_services]
    lines.append("")
    for enum in enums:
        lines += enum_lines(enum)
    for record in records:
        lines += record_lines(schema, record)
    return "\n".join(lines + ["#endif", ""])


def includes(schema, header, records, enums):
    """The headers that declare what these records mention."""
    wanted = set()
    for record in records:
        for f in record.fields:
            if f.type in ("record", "list"):
                wanted.add(schema.records[f.of].header)
            elif f.type == "enum":
                wanted.add(schema.enums[f.of].header)
    for op in schema.operations:
        if op.service == header and op.result and not op.internal:
            wanted.add(schema.records[op.result].header)
    return ["base", "error"] + [h for h in schema.used_services if h in wanted and h != header]


def ordered(schema, records):
    """Each record behind the ones that it mentions, else as declared."""
    names = {r.name for r in records}
    done, result = set(), []

    def place(record):
        if record.name in done:
            return
        done.add(record.name)
        for f in record.fields:
            if f.type in ("record", "list") and f.of in names:
                place(schema.records[f.of])
        result.append(record)

    for record in records:
        place(record)
    return result


def comment_body(text, indent=" * "):
    out = []
    for paragraph in text.split("\n\n"):
        if out:
            out.append(indent.rstrip())
        out += textwrap.wrap(
            " ".join(paragraph.split()), 98 - len(indent), initial_indent=indent, subsequent_indent=indent
        )
    return out


def doc_comment(text):
    body = comment_body(text)
    if len(body) == 1 and len(body[0]) < 92:
        return [f"/** {body[0][3:]} */"]
    return ["/**"] + body + [" */"]


def enum_lines(enum):
    prefix = f"SHOP_{enum.name.upper()}"
    lines = doc_comment((enum.doc or f"Values of {enum.name}.") + " Append only; 0 = unknown to this library.")
    lines.append(f"typedef enum shop_{enum.name} {{")
    lines.append(f"    {prefix}_UNKNOWN = 0, /**< Absent, or newer than this library. */")
    width = max(len(f"{name} = {number},") for number, (name, _) in enumerate(enum.values, 1))
    for number, (name, doc) in enumerate(enum.values, 1):
        member = f"{name.upper()} = {number}{',' if number < len(enum.values) else ''}"
        line = f"    {prefix}_{member:{width}} /**< "
        words = doc or f'"{name}"'
        lines.append(line + words + " */")
    lines += [f"}} shop_{enum.name};", ""]
    return lines


def members(schema, record):
    """The C members as (declaration, doc, initialiser); every field fills whole 8-byte cells."""
    out = []
    if record.input:
        out.append(
            ("uint32_t struct_size", "sizeof this struct; the initialiser fills it in.", f"sizeof(shop_{record.name})")
        )
        if record.args:
            out.append(("uint32_t timeout_ms", "Give up after this time; 0 = the shop's default.", "0"))
            out.append(("const char *idempotency_key", "1 to 255 printable ASCII characters, or NULL.", "NULL"))
        else:
            out.append(("uint32_t reserved_size", "Zero.", "0"))
    for f in record.fields:
        out += field_members(schema, record, f)
    if not out:
        out.append(("uint64_t reserved_empty", "Zero; the record has no fields yet.", "0"))
    return out


def field_members(schema, record, f):
    doc = describe(f)
    if f.type == "list":
        of = f"shop_{f.of}"
        pointer = f"const {of} *{f.name}" if record.input else f"const {of} *const *{f.name}"
        return [(pointer, doc, "NULL"), (f"size_t {count_name(f.name)}", f"Number of {f.name}.", "0")]
    if f.type == "strings":
        return [
            (f"const char *const *{f.name}", doc, "NULL"),
            (f"size_t {count_name(f.name)}", f"Number of {f.name}.", "0"),
        ]
    if f.type == "record":
        return [(f"const shop_{f.of} *{f.name}", doc, "NULL")]
    if f.type == "enum":
        return [
            (f"shop_{f.of} {f.name}", doc, f"SHOP_{f.of.upper()}_UNKNOWN"),
            (f"uint8_t reserved_{f.name}[4]", "Zero.", "{0}"),
        ]
    if f.type == "bool":
        flags = [(f"bool {f.name}", doc, "false")]
        if f.optional:
            flags.insert(0, (f"bool has_{f.name}", f"Whether {f.name} is there.", "false"))
        return flags + [(f"uint8_t reserved_{f.name}[{8 - len(flags)}]", "Zero.", "{0}")]
    value = (
        f"{SCALAR_TYPES[f.type]}{f.c_name}",
        doc,
        {"money": '{0, "", 0, {0}}'}.get(f.type, "NULL" if f.type in ("string", "id", "json") else "0"),
    )
    if f.optional:
        return [
            (f"bool has_{f.name}", f"Whether {f.name} is there.", "false"),
            (f"uint8_t reserved_{f.name}[7]", "Zero.", "{0}"),
            value,
        ]
    return [value]


def count_name(name):
    """lines -> line_count, categories -> category_count, taxes -> tax_count, media -> media_count."""
    if name.endswith("ies"):
        return name[:-3] + "y_count"
    if name.endswith(("xes", "ses", "ches")):
        return name[:-2] + "_count"
    return (name[:-1] if name.endswith("s") else name) + "_count"


def describe(f):
    notes = []
    if f.type == "id":
        notes.append(f'"{f.of}_…".')
    if f.type == "time":
        notes.append("Unix time; 0 = absent.")
    if f.required:
        notes.append("Required.")
    if f.type == "string" and f.max:
        notes.append(f"At most {f.max} bytes.")
    if f.pii:
        notes.append("Personal data.")
    if f.secret:
        notes.append("Secret: never logged.")
    return " ".join([f.doc or spoken(f)] + notes)


def spoken(f):
    """weight_grams: "Weight in grams."; title: "Title."."""
    words = f.name.split("_")
    if words[-1] in ("grams", "ppm", "percent"):
        words[-1] = "in " + words[-1]
    return " ".join(words).capitalize() + "."


def record_lines(schema, record):
    doc = record.doc or f"A {record.name.replace('_', ' ')}."
    if not record.input:
        doc += " Owned by the library: everything in it lives until shop_free() of what was returned."
    elif not record.args:
        doc += f" Start from SHOP_{record.name.upper()}_INIT."
    lines = doc_comment(doc)
    lines.append(f"typedef struct shop_{record.name} {{")
    parts = members(schema, record)
    width = max(len(d) for d, w, _ in parts if len(d) + len(w) < 84 or len(d) < 40) + 1
    for declaration, words, _ in parts:
        line = f"    {declaration + ';':{width}} /**< {words} */"
        if len(line) <= 100:
            lines.append(line)
        else:
            lines += ["    /**"] + comment_body(words, "     * ") + ["     */", f"    {declaration};"]
    lines += [f"}} shop_{record.name};", ""]
    if record.input:
        macro = f"SHOP_{record.name.removesuffix('_args').upper()}_INIT"
        lines += [f"/** Initialiser of shop_{record.name}: everything absent. */", f"#define {macro} \\", "    { \\"]
        body = textwrap.wrap(", ".join(i for _, _, i in parts), 88)
        lines += [f"        {part} \\" for part in body] + ["    }", ""]
    return lines


def prototype(op, name):
    out = f", const shop_{op.result} **out" if op.result else ""
    return f"int {name}(shop *s, const shop_{op.args.name} *args{out})"


def prototype_lines(schema, op):
    lines = ["/**"] + comment_body(op.doc) + [" *"]
    how = f"@param s Open shop or view; safe to share between threads."
    lines += comment_body(how)
    lines += comment_body(
        f"@param args Borrowed for the duration of the call. Start from SHOP_{op.c_name.upper()}_INIT."
    )
    if op.result:
        lines += comment_body("@param[out] out Set only on success. Free with shop_free().")
    listed = "".join(f", SHOP_E_{name} ({schema.errors[name][3]})" for name in op.errors)
    lines += comment_body(f"@return 0{listed}, or any code that shop_open() lists as common.")
    lines += [" */"]
    line = f"SHOP_API {prototype(op, 'shop_' + op.c_name)};"
    if len(line) > 100:
        head, _, tail = line.partition("(")
        line = f"{head}(\n    {tail}"
    return lines + [line, ""]
