"""Differences as a page for people: each commune, what became of it, and every difference in a sentence."""

from ntmcli.diagnostic import Lang
from ntmcli.judge.differences import Comparison, Kind
from ntmcli.model.values import Outcome
from ntmcli.present import difference_phrases, phrases
from ntmcli.present.difference import Entry, Report
from ntmcli.present.difference_words import word
from ntmcli.present.output import Color, harmless
from ntmcli.present.page import Page, Style, open_page
from ntmcli.present.wording import say

STYLES: dict[Kind, Style] = {Kind.GAINED: Outcome.MET, Kind.LOST: Outcome.NOT_MET, Kind.WORSENED: Outcome.NOT_MET}


def differences(report: Report, lang: Lang, color: Color) -> None:
    """Show each commune in which something differs, then how many there are."""
    page = open_page(lang, color)
    marked = False
    for entry in report.entries:
        marked |= difference_phrases.is_illustrative(entry)
        _show(page, entry)
        page.line()
    page.line(harmless(difference_phrases.closing(report, lang)))
    if marked:
        page.line()
        page.line((say(lang, "illustrative"), "notice"))
    page.write()


def _show(page: Page, entry: Entry) -> None:
    lang, commune = page.lang, entry.commune
    where = "" if commune is None else f" · {phrases.place(commune)}"
    page.line((difference_phrases.name(entry, lang), "bold"), where)
    comparison = entry.comparison
    if comparison is None:
        page.line(harmless(difference_phrases.headline(entry, lang)))
        return
    sides = (comparison.before, comparison.after)
    page.line((f"{difference_phrases.framework(*sides, lang)} · {difference_phrases.days(*sides, lang)}", "dim"))
    page.line()
    page.line((difference_phrases.headline(entry, lang), "bold"))
    before, after = (phrases.met_of(side.indicators) for side in sides)
    if before != after:
        page.line(word(lang, "indicators", before=before, after=after))
    for kind in Kind:
        _show_kind(page, kind, comparison)


def _show_kind(page: Page, kind: Kind, comparison: Comparison) -> None:
    found = [each for each in comparison.differences if each.kind is kind]
    if found:
        page.line((word(page.lang, kind), STYLES.get(kind, "bold")))
    for each in found:
        page.item(difference_phrases.sentence(each, comparison, page.lang))
