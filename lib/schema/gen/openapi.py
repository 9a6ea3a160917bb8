"""Write docs/openapi.json: OpenAPI 3.1 for every operation that has a route."""

import json
import re

from .model import SERVICES

MONEY = {
    "type": "object",
    "description": "An amount in minor units of an ISO 4217 currency.",
    "properties": {"minor": {"type": "integer"}, "currency": {"type": "string", "pattern": "^[A-Z]{3}$"}},
    "required": ["minor", "currency"],
    "additionalProperties": False,
}
PROBLEM = {
    "type": "object",
    "description": "RFC 9457 problem details.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
        "field": {"type": "string"},
        "request_id": {"type": "string"},
        "retryable": {"type": "boolean"},
    },
    "required": ["type", "title", "status", "code"],
}


def files(schema):
    return {"docs/openapi.json": json.dumps(document(schema), indent=1, ensure_ascii=False) + "\n"}


def document(schema):
    version = "1.0.0"
    paths = {}
    for op in schema.operations:
        if op.http:
            method, _, path = op.http.partition(" ")
            paths.setdefault(path, {})[method.lower()] = operation(schema, op, method, path)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "libshop",
            "version": version,
            "description": "A complete shop backend. Written by the schema's generator.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": s, "description": schema.service_docs[s]} for s in schema.used_services if s in SERVICES],
        "security": [{"bearer": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
            "schemas": components(schema, paths),
        },
    }


def components(schema, paths):
    """Only what the paths reach, so that internal records stay inside."""
    wanted, made = refs(paths), {"money": MONEY, "problem": PROBLEM}
    while wanted:
        name = wanted.pop()
        if name not in made:
            made[name] = record_schema(schema, schema.records[name].fields)
            made[name]["description"] = " ".join(schema.records[name].doc.split())
            wanted |= refs(made[name])
    return dict(sorted(made.items()))


def refs(value):
    return set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(value))) - {"money", "problem"}


def record_schema(schema, fields):
    out = {
        "type": "object",
        "properties": {f.name: field_schema(schema, f) for f in fields},
        "additionalProperties": False,
    }
    required = [f.name for f in fields if f.required]
    if required:
        out["required"] = required
    return out


def field_schema(schema, f):
    out = {
        "string": {"type": "string"},
        "id": {"type": "string", "pattern": f"^{f.of}_[0-7][0-9a-hjkmnp-tv-z]{{25}}$"},
        "int": {"type": "integer"},
        "bool": {"type": "boolean"},
        "time": {"type": "string", "format": "date-time"},
        "money": {"$ref": "#/components/schemas/money"},
        "json": {},
        "strings": {"type": "array", "items": {"type": "string"}},
        "record": {"$ref": f"#/components/schemas/{f.of}"},
        "list": {"type": "array", "items": {"$ref": f"#/components/schemas/{f.of}"}},
    }.get(f.type)
    if f.type == "enum":
        out = {"type": "string", "enum": [v for v, _ in schema.enums[f.of].values]}
    out = dict(out)
    limits = {
        "string": ("minLength", "maxLength"),
        "int": ("minimum", "maximum"),
        "list": ("minItems", "maxItems"),
        "strings": ("minItems", "maxItems"),
    }.get(f.type)
    if limits:
        given = (f.min, f.floor), (f.max, f.ceiling)
        out.update({key: value for key, (value, said) in zip(limits, given) if value or said})
    if f.doc:
        out["description"] = f.doc
    return out


def operation(schema, op, method, path):
    in_path = re.findall(r"\{(\w+)\}", path)
    body_fields = [f for f in op.args.fields if f.name not in in_path]
    out = {
        "operationId": op.name,
        "tags": [op.service],
        "summary": re.split(r"(?<=\.)\s", " ".join(op.doc.split()))[0],
        "description": " ".join(op.doc.split()),
        "parameters": [],
    }
    for f in op.args.fields:
        if f.name in in_path:
            out["parameters"].append(
                {"name": f.name, "in": "path", "required": True, "schema": field_schema(schema, f)}
            )
        elif method in ("GET", "DELETE"):
            out["parameters"].append(
                {"name": f.name, "in": "query", "required": f.required, "schema": field_schema(schema, f)}
            )
    if op.kind != "query":
        out["parameters"].append(
            {
                "name": "Idempotency-Key",
                "in": "header",
                "required": False,
                "schema": {"type": "string", "minLength": 1, "maxLength": 255},
            }
        )
    if method not in ("GET", "DELETE") and body_fields:
        out["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": record_schema(schema, body_fields)}},
        }
    out["responses"] = responses(schema, op)
    if op.public:
        out["security"] = []
    else:
        out["x-scope"] = op.scope
    return out


def responses(schema, op):
    if op.result:
        made = {
            "200": {
                "description": "Success.",
                "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{op.result}"}}},
            }
        }
    else:
        made = {"204": {"description": "Success."}}
    by_status = {}
    for name in op.errors:
        by_status.setdefault(str(schema.errors[name][1]), []).append(name)
    for status, names in sorted(by_status.items()):
        made[status] = {
            "description": "; ".join(f"{n}: {schema.errors[n][3]}" for n in names) + ".",
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}},
        }
    made["default"] = {
        "description": "Any common error.",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}},
    }
    return made
