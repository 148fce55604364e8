"""Find out in which encoding a text file was written, by which reading of it makes Vietnamese."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from unicodedata import combining, normalize

from ntmcli.diagnostic import DataError

# TCVN 5712:1993, set VN3 ("ABC", "TCVN3"), from A1 to FE: the letters of that standard's 8-bit set, as the C library
# of GNU has them too (TCVN5712-1). A dot stands where VN3 has no letter: capitals with a tone are set in a font of
# capitals there, and bear the codes of the small letters.
_VN3 = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"
assert len(_VN3) == 0xFE - 0xA1 + 1  # noqa: S101 -- a letter too many would shift all after it
VN3 = {0xA0: "\u00a0"} | {0xA1 + at: letter for at, letter in enumerate(_VN3) if letter != "."}

_ONSET = "(?:ngh?|nh|gh?|kh|ph|th|tr|ch|qu|gi|[bcdđhklmnrstvx])?"
_VOWELS = "[aăâeêioôơuưy]{1,3}"
_SYLLABLE = re.compile(rf"{_ONSET}{_VOWELS}(?:ch|ng|nh|[cmnpt])?")
_WORD = re.compile(r"[^\W\d_]+")
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
    readings = {name: read(data) for name, read in (("windows-1258", _read_1258), ("tcvn3", _read_vn3))}
    shares = {text: _rate(text) for text in readings.values() if text is not None}
    ranked = sorted(shares, key=lambda text: shares[text], reverse=True)
    if not ranked or shares[ranked[0]] < LEAST:
        raise DataError("unknown_encoding", 3)
    if len(ranked) > 1 and shares[ranked[0]] - shares[ranked[1]] < WELL_AHEAD:
        raise DataError("unknown_encoding", 3)
    return ranked[0]


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
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return sum(map(_is_syllable, words)) / len(words) if words else 0.0


def _is_syllable(word: str) -> bool:
    """Tell whether a word is built as Vietnamese syllables are: one tone at the most, letters in their places."""
    if not (word.islower() or word.isupper() or word.istitle() or word[1:].islower()):
        return False
    letters = normalize("NFD", word.casefold())
    if sum(letter in TONES for letter in letters) > 1:
        return False
    toneless = normalize("NFC", "".join(letter for letter in letters if letter not in TONES))
    return _SYLLABLE.fullmatch(toneless) is not None and not any(combining(letter) for letter in toneless)
