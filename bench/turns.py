"""Chat turns on a plan of 20 steps, with everything that the page does but the drawing."""

import datetime as dt
import tempfile
from pathlib import Path

from langgraph.checkpoint.sqlite import SqliteSaver

from assistant.agent.agent import build_agent
from assistant.agent.checkpointer import open_conversations
from assistant.agent.models import create_model
from assistant.agent.turn import run_turn
from assistant.plan.apply import apply
from assistant.plan.catalogue import usual_steps
from assistant.plan.changes import AddStep, Change, SetDeal, SetPerson
from assistant.plan.model import Plan
from assistant.session import PlanSession, new_plan
from assistant.settings import Settings
from assistant.store import Store
from bench.figures import Figure, percentile, timed

TODAY = dt.date(2026, 11, 24)
STEPS = 20
ROUNDS = 2
SAID = [
    "Legal is with Priya Nair, she needs three weeks",
    "Marcus Lee thinks the security review is done by December 18",
    "What is critical?",
    "the budget got approved yesterday",
    "What if legal slips a week?",
    "Tom Becker from procurement owns the commercial terms and Dana signs",
    "we're now checking in every other Thursday at 2pm",
    "who owns nothing?",
    "Scrap that, their CISO moved it to Jan 11",
    "can we still make March 5?",
    "yes",
    "what's due this week",
    "Their counsel wants a DPA too; Ana Ruiz on their privacy team takes that, two weeks",
    "not sure",
    "skip",
    "How do we stand?",
    "kickoff is done and the NDA is signed",
    "undo",
    "What usually comes after legal?",
    "The pilot starts after the technical review and takes four weeks. Ben runs it for us.",
]


def measure() -> list[Figure]:
    """Measure the first turn of a process, and many turns after it."""
    with tempfile.TemporaryDirectory() as folder:
        times = _times(Path(folder))
    first, others = times[0], times[1:]
    return [
        Figure(f"chat turn on a plan of {STEPS} steps, median", percentile(others, 0.5), "ms", 50),
        Figure(f"chat turn, p95 of {len(others)}", percentile(others, 0.95), "ms", 200),
        Figure("first turn of a process, which loads the reader", first / 1000, "s"),
    ]


def plan_of_twenty() -> Plan:
    """Return a plan with the usual steps of a large deal and a few of its own."""
    usual = [
        AddStep(action=one.action, kind=one.id, side=one.side) for one in usual_steps(2_000_000)
    ]
    own = [AddStep(action=f"Workshop with team {n}", duration_days=2) for n in range(STEPS)]
    changes: list[Change] = [
        SetDeal(buyer="Acme Health", value=2_000_000, currency="USD", go_live="2027-03-05"),
        SetPerson(name="Dana Ortiz", role="VP Operations, champion", side="buyer"),
        *(usual + own)[:STEPS],
    ]
    return apply(new_plan(), changes, today=TODAY).plan


def _times(folder: Path) -> list[float]:
    settings = Settings(model="offline", data_dir=folder)
    store = Store(settings.database_url)
    conversations = open_conversations(settings.conversations)
    times = []
    for number in range(ROUNDS):
        plan_id = store.create(f"Deal {number}", plan_of_twenty())
        for text in SAID:
            session = PlanSession.open(store, plan_id, TODAY)

            def turn(
                text: str = text, session: PlanSession = session, thread: str = plan_id
            ) -> None:
                agent = build_agent(create_model(settings), session, conversations)
                for _ in run_turn(agent, session, text, thread):
                    pass

            times.append(timed(turn))
    conversations.conn.close()
    store.close()
    return times


def _turn(
    settings: Settings, session: PlanSession, conversations: SqliteSaver, text: str, thread: str
) -> None:
    agent = build_agent(create_model(settings), session, conversations)
    for _ in run_turn(agent, session, text, thread):
        pass
