"""Learn of a new commune from options and from questions; shared by `ntm new` and `ntm init`."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ntmcli.cli.asking import Asker
from ntmcli.diagnostic import DataError, Diagnostic, Lang, Severity, bare_name, fold, suggest
from ntmcli.diagnostic.catalogue import hint, message, severity
from ntmcli.present.example_review import write_example
from ntmcli.present.limits import period
from ntmcli.present.output import tell
from ntmcli.present.phrases import title
from ntmcli.present.wording import explain_error, say
from ntmcli.store.audit import Data
from ntmcli.store.newcomer import Newcomer, find_place, name_schema, propose_code, require_code, write_commune

ORDER = ("name", "province", "district", "framework", "zone", "gso_code")
"""What is asked beside the code, in this order."""
OPTIONAL = ("district", "framework", "gso_code")
QUOTES = "\"'“”‘’ \t"
"""What may stand around a code that is typed as a file has it."""
TYPED = {"NTM214": "new_gso_code"}
"""What is advised of an answer where the hint of its code speaks of a file."""


def introduce(newcomer: Newcomer, commune: str, given: Mapping[str, str | None], lang: Lang) -> bool:
    """Take a commune's code or name as it was typed, and what options say of it; return whether it was a name.

    Raises DataError where something of it is wrong.
    """
    is_name = not commune.isascii() or " " in commune.strip()
    is_name = is_name and not {"/", "\\"} & {*commune}
    newcomer.take("code", require_code((propose_code(commune) if is_name else "") or commune))
    known = {**({"name": commune} if is_name else {}), **{key: text for key, text in given.items() if text is not None}}
    faults = [
        f"  {_option(key)}: {said}" for key in ORDER if key in known for said in _take(newcomer, key, known[key], lang)
    ]
    if faults:
        raise DataError("new_refused", 2, list="\n".join(faults))
    return is_name


def require_all(newcomer: Newcomer) -> None:
    """Raise DataError where something that must be known of a commune is not."""
    asked = [key for key in ORDER if key not in (*OPTIONAL, *newcomer.answers)]
    zones = ", ".join(newcomer.zones)
    missing = [f"--zone ({zones})" if key == "zone" else _option(key) for key in asked if key != "zone" or zones]
    if missing:
        raise DataError("new_missing", 2, list=", ".join(missing))


def ask_first(newcomer: Newcomer, asker: Asker) -> bool:
    """Ask for the name of a first commune, of which a code is made; return whether there is to be one."""

    def take(text: str) -> list[str]:
        newcomer.take("code", propose_code(text) or "xa")
        return _take(newcomer, "name", text, asker.lang)

    return bool(asker.ask("ask_first", take, needed=False))


def ask_rest(newcomer: Newcomer, asker: Asker) -> None:
    """Ask for what is not known of a commune yet."""
    lang, data = asker.lang, newcomer.data
    frameworks = list_frameworks(data, lang)
    for key in ORDER:
        if (
            key in newcomer.answers
            or (key == "zone" and not newcomer.zones)
            or (key == "framework" and len(frameworks) < 2)
        ):
            continue
        listed: Mapping[str, Mapping[str, str] | Sequence[str]] = {"framework": frameworks, "zone": newcomer.zones}
        choices = listed[key] if key in listed else newcomer.list_known(key)
        default = data.default if key == "framework" else ""

        def take(text: str, key: str = key) -> list[str]:
            return _take(newcomer, key, text, lang)

        asker.ask(f"ask_{key}", take, choices, default, key not in OPTIONAL)


def ask_code(newcomer: Newcomer, asker: Asker, folder: str | None) -> None:
    """Ask which code a commune shall have that was only named so far."""

    def take(text: str) -> list[str]:
        try:
            find_place(newcomer.data.root, require_code(text), folder)
        except DataError as error:
            return [explain_error(error, asker.lang)]
        return _take(newcomer, "code", text, asker.lang)

    asker.ask("ask_code", take, default=newcomer.answers["code"])


def write_text(newcomer: Newcomer, path: Path, lang: Lang) -> str:
    """Return the text of a commune's file, checked as `check` would; raises DataError where it has an error."""
    framework = newcomer.data.rules.frameworks.get(newcomer.framework)
    example = [] if framework is None else write_example(framework, newcomer.data.today, lang)
    schema = name_schema(newcomer.data.root, path, newcomer.framework)
    answers = dict(newcomer.answers)
    if newcomer.framework == newcomer.data.default:
        answers.pop("framework", None)  # it need not be said
    text = write_commune(answers, schema, example)
    found = newcomer.check(text, path)
    errors = [f"  {_say(each, lang)}" for each in found if severity(each.code) is Severity.ERROR]
    if errors:
        raise DataError("new_refused", 2, list="\n".join(errors))
    for each in found:
        tell(_say(each, lang))
    return text


def _take(newcomer: Newcomer, key: str, text: str, lang: Lang) -> list[str]:
    try:
        return [_say(each, lang) for each in newcomer.take(key, _read(newcomer, key, text, lang))]
    except DataError as error:
        return [explain_error(error, lang)]


def _read(newcomer: Newcomer, key: str, text: str, lang: Lang) -> str:
    """Return what is meant by an answer as it was typed; raises DataError where it is none of those there are."""
    if key == "name" and fold(bare_name(text)) != fold(text):
        text = bare_name(text)
        tell(say(lang, "new_bare_name", name=text))
    if key == "gso_code":
        return text.strip(QUOTES)
    if key == "framework":
        return choose_code(key, text, name_frameworks(newcomer.data, lang))
    if key == "zone" and newcomer.zones:
        return choose_code(key, text, newcomer.zones)
    return text


def choose_code(key: str, text: str, names: Mapping[str, str]) -> str:
    """Return the code that is meant by itself or by its name, with capitals or diacritics or without.

    Raises DataError where none is, or several are.
    """
    wanted = fold(text)
    meant = [code for code, name in names.items() if wanted in (fold(code), fold(name))]
    if len(meant) == 1:
        return meant[0]
    within = [code for code, name in names.items() if f" {wanted} " in f" {fold(name)} "]
    by_word = {name: code for code, name in names.items()} | {code: code for code in names}
    near = within if len(within) == 1 else [by_word[word] for word in suggest(text, by_word).values()]
    raise DataError(f"new_{key}", 2, text=text, list=", ".join(names), **({"suggest": near[0]} if near else {}))


def list_frameworks(data: Data, lang: Lang) -> dict[str, str]:
    """Return the name and period of each framework that can be read."""
    data.need_all()
    return {code: f"{title(each, lang)} ({period(each, lang)})" for code, each in data.rules.frameworks.items()}


def name_frameworks(data: Data, lang: Lang) -> dict[str, str]:
    """Return the name of each framework; one that cannot be read has its code alone."""
    data.need_all()
    readable = data.rules.frameworks
    return {code: title(readable[code], lang) if code in readable else code for code in sorted(data.known)}


def _say(diagnostic: Diagnostic, lang: Lang) -> str:
    code = diagnostic.code
    advice = say(lang, TYPED[code]) if code in TYPED else hint(diagnostic, lang)
    return f"{code}: {message(diagnostic, lang)} {advice}"


def _option(key: str) -> str:
    return f"--{key.replace('_', '-')}"
