"""Turns results into a Markdown table with a verdict for each promise."""

from dataclasses import asdict
from importlib.metadata import version
from typing import Any

from benchmarks.measure import Memory, PageResult, Results, Samples
from benchmarks.targets import TARGETS

MET = "✓"
MISSED = "MISSED"
_ERROR = "ERROR"
_NONE = "n/a"


def markdown(results: Results) -> str:
    """The whole report. Times are in ms, sizes in kB and MB of 1000 and 1,000,000 bytes."""
    crowd = results.plan.sessions
    lines = [
        f"Streamlit {version('streamlit')}. "
        "Ratio: ours divided by a one-line app under default settings.",
        "",
        f"| page | choice ms (median / p95) | ratio | whole rerun ms | ratio | first run ms "
        f"| ratio | {crowd} at once ms (p50 / p95) | ratio of p95 | kB first load |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for result in results.pages:
        lines.append(f"| `{result.page}` | " + " | ".join(_cells(result)) + " |")
    lines += [f"| one-line default app | {_default_cells(results)} |", ""]
    lines += [
        "| memory, MB | idle after one page | after all crowds | highest |",
        "|---|---|---|---|",
        f"| ours | {_mb(results.ours.idle)} | {_memory_verdict(results.ours)} "
        f"| {_mb(results.ours.peak)} |",
        f"| one-line default app | {_mb(results.default.idle)} | {_mb(results.default.after)} "
        f"| {_mb(results.default.peak)} |",
        "",
    ]
    lines += _error_lines(results)
    lines.append(_conclusion(results))
    return "\n".join(lines)


def as_json(results: Results) -> dict[str, Any]:
    """Every single sample: seconds and bytes, and the targets they were held against."""
    return {
        "streamlit": version("streamlit"),
        "targets": asdict(TARGETS),
        "missed": missed(results),
        "failed": failed(results),
        **asdict(results),
    }


def failed(results: Results) -> bool:
    """Whether any run of any page went wrong; then its times mean nothing."""
    return any(result.ours.errors() or result.default.errors() for result in results.pages)


def missed(results: Results) -> list[str]:
    """The promises that were not kept, each as page and promise."""
    found = []
    for result in results.pages:
        for name, value, limit in _held_against(result):
            if value is None or value > limit:
                found.append(f"{result.page} {name}")
    if not _within(results.ours.after, TARGETS.memory_mb * 1e6):
        found.append("memory after all crowds")
    return found


def _held_against(result: PageResult) -> list[tuple[str, float | None, float]]:
    ours, default = result.ours, result.default
    return [
        ("choice", _ratio(ours.choice, default.choice, 0.5), TARGETS.choice_ratio),
        ("rerun", _ratio(ours.rerun, default.rerun, 0.5), TARGETS.rerun_ratio),
        ("first run", _ratio(ours.first_run, default.first_run, 0.5), TARGETS.first_run_ratio),
        ("at once", _ratio(ours.crowd, default.crowd, 0.95), TARGETS.crowd_ratio),
        ("first load", ours.first_run.kb() if ours.first_run.ok else None, TARGETS.first_load_kb),
    ]


def _ratio(ours: Samples, default: Samples, share: float) -> float | None:
    return ours.ms(share) / default.ms(share) if ours.ok and default.ok else None


def _cells(result: PageResult) -> list[str]:
    choice, rerun, first_run, crowd, load = (
        _verdict(value, limit, "{:.0f}" if name == "first load" else "{:.2f}")
        for name, value, limit in _held_against(result)
    )
    ours = result.ours
    return [
        _two(ours.choice, 0.5, 0.95),
        choice,
        _two(ours.rerun, 0.5, 0.95),
        rerun,
        _one(ours.first_run, 0.5),
        first_run,
        _two(ours.crowd, 0.5, 0.95),
        crowd,
        load,
    ]


def _default_cells(results: Results) -> str:
    """The default app over all pages' turns together, for orientation."""
    choice, rerun, first_run, crowd = Samples(), Samples(), Samples(), Samples()
    for result in results.pages:
        for total, part in (
            (choice, result.default.choice),
            (rerun, result.default.rerun),
            (first_run, result.default.first_run),
            (crowd, result.default.crowd),
        ):
            total.seconds += part.seconds
            total.wire_bytes += part.wire_bytes
            total.errors += part.errors
    load = f"{first_run.kb():.0f}" if first_run.ok else _NONE
    cells = [
        _two(choice, 0.5, 0.95),
        _two(rerun, 0.5, 0.95),
        _one(first_run, 0.5),
        _two(crowd, 0.5, 0.95),
        load,
    ]
    return " | 1 | ".join(cells)


def _one(samples: Samples, share: float) -> str:
    return f"{samples.ms(share):.0f}" if samples.ok else _bad(samples)


def _two(samples: Samples, low: float, high: float) -> str:
    return f"{samples.ms(low):.0f} / {samples.ms(high):.0f}" if samples.ok else _bad(samples)


def _bad(samples: Samples) -> str:
    return f"{_ERROR} ({len(samples.errors)})" if samples.errors else _NONE


def _verdict(value: float | None, limit: float, form: str) -> str:
    if value is None:
        return MISSED
    return f"{form.format(value)} {MET if value <= limit else MISSED}"


def _memory_verdict(memory: Memory) -> str:
    if memory.after is None:
        return _NONE
    return _verdict(memory.after / 1e6, TARGETS.memory_mb, "{:.0f}")


def _within(value: int | None, limit: float) -> bool:
    return value is None or value <= limit


def _mb(size: int | None) -> str:
    return _NONE if size is None else f"{size / 1e6:.0f}"


def _error_lines(results: Results) -> list[str]:
    lines = []
    for result in results.pages:
        for name, side in ((result.page, result.ours), ("default app", result.default)):
            errors = side.errors()
            if errors:
                lines.append(f"- `{name}`: {len(errors)} failed, for example: {errors[0]}")
    return [*lines, ""] if lines else []


def _conclusion(results: Results) -> str:
    goals = TARGETS
    held = (
        f"Targets: choice ≤ {goals.choice_ratio}, rerun ≤ {goals.rerun_ratio}, "
        f"first run ≤ {goals.first_run_ratio}, "
        f"at once p95 ≤ {goals.crowd_ratio}, first load ≤ {goals.first_load_kb:.0f} kB, "
        f"memory ≤ {goals.memory_mb:.0f} MB."
    )
    misses = missed(results)
    if failed(results):
        return f"{held} Some runs failed, so this report does not count."
    return f"{held} " + (f"{len(misses)} missed: {', '.join(misses)}." if misses else "All met.")
