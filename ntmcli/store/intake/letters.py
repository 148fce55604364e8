"""Find out in which encoding a text file, or what stands in cells, was written, by which reading makes Vietnamese."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Iterable
from unicodedata import combining, normalize

from ntmcli.diagnostic import DataError

# TCVN 5712:1993, set VN3 ("ABC", "TCVN3"), from A1 to FE: the letters of that standard's 8-bit set, as the C library
# of GNU has them too (TCVN5712-1). A dot stands where VN3 has no letter: capitals with a tone are set in a font of
# capitals there, and bear the codes of the small letters.
_VN3 = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"
assert len(_VN3) == 0xFE - 0xA1 + 1  # noqa: S101 -- a letter too many would shift all after it
VN3 = {0xA0: "\u00a0"} | {0xA1 + at: letter for at, letter in enumerate(_VN3) if letter != "."}

_ONSET = "(?:ngh?|nh|gh?|kh|ph|th|tr|ch|qu|gi|[bcdđhklmnrstvx])?"
_CLOSED = "(?:[aăâeêioôơuưy]|[iy]ê|uô|ươ|o[aăeo]|u[âêy]|uyê)(?:ch|ng|nh|[cmnpt])"
_OPEN = "(?:[aeêioôơuưy]|[iou]a|ưa|uya|o?a[iouy]|u?â[uy]|o?eo|oe|u?ê|êu|[iy]êu|[iưy]u|[oôơuư]i|uôi|ươ[iu]|u[ơy]|uyu)"
_SYLLABLE = re.compile(rf"{_ONSET}(?:{_CLOSED}|{_OPEN})")
# The signs that fonts of VN3 show as letters stand within words where these are read as something else.
_WORD = re.compile(r"(?:[^\W\d_]|[\xa1-\xaa\xac-\xae\xb5-\xba\xbc-\xbf])+")
_RAISED = re.compile(r"\d[\xb2\xb3\xb9\xbc-\xbe]")
"""A fraction or a power, as figures have them."""
TONES = "\u0300\u0301\u0303\u0309\u0323"
LEAST = 0.8
"""Share of the words with other than plain letters that must be Vietnamese syllables in the right reading."""
WELL_AHEAD = 0.25


def decode(data: bytes) -> str:
    """Return a file's text; raises DataError where it is not certain which it is."""
    for mark, name in ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return _decode(data, name)
    if b"\0" in data[:200]:
        return _decode(data, "utf-16-le" if data[1:2] == b"\0" else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    found = _choose(text for text in (_read_1258(data), _read_vn3(data)) if text is not None)
    if found is None:
        raise DataError("unknown_encoding", 3)
    return found


def mend(texts: Collection[str], sure: Collection[str] = ()) -> dict[str, str]:
    """Return what those of a sheet's texts say that were typed in a font of TCVN3, by what they look like without it:
    "Tiªu chÝ" is "Tiêu chí".

    All of them tell together. Beside letters of Unicode, which no such font has, each must be certain by itself. One
    word alone ("10 µm") tells only in texts that are `sure`, whose font is one of TCVN3.
    """
    old = [text for text in texts if is_old(text) and not _RAISED.search(text)]
    if not old:
        return {}
    mixed = any(letter > "\xff" and letter.isalpha() for text in texts for letter in text)
    found: dict[str, str] = {}
    in_font = frozenset(sure)
    for group in ([text] for text in old) if mixed else [old]:
        told = "\n".join(group)
        is_told = len(_list_words(told.translate(VN3))) > 1 or not in_font.isdisjoint(group)
        if is_told and _choose([told, told.translate(VN3)]) not in (None, told):
            found |= {text: text.translate(VN3) for text in group}
    return found


def is_old(text: str) -> bool:
    """Tell whether a text may be typed in a font from before Unicode, which shows some of Latin-1 as other letters."""
    has_shown = any(ord(letter) in VN3 or "\xc0" <= letter <= "\xff" for letter in text)
    return has_shown and not any(letter > "\xff" and letter.isalpha() for letter in text)


def _choose(readings: Iterable[str]) -> str | None:
    """Return the reading that makes Vietnamese, well ahead of the others; None where that is not certain."""
    shares = {text: _rate(text) for text in readings}
    ranked = sorted(shares, key=lambda text: shares[text], reverse=True)
    if not ranked or shares[ranked[0]] < LEAST:
        return None
    is_ahead = all(shares[ranked[0]] - shares[other] >= WELL_AHEAD for other in ranked[1:])
    return ranked[0] if is_ahead else None


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        raise DataError("unknown_encoding", 3) from None


def _read_1258(data: bytes) -> str | None:
    try:
        return normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None


def _read_vn3(data: bytes) -> str | None:
    if any(byte >= 0x80 and byte not in VN3 for byte in data):
        return None
    return "".join(VN3.get(byte) or chr(byte) for byte in data)


def _rate(text: str) -> float:
    """Return the share of words with other than plain letters that are Vietnamese syllables."""
    words = _list_words(text)
    return sum(map(_is_syllable, words)) / len(words) if words else 0.0


def _list_words(text: str) -> list[str]:
    """List the words that have other than plain letters."""
    return [word for word in _WORD.findall(text) if not word.isascii() and any(map(str.isalpha, word))]


def _is_syllable(word: str) -> bool:
    """Tell whether a word is built as Vietnamese syllables are: one tone at the most, letters in their places."""
    if not (word.islower() or word.isupper() or word.istitle() or word[1:].islower()):
        return False
    letters = normalize("NFD", word.casefold())
    if sum(letter in TONES for letter in letters) > 1:
        return False
    toneless = normalize("NFC", "".join(letter for letter in letters if letter not in TONES))
    return _SYLLABLE.fullmatch(toneless) is not None and not any(combining(letter) for letter in toneless)
