"""Print every figure; `python -m bench scheduling` prints those of one part."""

import importlib
import os
import sys

PARTS = ("scheduling", "turns", "overhead", "notes", "shapes", "playbook", "storing", "page")


def main() -> int:
    """Measure the parts that are named, or all; return how many goals are missed."""
    chosen = sys.argv[1:] or PARTS
    if unknown := [one for one in chosen if one not in PARTS]:
        print(f"There is no part {unknown[0]}. Parts: {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    os.environ["ASSISTANT_MODEL"] = "offline"
    missed = 0
    for part in chosen:
        print(f"{part}", flush=True)
        figures = importlib.import_module(f"bench.{part}").measure()
        for figure in figures:
            print(figure.line(), flush=True)
            missed += figure.goal is not None and figure.value > figure.goal
        if not figures:
            print("  not measured: no chromium is installed")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
