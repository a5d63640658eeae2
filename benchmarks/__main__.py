"""Runs the sections named, or all of them, and prints their tables in Markdown."""

import argparse
import platform
import sys
from importlib import import_module
from pkgutil import iter_modules

import benchmarks
from benchmarks.portal import PortalSection
from benchmarks.table import Section


def sections() -> list[str]:
    """Every module of this package that has a `measure(largest) -> Section`."""
    names = [module.name for module in iter_modules(benchmarks.__path__) if not module.name.startswith("_")]
    return [name for name in names if hasattr(import_module(f"benchmarks.{name}"), "measure")]


def main(arguments: list[str]) -> int:
    """Print the tables; 1 when two engines disagree, for then no ratio means anything, or when a save was lost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("section", nargs="*", help="checks, documents, …; all when none is named")
    parser.add_argument("--largest", type=int, default=44_000, help="no more filings or documents than this")
    given = parser.parse_args(arguments)
    unknown = set(given.section) - set(sections())
    if unknown:
        parser.error(f"no section {', '.join(sorted(unknown))}; there is {', '.join(sections())}")
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}\n")
    measured: list[Section | PortalSection] = []
    for name in given.section or sections():
        section = import_module(f"benchmarks.{name}").measure(given.largest)
        print(section.markdown(), flush=True)
        measured.append(section)
    return 0 if all(section.agrees for section in measured) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
