"""Results and efforts given as CODE=VALUE: taken apart, held against the framework, refused as in a file."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from ntmcli.cli.judging import Judging
from ntmcli.diagnostic import DataError, Lang, suggest_code
from ntmcli.diagnostic.catalogue import hint, message
from ntmcli.judge.effort import merge_efforts
from ntmcli.judge.outcomes import assess
from ntmcli.judge.targets import Yardstick
from ntmcli.judge.trial import Trial
from ntmcli.judge.verdict import Assessment
from ntmcli.model.commune import Commune, Effort
from ntmcli.store.given import RefusedError, add_results, read_effort, read_result

EFFORT_KEYS = {"--weight": "weight", "--not-before": "not_before"}
EXAMPLES = {"--set": "15.1=92", "--weight": "10=3", "--not-before": "10=2025-12-31"}


def try_results(judging: Judging, assessment: Assessment, given: Iterable[str]) -> Trial:
    """Judge a commune again as if a further review, of the day judged, gave some results.

    Where there is no review, that is the day of today. Raises DataError for what a file may not say either.
    """
    data, commune = judging.data, assessment.commune
    framework = assessment.yardstick.framework.code
    day = assessment.day or data.today
    before = assess(data.rules, commune, data.today, day, framework)
    written = dict(_split("--set", given, before.yardstick))
    with refusing("--set", judging.settings.lang):
        results = {code: read_result(code, value) for code, value in written.items()}
        tried = add_results(data, commune, framework, day, results)
    return Trial(written, before, assess(data.rules, tried, data.today, day, framework))


def gather_efforts(
    commune: Commune, yardstick: Yardstick, weights: Iterable[str], days: Iterable[str], lang: Lang
) -> dict[str, Effort]:
    """Return the efforts of a commune's file with those given on top. Raises DataError for what a file may not say."""
    efforts = dict(commune.effort)
    for option, given in (("--weight", weights), ("--not-before", days)):
        for code, value in _split(option, given, yardstick):
            with refusing(option, lang):
                efforts = merge_efforts(efforts, {code: read_effort(code, EFFORT_KEYS[option], value)})
    return efforts


def _split(option: str, given: Iterable[str], yardstick: Yardstick) -> Iterator[tuple[str, str]]:
    """Take CODE=VALUE apart; each code is one of the framework's, and given once."""
    known = [*(entry.criterion.code for entry in yardstick.criteria), *yardstick.by_code]
    seen = set()
    for text in given:
        code, sign, value = text.partition("=")
        code = code.strip()
        if not sign:
            raise DataError("no_equals", 2, option=option, text=text, example=f"{option} {EXAMPLES[option]}")
        if code not in known:
            raise DataError("no_code", 2, text=code, **suggest_code(code, known))
        if code in seen:
            raise DataError("given_twice", 2, option=option, text=code)
        seen.add(code)
        yield code, value


@contextmanager
def refusing(option: str, lang: Lang) -> Iterator[None]:
    """Turn what a file would be refused for into wrong use of an option."""
    try:
        yield
    except RefusedError as error:
        found = error.diagnostic
        said = {"message": message(found, lang), "hint": hint(found, lang)}
        raise DataError("given_refused", 2, option=option, text=error.code, code=found.code, **said) from None
