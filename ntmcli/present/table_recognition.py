"""The page of recognition for people: may a commune be proposed for its title; is a title at risk."""

from collections.abc import Iterator

from ntmcli.diagnostic import Lang
from ntmcli.judge.recognition import Recognition, Risk
from ntmcli.present import limits, phrases
from ntmcli.present.output import Color
from ntmcli.present.page import Page, Row, open_page
from ntmcli.present.table import show_heading, show_notice, show_sources
from ntmcli.present.wording import say


def recognition(found: Recognition, lang: Lang, color: Color) -> None:
    """Show whether a commune may be proposed, what stands in the way, its titles and the risk of losing one."""
    page = open_page(lang, color)
    assessment = found.assessment
    show_heading(page, assessment)
    mark = " *" if found.illustrative else ""
    page.line((say(lang, f"proposal_{found.outcome}") + mark, "bold"))
    met = phrases.met_range(assessment)
    said = {"met": met, "total": assessment.criteria.total, "counts": phrases.counts(assessment.criteria, lang)}
    page.line(say(lang, "of_criteria", **said))
    for outcome in phrases.SHORTFALLS:
        codes = [verdict.code for verdict in assessment.verdicts if verdict.outcome is outcome]
        if codes:
            page.item(say(lang, "of_codes", outcome=phrases.outcome(outcome, lang), codes=", ".join(codes)))
    page.line()
    _show_conditions(page, found)
    page.line()
    page.line((say(lang, "titles"), "bold"))
    for title in found.titles:
        page.item(limits.award(title, lang))
    if not found.titles:
        page.item(say(lang, "no_titles"))
    page.line()
    _show_risk(page, found)
    show_sources(page, found.assessment)
    show_notice(page, found.illustrative)
    page.write()


def _show_conditions(page: Page, found: Recognition) -> None:
    lang = page.lang
    page.line((say(lang, "conditions"), "bold"))
    if not found.conditions:
        page.item(say(lang, "conditions_unknown" if found.conditions is None else "no_conditions"))
        return
    heads = [say(lang, name) for name in ("outcome", "content", "value", "requirement", "source_or_reason")]
    rows: list[Row] = [
        (
            (phrases.outcome(each.outcome, lang, each.illustrative), each.outcome),
            phrases.title(each.requirement, lang),
            phrases.figure(each, lang),
            phrases.requirement(each, lang),
            phrases.one_line(each.source) if each.source else phrases.reason(each, lang),
        )
        for each in found.conditions
    ]
    page.table(heads, rows, shares=(1, 4), right=None)


def _show_risk(page: Page, found: Recognition) -> None:
    lang, risk = page.lang, found.risk
    if risk is None:
        page.line((say(lang, "withdrawal"), "bold"))
        page.item(say(lang, "no_rule"))
        return
    key = "at_risk_held" if found.titles else "at_risk_if_held"
    mark = " *" if risk.assessment.illustrative else ""
    page.line((say(lang, key, answer=limits.answer(risk.at_risk, lang)) + mark, "bold"))
    for line in _risk_lines(risk, found, lang):
        page.item(line)


def _risk_lines(risk: Risk, found: Recognition, lang: Lang) -> Iterator[str]:
    counts = risk.assessment.criteria
    if risk.assessment.yardstick.framework is not found.assessment.yardstick.framework:
        yield say(lang, "risk_elsewhere", framework=phrases.framework_line(risk.assessment.yardstick.framework, lang))
    said = [say(lang, "risk_share", not_met=counts.not_met, total=counts.total, share=limits.share(risk, lang))]
    if risk.key_not_met and risk.at_risk is not False:
        said.append(say(lang, "risk_key", codes=", ".join(risk.key_not_met)))
    if counts.unknown:
        said.append(say(lang, "risk_open", unknown=counts.unknown))
    yield "; ".join(said)
    if risk.at_risk_with_basically_met is not risk.at_risk:
        yield say(lang, "risk_basically", answer=limits.answer(risk.at_risk_with_basically_met, lang))
    yield say(lang, "rule", rule=limits.rule(risk.rule, lang))
