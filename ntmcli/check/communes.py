"""Check communes against each other: codes of the statistics office, mergers, names."""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence

from ntmcli.check.vocabulary import unknown
from ntmcli.diagnostic import Finding, Loc
from ntmcli.model.adjustment import plain_name, plain_province
from ntmcli.model.commune import Commune

KINDS_OF_DISTRICT = ("huyện", "thị xã", "thành phố", "quận")


def check_gso_codes(communes: Sequence[Commune]) -> Iterator[tuple[Commune, Finding]]:
    """Find communes that bear a code of the statistics office while another one does."""
    for commune, other in _pair(communes, lambda commune: commune.gso_code):
        yield commune, Finding("NTM317", ("gso_code",), {"text": commune.gso_code or "", "other": other.code})


def check_names(communes: Sequence[Commune]) -> Iterator[tuple[Commune, Finding]]:
    """Find communes that bear one name in one district (or, without districts, one province) at one time."""
    for commune, other in _pair(communes, _called):
        yield commune, Finding("NTM336", ("name",), {"text": commune.name, "other": other.code})


def _called(commune: Commune) -> tuple[str, str, str]:
    name, district = plain_name(commune.name, "xã"), plain_name(commune.district or "", *KINDS_OF_DISTRICT)
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


def check_mergers(communes: Sequence[Commune], unread: Collection[str] = ()) -> Iterator[tuple[Commune, Finding]]:
    """Find mergers with a commune that has no file, or whose file does not tell of it.

    Of `unread`, the codes of files that could not be read, nothing is said.
    """
    by_code = {commune.code: commune for commune in communes}
    for commune in communes:
        named: list[tuple[Loc, str, str]] = [
            (("formed_from", at), code, "merged_into") for at, code in enumerate(commune.formed_from)
        ]
        if commune.merged_into is not None:
            named.append((("merged_into",), commune.merged_into, "formed_from"))
        for loc, code, key in named:
            other = by_code.get(code)
            if code == commune.code:
                yield commune, Finding("NTM341", loc, {"text": code})
            elif code in unread:
                continue
            elif other is None:
                known = by_code.keys() - {commune.code, *commune.formed_from}
                yield commune, unknown("NTM329", code, sorted(known), loc)
            elif commune.code not in (other.formed_from if key == "formed_from" else (other.merged_into,)):
                yield commune, Finding("NTM330", loc, {"text": code, "key": key, "other": commune.code})
