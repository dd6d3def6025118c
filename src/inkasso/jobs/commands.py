"""A command of the terminal as part of a job: in a process, and under a login, of its own.

What only the owner of the tables can see is looked at there; this worker stays who it is.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

from inkasso.base.faults import OperationalFault
from inkasso.gate.current import current

#: What runs a command of this program.
PROGRAM = (sys.executable, "-c", "from inkasso.project.entry import main; main()")
#: Seconds between looks at how far it is, and those that it has to end when it is told to.
_PAUSE, _PATIENCE = 0.5, 10
#: Exit codes of a command that has answered: done, and a check that found faults.
_ANSWERED = (0, 1)


def run_command(arguments: Sequence[str], tick: Callable[[], None]) -> Mapping[str, object]:
    """The one JSON document of a command, in the name of whoever acts.

    `tick` is called while it runs; what that raises ends the command. Raises `OperationalFault`
    where it gives no answer.
    """
    who = current()
    environment = {**os.environ, "INKASSO_ACTOR": who.actor if who else "-"}
    with subprocess.Popen(
        [*PROGRAM, *arguments, "--json"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            out = _wait(process, tick)
        except BaseException:
            _end(process)
            raise
    if process.returncode not in _ANSWERED:
        raise OperationalFault(f"inkasso {' '.join(arguments)} ended with {process.returncode}")
    document: Mapping[str, object] = json.loads(out)
    return document


def _wait(process: subprocess.Popen[str], tick: Callable[[], None]) -> str:
    while True:
        try:
            out, _ = process.communicate(timeout=_PAUSE)
        except subprocess.TimeoutExpired:
            tick()
        else:
            return out


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
