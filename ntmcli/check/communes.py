"""Check communes against each other: codes of the statistics office, mergers."""

from collections.abc import Iterator, Sequence

from ntmcli.check.vocabulary import unknown
from ntmcli.diagnostic import Finding, Loc
from ntmcli.model.commune import Commune


def check_gso_codes(communes: Sequence[Commune]) -> Iterator[tuple[Commune, Finding]]:
    """Find communes that bear a code of the statistics office while another one does."""
    bearers: dict[str, list[Commune]] = {}
    for commune in communes:
        if commune.gso_code is None:
            continue
        for other in bearers.setdefault(commune.gso_code, []):
            if commune.valid is None or other.valid is None or commune.valid.overlaps(other.valid):
                args = {"text": commune.gso_code, "other": other.code}
                yield commune, Finding("NTM317", ("gso_code",), args)
                break
        bearers[commune.gso_code].append(commune)


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
