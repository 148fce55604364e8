"""Files are written whole or not at all, and no writer loses what another has written."""

import os
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from processes import NOBODY, end, give_up_rights, start

from ntmcli.diagnostic import DataError
from ntmcli.store import writing
from ntmcli.store.writing import create_file, hold, replace_file, replacing

resource = pytest.importorskip("resource")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="writers are stopped otherwise there")

OLD = b"".join(b'  "%d": old\r\n' % each for each in range(2000))
NEW = b"".join(b'  "%d": new and longer\n' % each for each in range(9000))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "communes").mkdir()
    (tmp_path / "communes/xa-mot.yaml").write_bytes(OLD)
    return tmp_path


def rewrite(folder: Path, data: bytes) -> None:
    path = folder / "communes/xa-mot.yaml"
    with hold(path, folder) as held:
        held.replace(data)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "communes").iterdir())


def refused(kind: str, work: Callable[[], object]) -> None:
    with pytest.raises(DataError) as caught:
        work()
    assert (caught.value.kind, caught.value.status) == (kind, 3)


def test_a_writer_killed_at_any_line_leaves_the_old_file_or_the_new_one(folder: Path) -> None:
    path = folder / "communes/xa-mot.yaml"
    found, left, step = set(), 0, 0
    while True:
        step += 1
        path.write_bytes(OLD)

        def die_at(frame: FrameType, event: str, _: object, countdown: list[int] = [step]) -> object:  # noqa: B006
            if not frame.f_code.co_filename.endswith(("writing.py", "tempfile.py", "contextlib.py")):
                return None
            countdown[0] -= event == "line"
            if countdown[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return die_at

        def work(trace: Callable[..., object] = die_at) -> None:
            sys.settrace(trace)
            rewrite(folder, NEW)

        status = end(start(work))
        now = path.read_bytes()
        assert now in (OLD, NEW), f"half a file after step {step}"
        found.add(now)
        left += len(names(folder)) > 1
        if status == 0:
            break
        assert status == -signal.SIGKILL
        # Neither a lock nor what was left stands in the next one's way, and that is tidied up.
        rewrite(folder, NEW)
        assert (path.read_bytes(), names(folder)) == (NEW, ["xa-mot.yaml"])
    assert found == {OLD, NEW}
    assert step > 50
    assert left > 3, "some were killed while the temporary file was there"


def test_a_writer_killed_at_random_leaves_the_old_file_or_the_new_one(folder: Path) -> None:
    path = folder / "communes/xa-mot.yaml"
    for laps in range(25):
        reading, writing_end = os.pipe()

        def work(to: int = writing_end) -> None:
            while True:
                for data in (NEW, OLD):
                    rewrite(folder, data)
                    os.write(to, b".")

        child = start(work)
        os.close(writing_end)
        for _ in range(laps % 5 + 1):
            os.read(reading, 1)
        os.kill(child, signal.SIGKILL)
        os.close(reading)
        assert end(child) == -signal.SIGKILL
        assert path.read_bytes() in (OLD, NEW)
    rewrite(folder, OLD)
    assert names(folder) == ["xa-mot.yaml"]


def test_two_writers_lose_nothing(folder: Path) -> None:
    path = folder / "communes/xa-mot.yaml"
    path.write_bytes(b"")

    def write(name: str) -> None:
        for each in range(200):
            with hold(path, folder) as held:
                held.replace(held.data + f"{name}{each}\n".encode())

    children = [start(lambda name=name: write(name)) for name in "ab"]  # type: ignore[misc]
    assert [end(child) for child in children] == [0, 0]
    lines = path.read_text().split()
    for name in "ab":
        assert [line for line in lines if line.startswith(name)] == [f"{name}{each}" for each in range(200)]
    assert len(lines) == 400


def test_a_full_disk_leaves_the_file_as_it_was(folder: Path) -> None:
    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(NEW) // 2, resource.RLIM_INFINITY))
        refused("write_full", lambda: rewrite(folder, NEW))

    assert end(start(work)) == 0
    assert (folder / "communes/xa-mot.yaml").read_bytes() == OLD
    assert names(folder) == ["xa-mot.yaml"]


@pytest.mark.parametrize("locked", ["communes", "communes/xa-mot.yaml", None])
def test_what_may_not_be_written_is_left_alone(open_folder: Path, locked: str | None) -> None:
    (open_folder / "communes").mkdir()
    (open_folder / "communes/xa-mot.yaml").write_bytes(OLD)
    for path in (open_folder / "communes", open_folder / "communes/xa-mot.yaml"):
        if os.getuid() == 0:
            os.chown(path, NOBODY, NOBODY)
    if locked is not None:
        (open_folder / locked).chmod(0o555)

    def work() -> None:
        give_up_rights()
        if locked is None:
            rewrite(open_folder, NEW)
        else:
            refused("write_denied", lambda: rewrite(open_folder, NEW))

    assert end(start(work)) == 0
    assert (open_folder / "communes/xa-mot.yaml").read_bytes() == (NEW if locked is None else OLD)
    assert names(open_folder) == ["xa-mot.yaml"]


def test_a_writer_waits_no_longer_than_it_should(folder: Path) -> None:
    path = folder / "communes/xa-mot.yaml"

    def wait() -> None:
        with hold(path, folder, wait=0.05):
            pass

    with hold(path, folder):
        refused("write_busy", wait)
    wait()


def test_a_change_by_a_program_that_asks_for_no_lock_is_not_written_over(folder: Path) -> None:
    path = folder / "communes/xa-mot.yaml"
    with hold(path, folder) as held:
        path.write_bytes(OLD + b"# edited\n")
        refused("write_changed", lambda: held.replace(NEW))
        path.unlink()
        refused("write_gone", lambda: held.replace(NEW))
    refused("write_gone", lambda: rewrite(folder, NEW))


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o666])
def test_permissions_stay(folder: Path, mode: int) -> None:
    path = folder / "communes/xa-mot.yaml"
    path.chmod(mode)
    if os.getuid() == 0:
        os.chown(path, NOBODY, NOBODY)
    before = path.stat()
    rewrite(folder, NEW)
    after = path.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)


def test_a_new_file_has_the_permissions_that_new_files_have(folder: Path) -> None:
    plain = folder / "plain"
    plain.touch()
    for write in (replace_file, create_file):
        path = folder / write.__name__
        write(path, NEW)
        assert (path.read_bytes(), path.stat().st_mode) == (NEW, plain.stat().st_mode)
    with pytest.raises(DataError) as caught:
        create_file(folder / "plain", NEW)
    assert (caught.value.kind, plain.read_bytes()) == ("write_exists", b"")
    assert {path.name for path in folder.iterdir()} == {"communes", "plain", "replace_file", "create_file"}


def test_a_link_within_the_folder_stays_a_link(folder: Path) -> None:
    path, link = folder / "communes/xa-mot.yaml", folder / "communes/xa-hai.yaml"
    link.symlink_to("xa-mot.yaml")
    with hold(link, folder) as held:
        held.replace(NEW)
    assert (link.is_symlink(), path.read_bytes(), held.path) == (True, NEW, path)


@pytest.mark.parametrize("target", ["there.csv", "new.csv", "../there.csv"])
def test_a_link_that_is_written_to_stays_one(folder: Path, target: str) -> None:
    (folder / "communes/there.csv").write_bytes(OLD)
    (folder / "there.csv").write_bytes(OLD)
    link, again = folder / "communes/link.csv", folder / "communes/again.csv"
    link.symlink_to(target)
    again.symlink_to("link.csv")
    for path, data in ((link, NEW), (again, OLD)):
        replace_file(path, data)
        assert (path.is_symlink(), (folder / "communes" / target).read_bytes()) == (True, data)
        with replacing(path) as beside:
            beside.write_bytes(NEW)
        assert (path.is_symlink(), (folder / "communes" / target).read_bytes()) == (True, NEW)


def test_a_link_to_what_is_no_file_is_not_followed(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    reader = os.open(folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    for name, target, kind in (
        ("a", "pipe", "write_special"),
        ("b", "communes", "write_special"),
        ("c", "/dev/null", "write_special"),
        ("d", "d", "write_failed"),
        ("e", "communes/xa-mot.yaml/x", "write_gone"),
    ):
        (folder / name).symlink_to(target)
        refused(kind, lambda name=name: replace_file(folder / name, NEW))  # type: ignore[misc]
        assert (folder / name).is_symlink()
    os.close(reader)
    assert stat.S_ISFIFO((folder / "pipe").stat().st_mode)


def test_what_is_held_is_written_where_it_was_read(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A link that takes the place of a file that is held leads nowhere."""
    outside = tmp_path_factory.mktemp("outside") / "x.yaml"
    outside.write_bytes(OLD)
    path = folder / "communes/xa-mot.yaml"
    with hold(path, folder) as held:
        path.unlink()
        path.symlink_to(outside)
        held.replace(NEW)
    assert (outside.read_bytes(), path.is_symlink(), path.read_bytes()) == (OLD, False, NEW)


def test_nothing_outside_the_folder_is_written(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "xa-ba.yaml"
    outside.write_bytes(OLD)
    for name, target in (("xa-ba.yaml", outside), ("xa-bon.yaml", Path("../../nowhere.yaml"))):
        link = folder / "communes" / name
        link.symlink_to(target)
        refused("write_outside", lambda link=link: hold(link, folder).__enter__())  # type: ignore[misc]
    assert outside.read_bytes() == OLD
    assert [each.name for each in outside.parent.iterdir()] == ["xa-ba.yaml"]


def test_what_is_no_regular_file_is_not_written(folder: Path) -> None:
    os.mkfifo(folder / "communes/pipe.yaml")
    (folder / "communes/folder.yaml").mkdir()
    for name in ("pipe.yaml", "folder.yaml"):
        refused("write_special", lambda name=name: hold(folder / "communes" / name, folder).__enter__())  # type: ignore[misc]
    assert stat.S_ISFIFO((folder / "communes/pipe.yaml").stat().st_mode)


def test_every_reason_is_said_in_both_languages() -> None:
    from ntmcli.present.wording import WORDS

    assert {*writing._WHY.values()} <= WORDS["vi"].keys() & WORDS["en"].keys()
