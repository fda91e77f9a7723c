"""Run the benchmarks: a table for people on standard error, one JSON line a figure on standard output.

`python -m benchmarks` runs all parts, `python -m benchmarks press send` those named. Exits 1 where a figure is not met.
"""

import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.figure import Figure

NOT_PARTS = {"__init__", "__main__", "figure"}


def parts() -> list[str]:
    """Return the names of all parts: one module a part, each with a function `figures()`."""
    return sorted(file.stem for file in Path(__file__).parent.glob("*.py") if file.stem not in NOT_PARTS)


def measured(names: Sequence[str]) -> Iterator[Figure]:
    """Measure part after part; a figure is yielded as soon as it is known."""
    for name in names:
        print(f"Measuring {name} …", file=sys.stderr, flush=True)
        yield from import_module(f"benchmarks.{name}").figures()


def row(figure: Figure) -> str:
    """Return a figure as a line of the table."""
    met = "met" if figure.met else "NOT MET"
    return (
        f"{figure.figure:<38} {figure.value:>12,.2f} {figure.unit:<14} {figure.ratio:>8.2f} {figure.sense} "
        f"{figure.goal:<8g} {met:<8} {figure.peak_rss_mb:>7.0f} MB   against {figure.reference} "
        f"({figure.reference_value:,.2f})"
    )


def main(arguments: Sequence[str]) -> int:
    """Run the parts named, or all. Return 0 where every figure is met, 1 where one is not, 2 on an unknown part."""
    known = parts()
    strange = [name for name in arguments if name not in known]
    if strange:
        print(f"There is no part “{strange[0]}”. Known are {', '.join(known)}.", file=sys.stderr)
        return 2
    found: list[Figure] = []
    print(
        f"{'figure':<38} {'value':>12} {'unit':<14} {'ratio':>8}    {'goal':<8} {'':<8} {'peak memory':>7}",
        file=sys.stderr,
    )
    for figure in measured(arguments or known):
        found.append(figure)
        print(figure.as_json(), flush=True)
        print(row(figure), file=sys.stderr, flush=True)
    missed = [figure.figure for figure in found if not figure.met]
    print(f"{len(found) - len(missed)} of {len(found)} figures met.", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
