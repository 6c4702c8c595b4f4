import datetime as dt

import pytest

from assistant.plan.model import Plan

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def plan() -> Plan:
    return Plan.model_validate(
        {
            "deal": {"buyer": "Acme", "seller": "Globex", "value": 180000, "currency": "USD"},
            "go_live": "2027-01-05",
            "target_close": "2026-12-04",
            "people": [
                {"name": "Mark Feld", "role": "IT Security", "side": "buyer"},
                {"name": "Me", "role": "AE", "side": "seller"},
            ],
            "steps": [
                {
                    "id": "signature",
                    "action": "Contract signatures",
                    "side": "both",
                    "due": "2026-12-04",
                    "duration_days": 1,
                    "depends_on": ["pricing"],
                },
                {
                    "id": "security",
                    "action": "Security review",
                    "owners": ["Mark Feld", "Me"],
                    "side": "buyer",
                    "due": "2026-11-30",
                    "status": "done",
                    "notes": "SOC 2\nsent",
                    "evidence": ["secret words of a call"],
                },
                {
                    "id": "pricing",
                    "action": "Pricing approval",
                    "owners": ["CFO"],
                    "duration_days": 2,
                    "status": "blocked",
                    "depends_on": ["security"],
                },
            ],
            "check_in": {"weekday": "monday", "time": "10:00", "next": "2026-11-30"},
            "risks": [
                {"text": "Outside counsel could take longer"},
                {"text": "Settled long ago", "resolved": True},
            ],
        }
    )


@pytest.fixture
def hostile() -> Plan:
    """A plan whose texts mean something to the programs that open it."""
    formula = '=HYPERLINK("http://evil.example","x")'
    markup = "<script>alert(1)</script> | [x](javascript:y) **b** & \\"
    control = "a\x00b\x0bc\x1bd\u2028e\ufffe"
    return Plan.model_validate(
        {
            "deal": {"buyer": markup, "seller": formula},
            "people": [{"name": formula, "role": markup, "side": "buyer"}],
            "steps": [
                {"id": "a", "action": formula, "owners": [formula], "notes": control},
                {
                    "id": "b",
                    "action": markup,
                    "owners": ["@SUM(1)"],
                    "notes": " +1+cmd|' /C calc'!A0",
                },
                {"id": "c", "action": control, "notes": "\uff1d1+1", "due": "0001-01-01"},
                {"id": "d", "action": "# not a heading", "notes": "-2+3", "due": "9999-12-31"},
            ],
            "risks": [{"text": formula}, {"text": markup}],
        }
    )
