"""Check communes against each other: codes of the statistics office, mergers, names."""

from collections.abc import Callable, Hashable, Iterator, Sequence

from ntmcli.check.vocabulary import unknown
from ntmcli.diagnostic import Finding, Loc
from ntmcli.model.adjustment import plain_province
from ntmcli.model.commune import Commune


def check_gso_codes(communes: Sequence[Commune]) -> Iterator[tuple[Commune, Finding]]:
    """Find communes that bear a code of the statistics office while another one does."""
    for commune, other in _pair(communes, lambda commune: commune.gso_code):
        yield commune, Finding("NTM317", ("gso_code",), {"text": commune.gso_code or "", "other": other.code})


def check_names(communes: Sequence[Commune]) -> Iterator[tuple[Commune, Finding]]:
    """Find communes that bear one name in one district (or, without districts, one province) at one time."""
    for commune, other in _pair(communes, _called):
        yield commune, Finding("NTM336", ("name",), {"text": commune.name, "other": other.code})


def _called(commune: Commune) -> tuple[str, str, str]:
    name, district = (" ".join(text.casefold().split()) for text in (commune.name, commune.district or ""))
    return name, district, plain_province(commune.province)


def _pair(communes: Sequence[Commune], key: Callable[[Commune], Hashable]) -> Iterator[tuple[Commune, Commune]]:
    """Pair each commune with the first before it that has the same key (None: no key) while both exist."""
    bearers: dict[Hashable, list[Commune]] = {}
    for commune in communes:
        found = key(commune)
        if found is None:
            continue
        for other in bearers.setdefault(found, []):
            if commune.valid is None or other.valid is None or commune.valid.overlaps(other.valid):
                yield commune, other
                break
        bearers[found].append(commune)


def check_mergers(communes: Sequence[Commune]) -> Iterator[tuple[Commune, Finding]]:
    """Find mergers with a commune that has no file, or whose file does not tell of it."""
    by_code = {commune.code: commune for commune in communes}

    def without_file(commune: Commune, code: str, loc: Loc) -> tuple[Commune, Finding]:
        return commune, unknown("NTM329", code, (other for other in by_code if other != commune.code), loc)

    for commune in communes:
        for at, code in enumerate(commune.formed_from):
            loc = ("formed_from", at)
            if code not in by_code:
                yield without_file(commune, code, loc)
            elif by_code[code].merged_into != commune.code:
                yield commune, Finding("NTM330", loc, {"text": code, "key": "merged_into", "other": commune.code})
        into = commune.merged_into
        if into is not None and into not in by_code:
            yield without_file(commune, into, ("merged_into",))
        elif into is not None and commune.code not in by_code[into].formed_from:
            args = {"text": into, "key": "formed_from", "other": commune.code}
            yield commune, Finding("NTM330", ("merged_into",), args)
