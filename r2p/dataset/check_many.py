"""Checking many case folders at once, on all cores."""

import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from r2p.dataset.check import check_case
from r2p.dataset.problem import Problem

MANY = 40
"""Folders from which on several processes are worth their start."""

_AT_A_TIME = 8


def check_cases(folders: list[Path]) -> list[list[Problem]]:
    """What `check_case` says of each folder, in the order of the folders.

    Fewer than `MANY` are checked one by one. So are all where there is one core only, or
    where the system gives no locks to share between processes.
    """
    cores = os.cpu_count() or 1
    if len(folders) < MANY or cores == 1:
        return [check_case(folder) for folder in folders]
    try:
        pool = ProcessPoolExecutor(cores)
    except (ImportError, NotImplementedError, OSError):
        return [check_case(folder) for folder in folders]
    with pool:
        return list(pool.map(check_case, folders, chunksize=_AT_A_TIME))
