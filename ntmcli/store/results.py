"""The store of results: answers found before, kept in the user's cache folder, never in the data and never needed.

Whatever is wrong with it (damaged, another user's, read-only, full, in use) costs time and nothing else: what it
holds is plain text under the digest of all that the answer depends on, and each value carries a digest of its own.
"""

import contextlib
import json
import os
import sqlite3
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

FILE = "results-1.sqlite"
"""Named after its layout."""
MOST = 256 * 1024 * 1024
"""Bytes of the file; beyond them it is begun anew."""
PATIENCE = 1.0
"""Seconds to wait for another process that writes."""
_LIBRARIES = ("typer", "rich", "pydantic", "pydantic_core", "yaml", "plotext")


class Results:
    """An open store; without a file it knows nothing and keeps nothing."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._database = None if file is None else _open(file)

    @property
    def is_open(self) -> bool:
        return self._database is not None

    def find(self, key: str) -> Any:
        """Return what is kept under a key; None where nothing is, or not what was put there."""
        return self.find_all([key]).get(key)

    def find_all(self, keys: Iterable[str]) -> dict[str, Any]:
        """Return what is kept under some keys."""
        found: dict[str, Any] = {}
        if self._database is not None:
            with self._mending(), contextlib.suppress(ValueError):
                for key in keys:
                    row = self._database.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
                    if row is not None and isinstance(row[0], str) and row[0][:16] == _seal(key, row[0][16:]):
                        found[key] = json.loads(row[0][16:])
        return found

    def keep(self, entries: Mapping[str, Any]) -> None:
        """Keep values, which JSON can write, each under its key."""
        if self._database is None:
            return
        with self._mending(), self._database:
            self._database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", _seal_all(entries))

    @contextlib.contextmanager
    def _mending(self) -> Iterator[None]:
        """Leave what fails undone; a file that is damaged is put away, so that the next run begins it anew."""
        try:
            yield
        except sqlite3.Error as error:
            if _is_damage(error) and self._file is not None:
                with contextlib.suppress(OSError):
                    self._file.unlink()

    def __enter__(self) -> "Results":
        return self

    def __exit__(self, *raised: object) -> None:
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()


def open_results() -> Results:
    """Open the user's own store; NTM_NO_CACHE, set and not empty, leaves it alone."""
    if os.environ.get("NTM_NO_CACHE"):
        return Results(None)
    try:
        program()
    except OSError:  # what is kept could not be told from what another version of the program has kept
        return Results(None)
    from platformdirs import user_cache_path

    try:
        folder = user_cache_path("ntm", appauthor=False)
    except RuntimeError:  # there is no home folder
        return Results(None)
    return Results(folder / FILE if folder.is_absolute() else None)  # else it could lie in the data


def digest_of(*parts: object) -> str:
    """Return the digest of what an answer depends on."""
    return sha256(json.dumps(parts, ensure_ascii=True, default=str).encode()).hexdigest()


@cache
def program() -> list[object]:
    """Return what tells this program from any other: its files and those of the libraries that it answers with."""
    return [sys.version, *_stamps(Path(__file__).parent.parent), *_libraries()]


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        if entry.name.endswith(".py"):
            found = entry.stat()
            yield entry.path, found.st_mtime_ns, found.st_size
        elif entry.is_dir() and entry.name not in ("__pycache__", "data"):
            yield from _stamps(Path(entry.path))


def _libraries() -> Iterator[tuple[str, int]]:
    """Yield when each library was put where it is; a folder changes when a file in it is replaced."""
    for place in sys.path:
        for name in _LIBRARIES:
            with contextlib.suppress(OSError):
                path = os.path.join(place, name)
                yield path, os.stat(path).st_mtime_ns


def _open(file: Path) -> sqlite3.Connection | None:
    with contextlib.suppress(OSError, sqlite3.Error):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_own(file):
            return None
        if file.exists() and file.stat().st_size > MOST:
            file.unlink()
        try:
            return _connect(file)
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                return None
            file.unlink()
            return _connect(file)
    return None


def _is_damage(error: sqlite3.Error) -> bool:
    # Locked, read-only or full is it perhaps only now; but a file of another layout will stay as it is.
    return isinstance(error, sqlite3.DatabaseError) and (
        not isinstance(error, sqlite3.OperationalError) or error.sqlite_errorcode == sqlite3.SQLITE_ERROR
    )


def _connect(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, timeout=PATIENCE)
    # What is lost with the power is found again, so that nothing need be flushed to the disk.
    database.execute("PRAGMA synchronous = OFF")
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute(
        "CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID"
    )
    return database


def _is_own(file: Path) -> bool:
    """Tell whether folder and file, where it is there, are the user's own and no one else may write to them."""
    if not hasattr(os, "getuid"):
        return True
    for path, is_kind in ((file.parent, stat.S_ISDIR), (file, stat.S_ISREG)):
        if os.path.lexists(path):
            found = os.lstat(path)
            if found.st_uid != os.getuid() or found.st_mode & 0o022 or not is_kind(found.st_mode):
                return False
    return True


def _seal_all(entries: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in entries.items():
        text = json.dumps(value, ensure_ascii=False)
        try:
            seal = _seal(key, text)
        except UnicodeEncodeError:  # it holds the name of a file that is no text
            continue
        yield key, seal + text


def _seal(key: str, text: str) -> str:
    return sha256(f"{key}\n{text}".encode()).hexdigest()[:16]
