"""Reads deploy/Dockerfile as far as the tests need it."""

import json
import re
import shlex

from tests.copies import ROOT

DOCKERFILE = ROOT / "deploy" / "Dockerfile"


def instructions() -> list[tuple[str, str]]:
    """All instructions in order, as pairs of name and rest of the line."""
    text = re.sub(r"^\s*#.*\n", "", DOCKERFILE.read_text(encoding="utf-8"), flags=re.M)
    lines = re.sub(r"\\\n\s*", " ", text).splitlines()
    return [(name, rest) for line in lines if line.strip() for name, rest in [line.split(" ", 1)]]


def stage() -> dict[str, list[str]]:
    """What the last stage says once: its user, ports, command and health check."""
    found = {}
    for name, rest in instructions():
        if name == "FROM":
            found = {}
        words = re.search(r"\[.*\]", rest)
        found[name] = json.loads(words.group()) if words else shlex.split(rest)
    return found


def copied() -> list[tuple[str, str]]:
    """Source and target of all that the last stage copies from the project."""
    pairs: list[tuple[str, str]] = []
    for name, rest in instructions():
        if name == "FROM":
            pairs = []
        if name == "COPY" and not rest.startswith("--from"):
            *sources, target = rest.split()
            pairs += [
                (one, f"{target}{one}" if target.endswith("/") else target) for one in sources
            ]
    return pairs


def environment() -> dict[str, str]:
    """The environment that the last stage sets, but for the search path."""
    found: dict[str, str] = {}
    for name, rest in instructions():
        if name == "FROM":
            found = {}
        if name == "ENV":
            found |= dict(pair.split("=", 1) for pair in shlex.split(rest))
    found.pop("PATH", None)
    return found
