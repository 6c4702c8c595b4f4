"""The holiday library, loading only the countries that are asked for.

Its package of countries imports all 250 of them as soon as one is wanted, which takes longer than
all that a short command does besides. Each country is a module that stands by itself, so the
package is put in place without running its list of imports; whoever asks the package itself for
a name still gets the whole of it.
"""

import importlib.util
import sys
from functools import lru_cache
from threading import Lock
from types import ModuleType
from typing import Any

_COUNTRIES = "holidays.countries"
_LOCK = Lock()


def library() -> ModuleType:
    """Return the library `holidays`, ready to load one country at a time."""
    with _LOCK:
        return _library()


@lru_cache(maxsize=1)
def _library() -> ModuleType:
    import holidays

    if _COUNTRIES not in sys.modules:
        countries = _put_off()
        if countries is not None:
            sys.modules[_COUNTRIES] = countries
            holidays.countries = countries
    return holidays


def _put_off() -> ModuleType | None:
    spec = importlib.util.find_spec(_COUNTRIES)
    loader = spec.loader if spec else None
    if spec is None or loader is None:
        return None
    module = importlib.util.module_from_spec(spec)

    def whole(name: str) -> Any:
        if name.startswith("__"):  # what is asked of any module is no reason to load countries
            raise AttributeError(name)
        vars(module).pop("__getattr__", None)
        loader.exec_module(module)
        return getattr(module, name)

    vars(module)["__getattr__"] = whole
    return module
