"""Write files: whole or not at all, and no writer over another's change.

New bytes go into a temporary file beside the target, to the disk, and then take the target's name. Who edits a file
of the data holds it from before it is read until after it is written. The lock is on the file itself: it leaves
nothing behind, holds between computers where the file system can do that, and ends with its owner, however that ends.
"""

import contextlib
import errno
import os
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ntmcli.diagnostic import DataError, name_trouble
from ntmcli.store.disk import MAX_BYTES

WAIT = 10.0
"""Seconds that a writer waits for another one."""
PAUSE = 0.01
"""Seconds between two looks at whether the other one is done."""
TEMPORARY = ".tmp"
"""The end of a temporary file's name, which begins with a dot: neither is so of what is read as data."""

_WHY = {
    errno.EACCES: "write_denied",
    errno.EPERM: "write_denied",
    errno.EROFS: "write_denied",
    errno.ENOSPC: "write_full",
    errno.EDQUOT: "write_full",
    errno.EFBIG: "write_full",
    errno.EISDIR: "write_special",
    errno.ENOENT: "write_gone",
    errno.ENOTDIR: "write_gone",
}
"""What to say where a file cannot be written."""
_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)
"""Of a file system without locks; there it is left to `Held.replace` to see that another one has written."""


@dataclass(frozen=True, slots=True)
class Held:
    """A file of the data that no other writer changes meanwhile."""

    path: Path
    """Where it stands, links resolved."""
    data: bytes
    """What is in it."""

    def replace(self, data: bytes) -> None:
        """Write the file anew; raises DataError where an editor, which knows no lock, has saved it meanwhile."""
        if _read(self.path) != self.data:
            raise DataError("write_changed", 3, path=str(self.path))
        _write(self.path, data, os.replace)


@contextlib.contextmanager
def hold(path: Path, root: Path, wait: float | None = WAIT) -> Iterator[Held]:
    """Keep other writers from a file of a data folder while it is read, edited, checked and written.

    A link that stays in the folder is followed, so that it remains one. Raises DataError where the file cannot be
    read and written, where it lies outside the folder, and where another writer does not end within `wait` seconds;
    None: nothing will be written, and other writers are let be.
    """
    real = Path(os.path.realpath(path))
    if not real.is_relative_to(os.path.realpath(root)):
        raise DataError("write_outside", 3, path=str(path))
    if wait is None:
        yield Held(real, _read(real))
        return
    try:
        descriptor = _lock(real, wait)
    except OSError as error:
        raise _refuse(real, error) from None
    try:
        _clear(real)
        yield Held(real, _read(real))
    finally:
        os.close(descriptor)


def replace_file(path: Path, data: bytes) -> None:
    """Write a file such that it is there whole or as it was before, whatever happens meanwhile.

    Its permissions stay, and its owner where one may give files away. Where it is a link, the file that it leads to is
    written. Raises DataError where it cannot be written.
    """
    _write(_follow(path), data, os.replace)


def create_file(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all; raises DataError where it is there already."""
    _write(path, data, _name)


def replacing(path: Path) -> contextlib.AbstractContextManager[Path]:
    """Give the place of a new file to write into, which replaces another one as soon as the block is done.

    Where the block fails or is interrupted, the new file is gone and the other as it was. Raises DataError as
    `replace_file` does.
    """
    return _beside(_follow(path), os.replace)


def _follow(path: Path) -> Path:
    """Return the file that a link leads to, there or not yet; what is no link is returned as it is."""
    if not path.is_symlink():
        return path
    try:
        # Whether that is safe is for the system to say: it refuses strangers' links in folders open to everybody.
        descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return Path(os.path.realpath(path))
    except OSError as error:
        raise _refuse(path, error) from None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise DataError("write_special", 3, path=str(path))
    finally:
        os.close(descriptor)
    return Path(os.path.realpath(path))


def _write(path: Path, data: bytes, name: Callable[[str, Path], None]) -> None:
    with _beside(path, name) as temporary:
        temporary.write_bytes(data)


@contextlib.contextmanager
def _beside(path: Path, name: Callable[[str, Path], None]) -> Iterator[Path]:
    folder = path.parent
    if not folder.is_dir():
        raise DataError("no_target", 2, path=str(folder))
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=TEMPORARY, dir=folder)
        try:
            try:
                yield Path(temporary)
                _settle(descriptor, temporary, path)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            name(temporary, path)
        finally:
            with contextlib.suppress(FileNotFoundError):  # it has its name
                os.unlink(temporary)
    except FileExistsError:
        raise DataError("write_exists", 2, path=str(path)) from None
    except OSError as error:
        raise _refuse(path, error) from None
    if os.name == "posix":
        # The name is given already: a file system that cannot settle folders by themselves is no failure.
        with contextlib.suppress(OSError):
            _settle_folder(folder)


def _settle(descriptor: int, temporary: str, path: Path) -> None:
    """Give a temporary file the owner and permissions of the file it will replace, or those of a new one."""
    try:
        there = path.stat()
    except FileNotFoundError:
        os.chmod(temporary, 0o666 & ~_umask())
        return
    if os.name == "posix":
        for owner in ((-1, there.st_gid), (there.st_uid, -1)):
            with contextlib.suppress(OSError):  # not everyone may
                os.fchown(descriptor, *owner)
    os.chmod(temporary, there.st_mode & 0o777)


def _settle_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _name(temporary: str, path: Path) -> None:
    """Give a file its name; raises FileExistsError where that is taken."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system where a file has one name
        if os.path.lexists(path):
            raise FileExistsError from None
        os.rename(temporary, path)


def _read(path: Path) -> bytes:
    """Read a file, one byte more than is allowed at the most."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _refuse(path, error) from None


def _clear(path: Path) -> None:
    """Remove what writers of a file left that were killed; it is held, so that none of them is alive."""
    for each in os.scandir(path.parent):
        if each.name.startswith(f".{path.name}.") and each.name.endswith(TEMPORARY):
            with contextlib.suppress(OSError):  # it disturbs no one
                os.unlink(each)


def _refuse(path: Path, error: OSError) -> DataError:
    return DataError(_WHY.get(error.errno or 0, "write_failed"), 3, path=str(path), why=name_trouble(error))


def _lock(path: Path, wait: float) -> int:
    """Lock a file and return the descriptor that holds the lock."""
    deadline = time.monotonic() + wait
    while True:
        descriptor = _open_lock(path)
        try:
            if _take_lock(descriptor) and _is_still(descriptor, path):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        if time.monotonic() >= deadline:
            raise DataError("write_busy", 3, path=str(path))
        time.sleep(PAUSE)


if sys.platform == "win32":
    import msvcrt
    from hashlib import sha256

    def _open_lock(path: Path) -> int:
        """Open what stands for a file: one that is open itself could not be replaced."""
        digest = sha256(os.path.normcase(path).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return os.open(Path(tempfile.gettempdir(), f"ntm-{digest}.lock"), os.O_RDWR | os.O_CREAT)

    def _take_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _is_still(_descriptor: int, path: Path) -> bool:
        return stat.S_ISREG(path.stat().st_mode)

else:
    import fcntl

    def _open_lock(path: Path) -> int:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            return descriptor
        os.close(descriptor)
        raise DataError("write_special", 3, path=str(path))

    def _take_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
        return True

    def _is_still(descriptor: int, path: Path) -> bool:
        """Tell whether a file that was locked is still the one of that name: another writer may have replaced it."""
        return os.path.samestat(os.fstat(descriptor), os.stat(path, follow_symlinks=False))
