"""The suites there are: every module of evals/suites that has a `SUITE`."""

import functools
import importlib
import pkgutil

from evals import suites
from evals.suite import Suite


@functools.cache
def registry() -> dict[str, Suite]:
    """Return all suites by name, in the order of their modules.

    Raises:
        ValueError: two suites have one name.
    """
    found: dict[str, Suite] = {}
    for module in pkgutil.iter_modules(suites.__path__, f"{suites.__name__}."):
        suite = getattr(importlib.import_module(module.name), "SUITE", None)
        if suite is None:
            continue
        if suite.name in found:
            raise ValueError(f"Two suites are called {suite.name!r}.")
        found[suite.name] = suite
    return found
