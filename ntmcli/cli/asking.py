"""Ask the user on a terminal: one line a question, with completion, and asked again until the answer is right."""

import sys
from collections.abc import Callable, Mapping, Sequence
from io import TextIOWrapper
from types import ModuleType

from ntmcli.diagnostic import Lang, fold
from ntmcli.present.output import fit, harmless, tell, write, write_lines
from ntmcli.present.page import open_page
from ntmcli.present.phrases import one_line
from ntmcli.present.wording import say

FEW = 20
"""Choices that are listed before a question; more are only completed."""


def is_interactive(no_input: bool) -> bool:
    """Tell whether questions may be asked: the user reads and types on a terminal."""
    return not no_input and all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


class Asker:
    """Asks questions in a language; an end of input is an interrupt."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._choices: Sequence[str] = ()
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(errors="surrogateescape")  # letters in another encoding are an answer to refuse
        readline = _load_readline()
        if readline is not None:
            readline.set_completer_delims("")
            readline.set_completer(self._complete)
            readline.parse_and_bind("bind ^I rl_complete" if "libedit" in str(readline.__doc__) else "tab: complete")
        write_lines([say(lang, "ask_hint")])

    def ask(
        self,
        question: str,
        take: Callable[[str], Sequence[str]],
        choices: Mapping[str, str] | Sequence[str] = (),
        default: str = "",
        needed: bool = True,
    ) -> str:
        """Ask until `take` has nothing against the answer; return it, empty where nothing was answered.

        `choices` are what is completed; where they have names, and are few, they are listed first.
        """
        if isinstance(choices, Mapping) and 0 < len(choices) <= FEW:
            page = open_page(self.lang, "auto")
            page.fields([(harmless(f"  {code}"), harmless(one_line(name))) for code, name in choices.items()])
            page.write()
        self._choices = [*choices]
        shown = f" [{default}]" if default else ""
        while True:
            answer = self._read(harmless(one_line(f"{say(self.lang, question)}{shown}:"))) or default
            if not answer and not needed:
                return ""
            faults = take(answer) if answer else [say(self.lang, "ask_needed")]
            if not faults:
                return answer
            for fault in faults:
                tell(fault)

    def _read(self, question: str) -> str:
        above, _, line = fit(question, sys.stdout).rpartition("\n")
        if above:
            write(f"{above}\n")
        try:
            return input(f"{line} ").strip()
        except (EOFError, KeyboardInterrupt):
            write("\n")  # what is said next is not part of the question
            raise KeyboardInterrupt from None

    def _complete(self, text: str, state: int) -> str | None:
        """Complete an answer; one typed without diacritics where only one choice fits."""
        found = [choice for choice in self._choices if choice.startswith(text)]
        if not found:
            found = [choice for choice in self._choices if fold(choice).startswith(fold(text))]
            found = found if len(found) == 1 else []
        return found[state] if state < len(found) else None


def _load_readline() -> ModuleType | None:
    try:
        import readline
    except ImportError:  # Windows
        return None
    return readline
