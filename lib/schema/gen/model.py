"""Load lib/schema/*.toml, check it, and give it to the writers as plain objects.

Every mistake in the description is found here, with the file and the name at fault; the writers may
then assume that all is well.
"""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

# The order is part of the ABI between processes: append only.
SERVICES = [
    "user",
    "catalog",
    "inventory",
    "cart",
    "order",
    "payment",
    "search",
    "recommendation",
    "notification",
    "system",
]
KINDS = ["query", "command", "saga", "task"]
SCALARS = ["string", "int", "bool", "time", "money", "json", "strings"]
OP_KEYS = {
    "kind",
    "http",
    "scope",
    "owner",
    "result",
    "errors",
    "doc",
    "args",
    "cache",
    "batch",
    "internal",
    "public",
    "callers",
    "every_ms",
}
FIELD_KEYS = {"type", "doc", "required", "optional", "max", "min", "pii", "secret", "password"}
RESERVED_WORDS = set("""alignas asm auto bool break case catch char class const continue default delete
do double else enum explicit export extern false float for friend goto if inline int long mutable
namespace new not operator or private protected public register return short signed sizeof static
struct_size switch template this throw true try typedef typename union unsigned using virtual void
volatile while xor and""".split())
ERROR_CODE = re.compile(r"X\((\w+), (-\d+), (\d+), ([01]), \"([^\"]*)\"\)")


class SchemaError(Exception):
    """A mistake in the description; the text says where and what."""


@dataclass
class Field:
    name: str
    type: str  # "string", "id", "enum", "record", "list", …
    of: str = ""  # id prefix, enum name or record name
    doc: str = ""
    required: bool = False
    optional: bool = False
    pii: bool = False
    secret: bool = False
    password: bool = False  # a secret that somebody chose, so that it can be guessed
    min: int = 0
    max: int = 0
    floor: bool = False  # min was given: 0 is a limit, too
    ceiling: bool = False

    @property
    def c_name(self):
        """Times carry their unit in C; in JSON they are RFC 3339 text and carry none."""
        return self.name + "_ms" if self.type == "time" else self.name


@dataclass
class Record:
    name: str
    doc: str
    fields: list
    header: str  # the public header that declares it: "catalog"
    input: bool = False
    args: bool = False


@dataclass
class Enum:
    name: str
    doc: str
    values: list  # (name, doc), without the implied unknown
    header: str


@dataclass
class Operation:
    name: str  # "order.place"
    service: str
    kind: str
    doc: str
    args: Record
    result: str = ""  # record name or ""
    http: str = ""
    scope: str = ""
    owner: str = ""
    errors: list = field(default_factory=list)
    callers: list = field(default_factory=list)
    cache: bool = False
    batch: bool = False
    internal: bool = False
    public: bool = False
    every_ms: int = 0

    @property
    def c_name(self):
        return self.name.replace(".", "_")

    @property
    def call_name(self):
        """order.place in order: call_order_place; product.get in catalog: call_catalog_product_get."""
        noun, _, verb = self.name.partition(".")
        return f"call_{self.service}_{verb}" if noun == self.service else f"call_{self.service}_{self.c_name}"


@dataclass
class Event:
    name: str
    service: str
    data: str
    doc: str


@dataclass
class Consumer:
    name: str  # "sales" of inventory: "inventory.sales"
    service: str
    events: list
    doc: str


@dataclass
class Role:
    name: str
    doc: str
    scopes: list
    any: list


@dataclass
class Schema:
    records: dict = field(default_factory=dict)
    enums: dict = field(default_factory=dict)
    operations: list = field(default_factory=list)
    events: list = field(default_factory=list)
    consumers: list = field(default_factory=list)
    scopes: list = field(default_factory=list)  # (name, doc)
    roles: list = field(default_factory=list)
    peers: list = field(default_factory=list)  # (name, doc): callers that are no services
    errors: dict = field(default_factory=dict)  # name -> (code, status, retryable, text)
    service_docs: dict = field(default_factory=dict)
    used_services: list = field(default_factory=list)  # "types", which is no service, first


def check(condition, text):
    if not condition:
        raise SchemaError(text)


def known_keys(where, table, keys):
    unknown = set(table) - set(keys)
    check(not unknown, f"{where}: unknown key {', '.join(sorted(unknown))}; known are {', '.join(sorted(keys))}")


def load_fields(where, tables):
    return [load_field(f"{where}.{name}", name, table) for name, table in tables.items()]


def load_field(where, name, table):
    known_keys(where, table, FIELD_KEYS)
    check(re.fullmatch(r"[a-z][a-z0-9_]*", name), f"{where}: names are lower case with underscores")
    check(name not in RESERVED_WORDS, f"{where}: {name} is a word of C or C++; choose another name")
    kind, _, of = table.get("type", "").partition(":")
    check(kind in SCALARS + ["id", "enum", "record", "list"], f"{where}: unknown type {table.get('type')!r}")
    check(
        bool(of) == (kind not in SCALARS),
        f"{where}: type {kind} {'needs' if not of else 'takes no'} a name behind a colon",
    )
    check(kind != "id" or re.fullmatch(r"[a-z]{2,4}", of), f"{where}: an id's prefix has 2 to 4 letters")
    optional = table.get("optional", False)
    check(
        not optional or kind in ("int", "bool"),
        f"{where}: only int and bool need optional; the others have an absent value",
    )
    password = table.get("password", False)
    return Field(
        name,
        kind,
        of,
        table.get("doc", ""),
        table.get("required", False),
        optional,
        table.get("pii", False),
        table.get("secret", False) or password,
        password,
        table.get("min", 0),
        table.get("max", 0),
        "min" in table,
        "max" in table,
    )


def load_operation(schema, service, name, table):
    where = f"{service}.toml: operation {name}"
    known_keys(where, table, OP_KEYS)
    check(re.fullmatch(r"[a-z_]+\.[a-z_]+", name), f"{where}: a name is noun.verb")
    check(table.get("kind") in KINDS, f"{where}: kind is one of {', '.join(KINDS)}")
    check(table.get("doc"), f"{where}: needs a doc")
    result = table.get("result", "")
    args = Record(
        f"{name.replace('.', '_')}_args",
        f"Arguments of shop_{name.replace('.', '_')}().",
        load_fields(where, table.get("args", {})),
        service,
        input=True,
        args=True,
    )
    if result.startswith("page:"):
        result = add_page(schema, service, result[5:])
    schema.records[args.name] = args
    op = Operation(
        name,
        service,
        table["kind"],
        table["doc"].strip(),
        args,
        result,
        table.get("http", ""),
        table.get("scope", ""),
        table.get("owner", ""),
        table.get("errors", []),
        table.get("callers", []),
        table.get("cache", False),
        table.get("batch", False),
        table.get("internal", False),
        table.get("public", False),
        table.get("every_ms", 0),
    )
    schema.operations.append(op)


def add_page(schema, service, item):
    """page:product is a record product_page {items, next_cursor}."""
    name = f"{item}_page"
    if name not in schema.records:
        schema.records[name] = Record(
            name,
            f"A page of a list of shop_{item}.",
            [
                Field("items", "list", item, "In the list's order."),
                Field("next_cursor", "string", "", "Pass it as `cursor` for the next page; NULL on the last one."),
            ],
            service,
        )
    return name


def load_service(schema, service, data):
    where = f"{service}.toml"
    known_keys(where, data, {"doc", "enums", "records", "inputs", "operations", "events", "consumers"})
    schema.service_docs[service] = data.get("doc", "").strip()
    schema.used_services.append(service)
    for name, table in data.get("enums", {}).items():
        known_keys(f"{where}: enum {name}", table, {"doc", "values"})
        values = [(v, "") if isinstance(v, str) else (v[0], v[1]) for v in table["values"]]
        schema.enums[name] = Enum(name, table.get("doc", ""), values, service)
    for group, is_input in (("records", False), ("inputs", True)):
        for name, table in data.get(group, {}).items():
            known_keys(f"{where}: {name}", table, {"doc", "fields"})
            check(name not in schema.records, f"{where}: record {name} is declared twice")
            schema.records[name] = Record(
                name, table.get("doc", "").strip(), load_fields(f"{where}: {name}", table["fields"]), service, is_input
            )
    for name, table in data.get("operations", {}).items():
        load_operation(schema, service, name, table)
    for name, table in data.get("events", {}).items():
        known_keys(f"{where}: event {name}", table, {"doc", "data"})
        schema.events.append(Event(name, service, table["data"], table.get("doc", "").strip()))
    for name, table in data.get("consumers", {}).items():
        known_keys(f"{where}: consumer {name}", table, {"doc", "events"})
        schema.consumers.append(Consumer(name, service, table["events"], table.get("doc", "").strip()))


def load_roles(schema, data):
    known_keys("roles.toml", data, {"scopes", "roles", "peers"})
    schema.scopes = list(data["scopes"].items())
    check(len(schema.scopes) <= 64, "roles.toml: at most 64 scopes fit one word")
    schema.peers = list(data.get("peers", {}).items())
    check(len(SERVICES) + len(schema.peers) <= 32, "roles.toml: at most 32 services and peers fit one word")
    for name, _ in schema.peers:
        check(name not in SERVICES, f"roles.toml: peer {name} is a service")
    names = [name for name, _ in schema.scopes]
    for name, table in data["roles"].items():
        known_keys(f"roles.toml: role {name}", table, {"doc", "scopes", "any"})
        role = Role(name, table.get("doc", ""), table.get("scopes", []), table.get("any", []))
        for scope in role.scopes + role.any:
            check(scope in names, f"roles.toml: role {name}: unknown scope {scope}")
        schema.roles.append(role)


def load_errors(schema, header):
    text = header.read_text().replace("\\\n", " ")
    for name, code, status, retryable, words in ERROR_CODE.findall(text):
        schema.errors[name] = (int(code), int(status), retryable == "1", words)


def verify(schema):
    """Everything that one name says about another."""
    names = set()
    scopes = [name for name, _ in schema.scopes]
    routes = set()
    for op in schema.operations:
        where = f"{op.service}.toml: operation {op.name}"
        check(op.name not in names, f"{where}: declared twice")
        names.add(op.name)
        check(not op.result or op.result in schema.records, f"{where}: unknown result {op.result}")
        check(not op.scope or op.scope in scopes, f"{where}: unknown scope {op.scope}")
        check(op.internal or op.public or op.scope, f"{where}: needs a scope, or internal or public")
        check(not op.owner or op.owner in [f.name for f in op.args.fields], f"{where}: owner names no argument")
        check(not (op.internal and op.http), f"{where}: an internal operation has no route")
        check(op.internal or op.http or op.every_ms, f"{where}: needs an http route")
        check(
            not op.http or re.fullmatch(r"(GET|POST|PUT|PATCH|DELETE) /v1/\S*", op.http),
            f"{where}: http is METHOD /v1/…",
        )
        check(not op.every_ms or op.result == "job_report", f"{where}: a job's result is job_report")
        route = re.sub(r"\{\w+\}", "{}", op.http)
        check(not route or route not in routes, f"{where}: the route {op.http} is taken")
        routes.add(route)
        for name in re.findall(r"\{(\w+)\}", op.http):
            check(name in [f.name for f in op.args.fields], f"{where}: the route's {name} is no argument")
        for error in op.errors:
            check(error in schema.errors, f"{where}: unknown error {error}")
        for caller in op.callers:
            check(caller in SERVICES, f"{where}: unknown caller {caller}")
    for record in schema.records.values():
        for f in record.fields:
            where = f"{record.header}.toml: {record.name}.{f.name}"
            check(f.type not in ("record", "list") or f.of in schema.records, f"{where}: unknown record {f.of}")
            check(f.type != "enum" or f.of in schema.enums, f"{where}: unknown enum {f.of}")
            if f.type in ("record", "list"):
                check(
                    schema.records[f.of].input == record.input,
                    f"{where}: an input holds inputs ([inputs.…]), a result holds records",
                )
                check(not schema.records[f.of].args, f"{where}: arguments cannot be nested")
            if f.type == "enum":
                f.max = len(schema.enums[f.of].values)
    event_names = [e.name for e in schema.events]
    for event in schema.events:
        check(event.data in schema.records, f"{event.service}.toml: event {event.name}: unknown record {event.data}")
    for consumer in schema.consumers:
        for name in consumer.events:
            check(name in event_names, f"{consumer.service}.toml: consumer {consumer.name}: unknown event {name}")


def load(folder: Path):
    """The checked schema of a folder of TOML files."""
    schema = Schema()
    load_errors(schema, folder.parents[1] / "include/shop/error.h")
    load_roles(schema, tomllib.loads((folder / "roles.toml").read_text()))
    for service in ["types"] + SERVICES:
        path = folder / f"{service}.toml"
        if path.exists():
            try:
                load_service(schema, service, tomllib.loads(path.read_text()))
            except tomllib.TOMLDecodeError as error:
                raise SchemaError(f"{path.name}: {error}") from error
    verify(schema)
    return schema
