"""Shapes of the API's answers as JSON Schema, read from schemas.yaml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

Schema = dict[str, Any]
_HERE = "#/components/schemas/"


@cache
def schemas() -> dict[str, Schema]:
    """Every shape by its name."""
    import yaml

    found: dict[str, Schema] = yaml.safe_load((files("claims.web") / "schemas.yaml").read_text(encoding="utf8"))
    return found


def resolved(schema: Schema) -> Schema:
    """`schema`, or the one that it refers to."""
    target: str | None = schema.get("$ref")
    return schemas()[target.removeprefix(_HERE)] if target is not None else schema


def members(schema: Schema) -> dict[str, Schema]:
    """The members of an object of this shape, with those of the shapes that it extends; of a list those of its rows."""
    schema = resolved(schema)
    found: dict[str, Schema] = {}
    for part in schema.get("allOf", ()):
        found |= members(part)
    if "items" in schema:
        found |= members(schema["items"])
    found |= schema.get("properties", {})
    return found


def partial(schema: Schema) -> Schema:
    """`schema` where every member may be missing: what is left when a caller names the ones that it wants."""
    schema = resolved(schema)
    found = {name: value for name, value in schema.items() if name not in ("required", "allOf", "examples", "minItems")}
    if "items" in schema:
        found["items"] = partial(schema["items"])
    if told := ({} if "items" in schema else members(schema)):
        found["properties"] = {name: partial(member) for name, member in told.items()}
    return found
