"""Find a LibreOffice for the tests of slides, or install one, or fail with one clear sentence.

In this order: a LibreOffice that is installed; Debian's package, where root and apt are there.
"""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

NAMES = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
PACKAGE = "libreoffice-impress-nogui"


def installed() -> str | None:
    """Path of an installed LibreOffice, or None."""
    named = os.environ.get("R2P_OFFICE")
    found = [named] if named else [shutil.which(name) for name in NAMES] + list(PLACES)
    return next((path for path in found if path and Path(path).exists()), None)


def install() -> None:
    """Try Debian's package: Impress without its windows."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", PACKAGE], check=False
        )


@cache
def office() -> str:
    """Path of a usable LibreOffice.

    Raises:
        SystemExit: there is none, with what to do about it.
    """
    path = installed()
    if path is None:
        install()
        path = installed()
    if path is None:
        raise SystemExit(
            "The tests of slides need LibreOffice: install it, or name the path of soffice in "
            "the environment variable R2P_OFFICE."
        )
    return path


def to_pdf(file: Path, folder: Path) -> Path:
    """What LibreOffice makes of an Office file, as a PDF in ``folder``.

    Raises:
        RuntimeError: it could not open the file; with what it said.
    """
    profile = (folder / "profile").resolve().as_uri()  # its own: an open LibreOffice locks another
    done = subprocess.run(
        [office(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), str(file)],
        capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    made = folder / f"{file.stem}.pdf"
    if not made.exists():
        raise RuntimeError(f"LibreOffice made no PDF: {done.stdout} {done.stderr}")
    return made


if __name__ == "__main__":
    print(f"tests of slides use {office()}")
