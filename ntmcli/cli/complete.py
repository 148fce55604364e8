"""Shell completion: codes of communes, criteria, indicators and frameworks."""

from collections.abc import Iterator
from pathlib import Path

import typer


def complete_commune(context: typer.Context, incomplete: str) -> list[str]:
    """List the codes of communes by the names of their files; none is opened."""
    from ntmcli.store.disk import list_communes

    root = _root(context)
    return [] if root is None else [path.stem for path in list_communes(root) if path.stem.startswith(incomplete)]


def complete_framework(context: typer.Context, incomplete: str) -> list[str]:
    from ntmcli.store.disk import CRITERIA, list_rules
    from ntmcli.store.folder import read_file

    root = _root(context)
    if root is None:
        return []
    default = read_file(root / CRITERIA).written("code")
    codes = [default or "", *(path.stem for path in list_rules(root, "frameworks"))]
    return [code for code in codes if code and code.startswith(incomplete)]


def complete_zone(context: typer.Context, incomplete: str) -> list[str]:
    """List the zones of the default framework."""
    from ntmcli.store.disk import CRITERIA
    from ntmcli.store.folder import read_file

    root = _root(context)
    tree = None if root is None else read_file(root / CRITERIA).root
    zones = tree.get("zones") if tree is not None else None
    return [code for code in zones if code.startswith(incomplete)] if isinstance(zones, dict) else []


def complete_code(context: typer.Context, incomplete: str) -> list[str]:
    """List the codes of criteria and indicators of the default framework."""
    from ntmcli.store.disk import CRITERIA
    from ntmcli.store.folder import read_file

    root = _root(context)
    tree = None if root is None else read_file(root / CRITERIA).root
    return [code for code in dict.fromkeys(_codes(tree)) if code.startswith(incomplete)]


def _codes(tree: object) -> Iterator[str]:
    criteria = tree.get("criteria", []) if isinstance(tree, dict) else []
    for criterion in criteria if isinstance(criteria, list) else []:
        if isinstance(criterion, dict):
            yield str(criterion.get("code", ""))
            indicators = criterion.get("indicators", [])
            for indicator in indicators if isinstance(indicators, list) else []:
                if isinstance(indicator, dict):
                    yield str(indicator.get("code", ""))


def _root(context: typer.Context) -> Path | None:
    """Find the data folder; what is wrong with it is not said while someone types."""
    from ntmcli.diagnostic import DataError
    from ntmcli.store.disk import find_root

    try:
        return find_root(getattr(context.obj, "data", None), Path.cwd())
    except DataError:
        return None
