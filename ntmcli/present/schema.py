"""JSON Schema (draft-07) of the data files, for editors: from the models, with words for people."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from ntmcli.diagnostic import Lang
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Commune
from ntmcli.model.framework import Framework
from ntmcli.present.output import write_utf8
from ntmcli.present.schema_words import SCHEMA_WORDS

MODELS: Mapping[str, type[BaseModel]] = {"framework": Framework, "commune": Commune, "adjustment": Adjustment}
"""What a data file may hold, by the name that `ntm schema` takes."""

Node = dict[str, Any]


def make_schema(kind: str, lang: Lang) -> Node:
    """Make the schema of a kind of data file, whatever the framework."""
    written = MODELS[kind].model_json_schema(by_alias=True)
    conversion = _Conversion(SCHEMA_WORDS[lang])
    models = {name: conversion.convert(model, name) for name, model in written.pop("$defs").items()}
    root = conversion.convert(written, MODELS[kind].__name__)
    definitions = models | conversion.scalars
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "description": SCHEMA_WORDS[lang][kind],
        **root,
        "definitions": dict(sorted(definitions.items())),
    }


def to_text(schema: Node) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write(schema: Node) -> None:
    write_utf8(to_text(schema))


def point(name: str) -> Node:
    """Refer to a definition."""
    return {"$ref": f"#/definitions/{name}"}


def describe(schema: Node, text: str) -> Node:
    """Say something of a schema; what stands beside `$ref` does not count in draft-07, so a reference is wrapped."""
    return {"description": text, **({"allOf": [schema]} if "$ref" in schema else schema)}


class _Conversion:
    """One schema on its way from Pydantic's 2020-12 to draft-07; `scalars` are the named types met so far."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words
        self.scalars: dict[str, Node] = {}

    def convert(self, written: Any, owner: str) -> Any:
        """Convert a piece of the schema of a model."""
        if not isinstance(written, dict):  # `false`, or the keys that another key depends on
            return written
        node = {key: value for key, value in written.items() if key not in ("title", "description", "default")}
        name = node.pop("$comment", None)
        if "$ref" in node:
            return point(node["$ref"].rpartition("/")[2])
        # Which one is meant follows from its form, so that at most one fits.
        alternatives = [each for each in node.pop("oneOf", node.pop("anyOf", ())) if each != {"type": "null"}]
        converted = [self.convert(each, owner) for each in alternatives]
        if len(converted) == 1 and not node:
            node = converted[0]
        elif converted:
            node["allOf" if len(converted) == 1 else "anyOf"] = converted
        for key in ("additionalProperties", "items", "propertyNames"):
            if key in node:
                node[key] = self.convert(node[key], owner)
        for key in ("patternProperties", "dependencies"):
            if key in node:
                node[key] = {each: self.convert(value, owner) for each, value in node[key].items()}
        if "properties" in node:
            node["properties"] = {key: self._property(key, value, owner) for key, value in node["properties"].items()}
        if "patternProperties" in node:
            node["additionalProperties"] = False
        if name is None:
            return node
        if "pattern" in node:
            node["errorMessage"] = self.words[f"write_{name}"]
        self.scalars[name] = node
        return point(name)

    def _property(self, key: str, written: Any, owner: str) -> Any:
        converted = self.convert(written, owner)
        if isinstance(converted, bool):
            return converted
        return describe(converted, self.words[f"{owner}.{key}" if f"{owner}.{key}" in self.words else key])
