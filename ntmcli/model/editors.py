"""What editors are told of the types beside their shape: the pieces of JSON Schema that Pydantic cannot know."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, get_args

from pydantic import WithJsonSchema


def described(name: str, types: str, pattern: str, **more: object) -> WithJsonSchema:
    """Say what an editor takes for a scalar: its own reader makes a number of `90`, and text of `2022-05`.

    `present.schema` makes of it a definition of that name. The pattern holds what is read as text.
    """
    return WithJsonSchema({"$comment": name, "type": types.split(), "pattern": f"^(?:{pattern})$", **more})


def described_choice(name: str, *alternatives: Mapping[str, Any]) -> WithJsonSchema:
    """Say which of several an editor takes; what is wrong with a value, it says by the first."""
    return WithJsonSchema({"$comment": name, "anyOf": [*alternatives]})


def described_words(name: str, words: Iterable[str]) -> WithJsonSchema:
    """Say which words an editor offers; it takes them in small and capital letters."""
    listed = list(words)
    pattern = f"^(?:{'|'.join(map(_in_any_case, listed))})$"
    return described_choice(name, {"enum": listed}, {"type": "string", "pattern": pattern})


def _in_any_case(word: str) -> str:
    """Return a pattern of a word; a JSON Schema has no flags."""
    return "".join(f"[{letter.upper()}{letter}]" if letter.isalpha() else r"\s+" for letter in word)


def schema_of(kind: Any) -> dict[str, Any]:
    """Return what was said of a scalar type."""
    return [each.json_schema for each in get_args(kind) if isinstance(each, WithJsonSchema)][-1] or {}


def or_bare(*kinds: Any, **rules: object) -> Callable[[dict[str, Any]], None]:
    """Let an editor take a bare scalar of some types in place of a model's mapping, which has rules of its own."""

    def extend(schema: dict[str, Any]) -> None:
        mapping = {**schema, **rules}
        schema.clear()
        schema["anyOf"] = [*map(schema_of, kinds), mapping]

    return extend


def require_one_of(*keys: str) -> list[Any]:
    """Make the alternatives of a JSON Schema that asks for at least one of some keys."""
    return [{"required": [key]} for key in keys]


def refuse(*keys: str) -> dict[str, Any]:
    """Make a JSON Schema that refuses some keys."""
    return {"properties": dict.fromkeys(keys, False)}
