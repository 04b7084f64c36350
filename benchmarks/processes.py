"""Memory and processor time of a process and all its descendants (Linux: reads /proc)."""

import os
from pathlib import Path

_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
_TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


def memory_bytes(pid: int) -> int | None:
    """Resident memory of the whole tree, in bytes; ``None`` where /proc is missing."""
    return _sum(pid, _resident)


def peak_memory_bytes(pid: int) -> int | None:
    """The most that each process of the tree ever held, added up, in bytes."""
    return _sum(pid, _peak)


def cpu_seconds(pid: int) -> float | None:
    """Processor time that the tree has used so far, in seconds."""
    return _sum(pid, _cpu)


def _sum(pid, measure):
    if not Path("/proc/self/stat").exists():
        return None
    total = 0
    for process in _tree(pid):
        try:
            total += measure(process)
        except (OSError, IndexError):
            continue  # it ended in between
    return total


def _tree(root: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int(_stat(int(entry.name))[1])
            except (OSError, IndexError):
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found, queue = [], [root]
    while queue:
        found.append(queue.pop())
        queue.extend(children.get(found[-1], []))
    return found


def _stat(pid: int) -> list[str]:
    """The fields after the name, which may itself hold blanks and brackets."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def _resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE_BYTES


def _peak(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


def _cpu(pid: int) -> float:
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) / _TICKS_PER_SECOND
