"""Prepared for a call, and qualified again, in the chat."""

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.memory import InMemorySaver

from assistant.agent.agent import build_agent
from assistant.agent.events import EndedEvent
from assistant.agent.offline import OfflineModel
from assistant.agent.turn import run_turn
from assistant.session import PlanSession
from assistant.ui.chat.conversation import told
from tests.prep.deals import TODAY, slipping


class Talk:
    def __init__(self) -> None:
        self.session = PlanSession(slipping(), today=TODAY)
        self.agent = build_agent(OfflineModel(), self.session, InMemorySaver())

    def say(self, message: str) -> EndedEvent:
        events = list(run_turn(self.agent, self.session, message, "talk"))
        ended = events[-1]
        assert isinstance(ended, EndedEvent), events
        return ended


def test_a_call_is_prepared_in_the_chat() -> None:
    talk = Talk()
    before = talk.session.plan
    reply = talk.say("prepare me for tomorrow's closing call, 45 minutes")
    assert "prepare_call" in reply.tools
    assert "Closing call with Acme, 45 minutes" in reply.text
    assert "15 of 45 minutes" in reply.text
    assert "Not named yet: signer, legal, procurement" in reply.text
    assert talk.session.plan == before


def test_what_the_words_leave_open_is_said() -> None:
    reply = Talk().say("get me ready for the call with them this afternoon")
    assert "I took it for a check-in" in reply.text
    assert "15 minutes" in reply.text


def test_the_sheet_can_still_be_opened_later() -> None:
    talk = Talk()
    talk.say("prep me for a demo of an hour")
    talk.say("thanks")
    config: RunnableConfig = {"configurable": {"thread_id": "talk"}}
    kept = talk.agent.get_state(config).values["messages"]
    (made,) = [one.prep for one in told(kept) if one.prep]
    assert (made.call, made.minutes) == ("demo", 60)


def test_a_shifted_priority_leads_to_the_card() -> None:
    talk = Talk()
    asked = talk.say("they've put the whole thing on hold because of the merger")
    assert "priority has shifted" in asked.text
    assert talk.session.plan.qualification is None
    begun = talk.say("yes")
    assert "Ask these three first" in begun.text
    assert talk.session.plan.qualification is not None
    assert "merger" in talk.session.plan.qualification.why
    talk.say('Dana said "we lose 40k a month on this and I want it gone"')
    found = talk.session.plan.qualification
    assert found is not None
    scored = {letter: one.score for letter, one in found.letters.items()}
    assert "green" in scored.values()
    talk.say("undo")
    assert talk.session.plan.qualification is not None
    assert talk.session.plan.qualification.letters == {}
