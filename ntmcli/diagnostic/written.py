"""How an entry of the catalogue is written down."""

from typing import Literal

Sentences = tuple[str, str, str, str]
"""Title, message, hint, why it matters."""

Written = tuple[str, Literal["commune", "framework", "adjustment", "folder"], Sentences, Sentences, str, str]
"""Code, kind of file, sentences in Vietnamese and in English, wrong and right example."""
