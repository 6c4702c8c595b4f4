"""Countries of the holiday library, loaded one at a time."""

import subprocess
import sys

_FEW = """
import sys
from assistant.plan.holiday_data import library
found = library().country_holidays("US", years=2027, language="en_US")
print(sorted((day.isoformat(), name) for day, name in found.items()))
print(sum(name.startswith("holidays.countries.") for name in sys.modules) < 20)
from holidays.countries import Germany
print(len(Germany(years=2027)) > 5, len(library().list_supported_countries()) > 100)
"""
_ALL = """
import holidays
import holidays.countries
found = holidays.country_holidays("US", years=2027, language="en_US")
print(sorted((day.isoformat(), name) for day, name in found.items()))
"""


def _run(code: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.splitlines()


def test_one_country_is_loaded_and_says_the_same_as_when_all_are() -> None:
    few, loaded_few, whole = _run(_FEW)
    assert [few] == _run(_ALL)
    assert loaded_few == "True"
    assert whole == "True True"


def test_every_country_gives_the_same_days() -> None:
    code = """
import hashlib, json
{get}
seen = {{}}
for code in ("GB", "DE", "FR", "IN", "JP", "AU", "BR", "SG", "AE", "IL", "CN", "PR"):
    found = holidays.country_holidays(code, years=[2026, 2027], language="en_US")
    seen[code] = sorted((str(day), name) for day, name in found.items())
print(hashlib.sha256(json.dumps(seen).encode()).hexdigest())
"""
    few = code.format(get="from assistant.plan.holiday_data import library; holidays = library()")
    whole = code.format(get="import holidays, holidays.countries")
    assert _run(few) == _run(whole)
