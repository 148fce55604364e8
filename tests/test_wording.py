"""Both languages say the same things with the same blanks."""

import ast
import errno
import os
import re
from collections.abc import Mapping
from pathlib import Path
from unicodedata import is_normalized

import pytest

from ntmcli.cli.texts import EXAMPLES, TEXTS
from ntmcli.judge.causes import RESULT_CAUSES, Cause
from ntmcli.judge.differences import Kind
from ntmcli.judge.limits import Coverage
from ntmcli.judge.verdict import Reason
from ntmcli.model.framework import Basis, Operator
from ntmcli.model.values import Outcome
from ntmcli.present import wording
from ntmcli.present.difference_words import DIFFERENCE_WORDS
from ntmcli.present.form_words import FORM_WORDS
from ntmcli.present.history_words import HISTORY_WORDS
from ntmcli.present.plan_words import PLAN_WORDS
from ntmcli.present.report_words import REPORT_WORDS
from ntmcli.present.schema_words import SCHEMA_WORDS
from ntmcli.present.summary_words import SUMMARY_WORDS
from ntmcli.present.task_words import TASK_WORDS
from ntmcli.present.wording import WORDS, explain_trouble

TEXTS_BY_NAME = {
    "wording": WORDS,
    "help": TEXTS,
    "schema": SCHEMA_WORDS,
    "report": REPORT_WORDS,
    "form": FORM_WORDS,
    "summary": SUMMARY_WORDS,
    "difference": DIFFERENCE_WORDS,
    "history": HISTORY_WORDS,
    "tasks": TASK_WORDS,
    "plan": PLAN_WORDS,
}
all_texts = pytest.mark.parametrize("texts", TEXTS_BY_NAME.values(), ids=TEXTS_BY_NAME)


def blanks(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


@all_texts
def test_both_languages_have_the_same_sentences_and_blanks(texts: Mapping[str, Mapping[str, str]]) -> None:
    assert {key: blanks(text) for key, text in texts["vi"].items()} == {
        key: blanks(text) for key, text in texts["en"].items()
    }


@all_texts
def test_every_sentence_is_composed_unicode(texts: Mapping[str, Mapping[str, str]]) -> None:
    assert [text for lang in texts.values() for text in lang.values() if not is_normalized("NFC", text)] == []


def test_everything_that_judging_says_has_words() -> None:
    words = WORDS["vi"]
    assert {f"reason_{reason}" for reason in Reason} <= words.keys()
    assert {outcome.value for outcome in Outcome} <= words.keys()
    assert {operator.value for operator in Operator if operator is not Operator.ALL} <= words.keys()
    assert {f"{use}_{basis}" for basis in Basis for use in ("basis", "cover", "source")} <= words.keys()
    assert {f"cover_{coverage}" for coverage in Coverage} <= words.keys()
    proposals = set(Outcome) - {Outcome.NOT_APPLICABLE}
    assert {f"proposal_{outcome}" for outcome in proposals} <= words.keys()


def test_every_difference_and_cause_has_words() -> None:
    words = DIFFERENCE_WORDS["vi"].keys()
    assert {kind.value for kind in Kind} | {f"all_{cause}" for cause in Cause} <= words
    assert {f"cause_{cause}" for cause in RESULT_CAUSES} <= words
    assert {f"alone_{cause}" for cause in set(Cause) - {Cause.FRAMEWORK}} <= words


def test_every_command_has_examples_and_help() -> None:
    from ntmcli.cli.build import COMMANDS

    named = {"ntm", *COMMANDS, *(name.partition(" ")[0] for name in COMMANDS)}
    assert EXAMPLES.keys() == named
    assert named <= TEXTS["en"].keys()


@pytest.mark.parametrize(("lang", "at"), [("vi", 0), ("en", 1)])
def test_no_sentence_hides_another_of_its_name(lang: str, at: int) -> None:
    """The words of several modules are put together; what two of them name alike, one would lose."""
    tree = ast.parse(Path(str(wording.__file__)).read_text(encoding="utf-8"))
    [whole] = [each.value for each in tree.body if isinstance(each, ast.AnnAssign) and isinstance(each.value, ast.Dict)]
    part = whole.values[at]
    assert isinstance(part, ast.Dict)
    names: list[str] = []
    for key, value in zip(part.keys, part.values, strict=True):
        assert key is not None or isinstance(value, ast.Subscript)
        names += getattr(wording, ast.unparse(value.value))[lang] if key is None else [ast.literal_eval(key)]
    assert sorted(names) == sorted(WORDS[lang]), "a name stands twice"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "x"), "ổ đĩa đã đầy"),
        (OSError(errno.ENOTTY, "x"), os.strerror(errno.ENOTTY)),
        (OSError(99999, "odd"), "odd"),
        (OSError("odd"), "odd"),
    ],
)
def test_what_the_system_refuses_is_told_in_words(error: OSError, said: str) -> None:
    assert f"({said})" in explain_trouble(error, "vi")
