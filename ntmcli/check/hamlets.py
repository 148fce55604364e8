"""Hamlets that are not there, and totals of hamlets that cannot be: more households than people, more counted."""

from collections.abc import Iterator

from ntmcli.diagnostic import Finding, Loc, suggest
from ntmcli.model.commune import Commune, Result

NUMBERS = {
    "người": "population",
    "người dân": "population",
    "hộ": "households",
    "hộ gia đình": "households",
}
"""By what is counted, the number of a hamlet that bounds it."""


def check_hamlets(commune: Commune) -> Iterator[Finding]:
    """Find hamlets with more households than people, and those answered for that are not there."""
    for at, hamlet in enumerate(commune.hamlets):
        households, population = hamlet.households, hamlet.population
        if households is not None and population is not None and households > population:
            args = {"text": hamlet.code, "households": str(households), "population": str(population)}
            yield Finding("NTM337", ("hamlets", at, "households"), args)
    known = [hamlet.code for hamlet in commune.hamlets]
    for at, responsible in enumerate(commune.responsible):
        for position, code in enumerate(responsible.hamlets or ()):
            if code not in known:
                args = {"text": code, **suggest(code, known)}
                yield Finding("NTM343", ("responsible", at, "hamlets", position), args)


def check_totals(code: str, result: Result, loc: Loc, counted: str | None, commune: Commune) -> Iterator[Finding]:
    """Find counts out of more people or households than the hamlets have; of other things nothing is known."""
    key = NUMBERS.get(" ".join((counted or "").casefold().split()))
    if key is None:
        return
    totals = {hamlet.code: getattr(hamlet, key) for hamlet in commune.hamlets}
    known = [total for total in totals.values() if total is not None]
    if result.of is not None and known and len(known) == len(totals) and result.of > sum(known):
        yield Finding("NTM338", (*loc, "of"), {"text": code, "of": str(result.of), "total": str(sum(known))})
    for hamlet, found in (result.hamlets or {}).items():
        total = totals.get(hamlet)
        if found.of is not None and total is not None and found.of > total:
            args = {"text": f"{code} {hamlet}", "of": str(found.of), "total": str(total)}
            yield Finding("NTM338", (*loc, "hamlets", hamlet, "of"), args)
