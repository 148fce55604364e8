"""What every command may be told: where the data are, in which language and colours to answer."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional, cast, get_args

from ntmcli.diagnostic import Lang

if TYPE_CHECKING:
    from ntmcli.store.results import Results

DEFAULT_LANG: Lang = "vi"


@dataclass(slots=True)
class Settings:
    lang: Lang
    data: str | None = None
    color: str = "auto"
    no_cache: bool = False
    results: Optional["Results"] = None
    """What was found in earlier runs, where that may be used."""
    command: str = ""
    """The command that runs."""
    is_lang_unknown: bool = False
    """NTM_LANG alone says which language, and says none that there is."""


def read_settings(argv: Sequence[str], environ: Mapping[str, str] = os.environ) -> Settings:
    """Settle the language before anything is parsed, since help and errors are said in it."""
    set_lang, lang = environ.get("NTM_LANG", ""), None
    words = argv[: argv.index("--")] if "--" in argv else argv
    for at, word in enumerate(words):
        if word.startswith("--lang="):
            lang = word.partition("=")[2]
        elif word == "--lang" and at + 1 < len(words):
            lang = words[at + 1]
    meant = set_lang if lang is None else lang
    known = cast("Lang", meant) if meant in get_args(Lang) else DEFAULT_LANG
    is_unknown = lang is None and set_lang not in ("", *get_args(Lang))
    no_cache = "--no-cache" in words
    return Settings(known, environ.get("NTM_DATA") or None, no_cache=no_cache, is_lang_unknown=is_unknown)
