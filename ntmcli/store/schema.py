"""Turn a tree of text into a typed model, and each thing Pydantic refuses into a diagnostic.

Pydantic's own sentences never leave this module: its error types become codes of the catalogue.
"""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ntmcli.diagnostic import Finding, Loc, fold, suggest
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Commune
from ntmcli.model.framework import LIMIT_KINDS, Framework, Times
from ntmcli.model.values import NUMBER, OUTCOME_WORDS
from ntmcli.store.reader import MAX_DIAGNOSTICS, Document, Items, Map, Unread

M = TypeVar("M", Framework, Adjustment, Commune)

_SHAPES = {
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "tuple_type": "list",
    "string_type": "text",
}

# Where codes stand that other YAML tools would read as numbers: "*" is any key or position, "**" any depth,
# "." the keys themselves.
_CODES: dict[type[BaseModel], tuple[tuple[str, ...], ...]] = {
    Framework: (
        ("criteria", "*", "code"),
        ("criteria", "*", "indicators", "*", "code"),
        ("withdrawal", "key_criteria", "*"),
        ("**", "indicator"),
    ),
    Adjustment: (
        ("targets", "."),
        ("criteria", "*", "code"),
        ("criteria", "*", "indicators", "*", "code"),
        ("**", "indicator"),
    ),
    Commune: (
        ("gso_code",),
        ("reviews", "*", "results", "."),
        ("responsible", "*", "codes", "*"),
        ("effort", "."),
    ),
}


def validate(document: Document, model: type[M]) -> M | None:
    """Type a document; None, with the reasons added to its diagnostics, where it does not fit."""
    if document.root is None:
        return None
    for finding in find_bare_codes(document.root, model):
        document.add(finding)
    try:
        return model.model_validate(document.root)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
    for details in found[: MAX_DIAGNOSTICS + 1]:
        translated = _translate(details, document.root, model)
        if translated is not None:
            document.add(translated)
    return None


def find_bare_codes(root: Map, model: type[M]) -> Iterator[Finding]:
    """Find the codes that stand unquoted and look like numbers."""
    for pattern in _CODES[model]:
        yield from _bare_codes(root, pattern, ())


def salvage(document: Document, model: type[M]) -> M | None:
    """Type what is left of a refused document without the answers at fault: to check the rest, never to judge."""
    try:
        return model.model_validate(document.root)
    except ValidationError as error:
        faults = [details["loc"] for details in error.errors(include_url=False, include_input=False)]
    try:
        return model.model_validate(_without(document.root, faults, ()))
    except ValidationError:
        return None


def _without(node: Any, faults: list[Loc], here: Loc) -> Any:
    """Copy a tree without the answers of reviews at fault; what else is at fault stays, and is refused again."""
    if isinstance(node, Items):
        return [_without(item, faults, (*here, at)) for at, item in enumerate(node)]
    if not isinstance(node, Map):
        return node
    answers = len(here) == 3 and here[0] == "reviews" and here[2] in ("results", "conditions")
    faulty = {loc[3] for loc in faults if loc[:3] == here and len(loc) > 3} if answers else ()
    return {key: _without(value, faults, (*here, key)) for key, value in node.items() if key not in faulty}


def _translate(details: ErrorDetails, root: Map, model: type[BaseModel]) -> Finding | None:
    """Say one of Pydantic's errors in our codes; None where the reader has refused the place already."""
    kind = details["type"]
    context = dict(details.get("ctx", {}))
    below: Loc = context.pop("at", ())
    loc: Loc = tuple(step for step in details["loc"] if step not in LIMIT_KINDS)
    # Pydantic marks an error of a key so; a file may have such a key of its own.
    on_key = loc[-1:] == ("[key]",) and "[key]" not in _node(root, loc[:-1])
    loc = (loc[:-1] if on_key else loc) + below
    node = _node(root, loc)
    if isinstance(node, Unread):
        return None
    if kind == "missing":
        return Finding("NTM102", loc[:-1], {"key": str(loc[-1])}, on_key=True)
    if kind == "extra_forbidden":
        key = str(details["loc"][-1])
        known = _keys(Times, ()) if details["loc"][-2:-1] == (LIMIT_KINDS[1],) else _keys(model, loc[:-1])
        meant = suggest(key, known) or {"keys": ", ".join(known)}
        return Finding("NTM101", loc, {"text": key, **meant}, on_key=True)
    if kind == "NTM208":
        context |= _suggest_outcome(context["text"])
    if kind.startswith("NTM"):
        return Finding(kind, loc, context, on_key)
    if kind == "too_long":
        return Finding("NTM113", loc, {"count": str(context["max_length"])}, on_key=True)
    if kind in ("string_too_short", "too_short") or node == "":
        return Finding("NTM104", loc, {}, on_key)
    return Finding("NTM103", loc, {"expected": _SHAPES[kind]}, on_key)


def _suggest_outcome(text: str) -> dict[str, str]:
    """Find the outcome word that was probably meant: never one of another meaning that only looks alike."""
    return {"suggest": "chưa đạt"} if fold(text) == "khong dat" else suggest(text, OUTCOME_WORDS, nearness=0.85)


def _node(root: Any, loc: Loc) -> Any:
    for step in loc:
        if (isinstance(root, Map) and step in root) or (
            isinstance(root, Items) and isinstance(step, int) and step < len(root)
        ):
            root = root[step]  # type: ignore[index]
    return root


def _keys(model: Any, loc: Loc) -> list[str]:
    """List the keys that the schema knows at a key path."""
    for step in loc:
        if isinstance(model, type) and issubclass(model, BaseModel):
            model.model_rebuild()  # a model built on first use has not yet looked up what its fields name
            fields = {field.alias or name: field for name, field in model.model_fields.items()}
            model = _inner(fields[step].annotation) if step in fields else model
        else:
            model = _inner(get_args(model)[-1 if get_origin(model) is dict else 0])
    if isinstance(model, type) and issubclass(model, BaseModel):
        return [field.alias or name for name, field in model.model_fields.items() if name != "judgement"]
    return []


def _inner(annotation: Any) -> Any:
    """Strip the optional and the annotated from a type."""
    while get_origin(annotation) in (Union, UnionType, Annotated):
        annotation = get_args(annotation)[0]
    return annotation


def _bare_codes(node: Any, pattern: tuple[str, ...], loc: Loc) -> Iterator[Finding]:
    """Find the codes along a pattern that stand unquoted and look like numbers."""
    step, rest = pattern[0], pattern[1:]
    if not isinstance(node, Map | Items):
        return
    if step == ".":
        for key, (event, _) in node.places.items() if isinstance(node, Map) else ():
            if not event.style and NUMBER.fullmatch(key):
                yield Finding("NTM107", (*loc, key), {"text": key}, on_key=True)
        return
    entries: list[tuple[str | int, Any, Any]] = (
        [(key, node[key], places[1]) for key, places in node.places.items() if step in ("*", "**", key)]
        if isinstance(node, Map)
        else list(zip(range(len(node)), node, node.places, strict=True))
    )
    for name, value, event in entries:
        if step == "**":
            if name != rest[0]:
                yield from _bare_codes(value, pattern, (*loc, name))
            else:
                yield from _bare_codes(node, rest, loc)
        elif rest:
            yield from _bare_codes(value, rest, (*loc, name))
        elif isinstance(value, str) and not event.style and NUMBER.fullmatch(value):
            yield Finding("NTM107", (*loc, name), {"text": value})
