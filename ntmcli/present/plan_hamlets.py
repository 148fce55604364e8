"""What a plan takes hamlet by hamlet, and what of it is missing."""

from collections.abc import Iterable, Iterator

from ntmcli.diagnostic import Lang
from ntmcli.judge.effort import hamlets_lacking, hamlets_of
from ntmcli.judge.plan import Item, Plan
from ntmcli.judge.shares import Split, split
from ntmcli.model.commune import Commune, Hamlet, Responsible
from ntmcli.model.values import Outcome
from ntmcli.present import numbers, phrases
from ntmcli.present.page import Page, Row
from ntmcli.present.plan_words import word
from ntmcli.present.wording import say


def say_missing(item: Item, commune: Commune, lang: Lang) -> str:
    """Say what is missing, in people, hamlets, units or criteria; empty where that cannot be said."""
    verdict = item.unmet.verdict
    if verdict is not None and verdict.elsewhere is not None:
        there = verdict.elsewhere.criteria
        asked = there.total - there.not_applicable
        return word(lang, "elsewhere", number=asked - there.met, total=asked)
    said = "" if verdict is None else phrases.missing(verdict, lang)
    lacking = None if said else hamlets_lacking(item.unmet, commune)
    if lacking is None:
        return said
    return word(lang, "hamlets_short_one" if lacking[0] == 1 else "hamlets_short", number=lacking[0])


def show_hamlets(page: Page, plan: Plan, commune: Commune) -> None:
    """Say how many people each hamlet has to win and who answers for them, and which hamlets are not met."""
    lang = page.lang
    splits = [(item, each) for item in plan.items for each in split(item.unmet, commune)]
    open_hamlets = list(_open_hamlets(plan, commune, lang))
    if not splits and not open_hamlets:
        return
    page.line()
    page.line((word(lang, "by_hamlet"), "bold"))
    if splits:
        heads = [say(lang, "code"), word(lang, "hamlet"), say(lang, "value")]
        heads += [word(lang, "hamlet_lacks"), word(lang, "hamlet_share"), say(lang, "who")]
        rows = [row for item, each in splits for row in _split_rows(item, each, lang)]
        page.table(heads, rows, shares=(5,), right=None)
    for item, each in splits:
        for responsible, shares in each.by_responsible():
            key = "who_share_one" if len(shares) == 1 else "who_share"
            people = numbers.number(sum(share.people for share in shares), lang)
            said = {"people": people, "counted": _counted(item, lang), "hamlets": len(shares)}
            page.item(word(lang, key, code=_split_code(item, each), who=_who(responsible, lang), **said))
    for line in open_hamlets:
        page.item(line)


def _split_rows(item: Item, found: Split, lang: Lang) -> Iterator[Row]:
    code = _split_code(item, found)
    for share in found.shares:
        gap = share.gap
        count = f"{numbers.number(gap.count or 0, lang)}/{numbers.number(gap.of or 0, lang)}"
        lacks, people = numbers.number(gap.people or 0, lang), numbers.number(share.people, lang)
        yield code, phrases.one_line(share.hamlet.name), count, lacks, people, _who(share.responsible, lang)


def _split_code(item: Item, found: Split) -> str:
    return item.code if found.verdict is item.unmet.verdict else f"{item.code} {found.verdict.code}"


def _counted(item: Item, lang: Lang) -> str:
    return "" if item.unmet.verdict is None else phrases.counted(item.unmet.verdict, lang)


def _who(responsible: tuple[Responsible, ...], lang: Lang) -> str:
    """Name who answers, and until when; of several that they do so together."""
    if not responsible:
        return word(lang, "nobody")
    names = []
    for each in responsible:
        due = "" if each.due is None else f" ({say(lang, 'due', day=numbers.partial(each.due, lang))})"
        names.append(f"{phrases.one_line(each.who)}{due}")
    if len(names) == 1:
        return names[0]
    return word(lang, "together", who=word(lang, "and", first=", ".join(names[:-1]), last=names[-1]))


def _open_hamlets(plan: Plan, commune: Commune, lang: Lang) -> Iterator[str]:
    """Name the hamlets that are not met or not assessed, where hamlets were judged and not counted."""
    for item in plan.items:
        standing = item.unmet.criterion.own if item.unmet.verdict is None else item.unmet.verdict.standing
        given = None if standing is None or item.is_unknown else standing.result.hamlets
        short = {
            code for code, result in (given or {}).items() if result.outcome in (Outcome.NOT_MET, Outcome.BASICALLY_MET)
        }
        said = []
        if short:
            names = _names(hamlet for hamlet in commune.hamlets if hamlet.code in short)
            missing = say_missing(item, commune, lang)
            if hamlets_lacking(item.unmet, commune) is None:
                said += [*[missing] * bool(missing), word(lang, "hamlets_not_met", hamlets=names)]
            else:
                said.append(word(lang, "hamlets_missing", missing=missing, hamlets=names))
        unknown = name_unknown_hamlets(item, commune)
        if unknown and not item.is_unknown:
            said.append(word(lang, "hamlets_not_assessed", hamlets=unknown))
        if said:
            yield word(lang, "remark", code=item.code, remarks="; ".join(said))


def name_unknown_hamlets(item: Item, commune: Commune) -> str:
    """Name the hamlets of the commune's list whose result is not known, where hamlets were judged or counted."""
    found = hamlets_of(item.unmet, commune)
    return "" if found is None else _names(found.missing)


def _names(hamlets: Iterable[Hamlet]) -> str:
    return ", ".join(phrases.one_line(hamlet.name) for hamlet in hamlets)
