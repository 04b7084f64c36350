"""Find nginx for the tests of faults, or install it, or fail with one clear sentence."""

import os
import shutil
import subprocess
from functools import cache


def installed() -> str | None:
    """Path of an installed nginx, or None. Debian keeps it where only root looks."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


@cache
def nginx() -> str:
    """Path of a usable nginx.

    Raises:
        SystemExit: there is none, with what to do about it.
    """
    path = installed()
    if path is None and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "nginx"],
            # A test wants the program, not a server on port 80.
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"},
            check=False,
        )
        path = installed()
    if path is None:
        raise SystemExit("The tests of faults need nginx. On Debian: apt-get install nginx")
    return path


if __name__ == "__main__":
    print(f"tests of faults use {nginx()}")
