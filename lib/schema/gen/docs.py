"""Write docs/operations.md and docs/events.md: the description as tables to look things up in."""

import re

from .model import SERVICES

MARK = "Written by lib/schema/generate.py from lib/schema/*.toml; change those files."


def files(schema):
    return {"docs/operations.md": operations(schema), "docs/events.md": events(schema)}


def services(schema):
    """The services that have something, in the order of their numbers."""
    return [s for s in SERVICES if s in schema.used_services]


def sentence(text):
    """The first sentence, safe inside a table."""
    first = re.split(r"(?<=[.])\s+(?=[A-Z])", " ".join(text.split()))[0]
    return first.replace("|", "\\|")


def code(text):
    return f"`{text}`" if text else ""


def codes(texts):
    return ", ".join(code(text) for text in texts)


def access(op):
    if op.internal:
        return "services: " + ", ".join(op.callers) if op.callers else "services only"
    return "everybody" if op.public else code(op.scope)


def kind(op):
    marks = [word for word, holds in (("cached", op.cache), (f"every {op.every_ms // 1000} s", op.every_ms)) if holds]
    return ", ".join([op.kind, *marks])


def operation_row(op):
    cells = [
        code(op.name),
        sentence(op.doc),
        kind(op),
        access(op),
        code(op.owner),
        code(op.http),
        codes(op.errors),
    ]
    return "| " + " | ".join(cells) + " |"


def about(schema, service):
    """What a service is, and where its functions are."""
    doc = " ".join(schema.service_docs[service].split())
    return f"{doc} [shop/{service}.h](../include/shop/{service}.h)"


def operations(schema):
    lines = [
        "# Operations",
        "",
        f"<!-- {MARK} -->",
        "",
        f"All {len(schema.operations)} operations, by service. *Access* is the scope that a caller's role has to hold; "
        "*owner* is the argument",
        "that names what has to be the caller's own, unless the role holds the scope on everybody's. Beside the errors",
        "listed here each operation has the common ones of [errors.md](errors.md). The arguments and results are in the",
        "public headers and in [openapi.json](openapi.json).",
        "",
        "Scopes and roles are at the end.",
    ]
    for service in services(schema):
        ops = [op for op in schema.operations if op.service == service]
        lines += ["", f"## {service}", "", about(schema, service), ""]
        lines += ["| operation | what | kind | access | owner | route | errors |", "|---|---|---|---|---|---|---|"]
        lines += [operation_row(op) for op in ops]
    return "\n".join(lines + roles(schema)) + "\n"


def roles(schema):
    lines = ["", "## Roles", "", "A handle that opened a store is the operator and may do everything.", ""]
    lines += ["| role | scopes | on everybody's | who |", "|---|---|---|---|"]
    for role in schema.roles:
        lines.append(f"| {code(role.name)} | {codes(role.scopes)} | {codes(role.any)} | {role.doc} |")
    lines += ["", "| scope | allows to |", "|---|---|"]
    lines += [f"| {code(name)} | {doc} |" for name, doc in schema.scopes]
    return lines


def fields_of(schema, record):
    return codes(f.name for f in schema.records[record].fields)


def events(schema):
    lines = [
        "# Events",
        "",
        f"<!-- {MARK} -->",
        "",
        "An event is a row that the transaction in which it happened appends to the log. A consumer takes each event",
        "exactly once: its effect and its cursor are one commit. `shopctl events` shows the log and what could not be",
        "delivered.",
        "",
        "| event | told by | consumed by | data | when |",
        "|---|---|---|---|---|",
    ]
    for event in schema.events:
        takers = [f"{c.service}.{c.name}" for c in schema.consumers if event.name in c.events]
        lines.append(
            f"| {code(event.name)} | {event.service} | {codes(takers)} | {fields_of(schema, event.data)} "
            f"| {sentence(event.doc)} |"
        )
    lines += ["", "## Consumers", "", "| consumer | takes | what it does |", "|---|---|---|"]
    for c in schema.consumers:
        lines.append(f"| {code(c.service + '.' + c.name)} | {codes(c.events)} | {' '.join(c.doc.split())} |")
    return "\n".join(lines) + "\n"
