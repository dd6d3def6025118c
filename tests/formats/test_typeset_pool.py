"""The pool: in order, all of them, whatever dies on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from inkasso.formats.typeset_pool import TypesetPool, available_cores


def render(item: int | str) -> bytes:
    """Renders numbers; some items misbehave."""
    if item == "raises":
        raise ValueError("paper jam")
    if item == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "slow":
        time.sleep(0.2)
    return str(item).encode()


def worker_id(item: int) -> bytes:
    """The id of the process that renders, slowly enough for the other one to get work too."""
    time.sleep(0.01)
    return str(os.getpid() + item).encode()


def test_pdfs_come_in_the_order_of_their_items_and_a_fault_stops_only_its_own() -> None:
    items: list[int | str] = ["slow", 1, 2, "raises", *range(4, 40)]
    with TypesetPool(workers=2) as pool:
        rendered = list(pool.render(render, items))
    assert [one.item for one in rendered] == items
    assert rendered[3].pdf is None
    assert rendered[3].error == "ValueError: paper jam"
    assert all(one.pdf == str(one.item).encode() for one in rendered if one.item != "raises")


def test_a_worker_that_dies_costs_only_the_item_that_killed_it() -> None:
    items: list[int | str] = [0, 1, 2, "dies", 4, 5, 6]
    with TypesetPool(workers=2) as pool:
        rendered = list(pool.render(render, items))
        again = list(pool.render(render, [7, 8]))
    assert [one.item for one in rendered] == items
    assert [one.item for one in rendered if one.pdf is None] == ["dies"]
    assert "ended" in rendered[3].error
    assert [one.pdf for one in again] == [b"7", b"8"]


def test_a_reader_who_stops_early_leaves_nothing_hanging() -> None:
    with TypesetPool(workers=1) as pool:
        first = next(pool.render(render, iter(range(10**9))))
    assert first.pdf == b"0"


def test_nothing_to_render_gives_nothing() -> None:
    with TypesetPool(workers=1) as pool:
        assert list(pool.render(render, [])) == []


def test_cores_are_those_the_process_may_use() -> None:
    assert 1 <= available_cores() <= (os.cpu_count() or 1)


#: Whoever runs the tests in the background ignores Ctrl-C, and so would what they start.
_ENDLESS = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.insert(0, {folder!r})
from test_typeset_pool import worker_id
from inkasso.formats.typeset_pool import TypesetPool

if __name__ == "__main__":
    with TypesetPool(workers=2) as pool:
        ids = set()
        for one in pool.render(worker_id, iter(int, 1)):
            if len(ids) < 2 and one.pdf not in ids:
                ids.add(one.pdf)
                if len(ids) == 2:
                    print(*map(int, ids), flush=True)
"""


def _endless(tmp_path: Path) -> tuple[subprocess.Popen[str], list[int]]:
    """A process that renders for ever, and its workers' ids."""
    script = tmp_path / "endless.py"
    script.write_text(_ENDLESS.format(folder=str(Path(__file__).parent)), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    return process, [int(number) for number in process.stdout.readline().split()]


def _all_gone(ids: list[int]) -> bool:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        if not any(_is_alive(number) for number in ids):
            return True
        time.sleep(0.02)
    return False


def _is_alive(number: int) -> bool:
    """Whether the process still runs; one that only waits to be reaped does not."""
    try:
        state = Path(f"/proc/{number}/stat").read_text(encoding="ascii").rpartition(")")[2]
    except FileNotFoundError:
        return False
    return state.split()[0] != "Z"


def test_control_c_ends_the_parent_and_its_workers(tmp_path: Path) -> None:
    process, workers = _endless(tmp_path)
    assert len(workers) == 2
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=10)
    assert process.returncode != 0
    assert _all_gone(workers)


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    process, workers = _endless(tmp_path)
    assert len(workers) == 2
    process.kill()
    process.communicate(timeout=10)
    assert _all_gone(workers)
