"""The offline brain: records, answers, asks, offers, takes back."""

import pytest

from assistant.agent.events import ProposedEvent, RecordedEvent
from assistant.plan.changes import AddStep, SetDeal, UpdateStep
from tests.agent.conftest import Talk


def _deal(talk: Talk) -> None:
    talk.session.apply(
        [
            SetDeal(buyer="Acme", value=180_000, currency="USD", go_live="2027-03-01"),
            AddStep(action="Legal review", kind="legal-review", owners=["Priya"], due="Dec 11"),
            AddStep(action="Security review", kind="security-review"),
            AddStep(action="Contract signatures", kind="signature"),
        ]
    )


def test_it_records_what_is_said_and_asks_one_question(talk: Talk) -> None:
    ended = talk.say("Deal with Acme, $180k. They want to go live on March 1.")
    assert talk.session.plan.deal.buyer == "Acme"
    assert talk.session.plan.go_live is not None
    assert talk.session.plan.go_live.isoformat() == "2027-03-01"
    assert ended.text.count("?") == 1
    assert ended.asked == "steps"
    assert [e.type for e in talk.events if e.type in ("recorded", "asked")] == ["recorded", "asked"]


def test_it_works_backward_aloud(talk: Talk) -> None:
    talk.say("The buyer is Acme")
    ended = talk.say("they go live Jan 5")
    assert "live on Tue Jan 5 with four weeks of implementation" in ended.text
    assert "you need signatures by Fri Dec 4" in ended.text


def test_what_nobody_knows_is_not_asked_again(talk: Talk) -> None:
    first = talk.say("hello")
    second = talk.say("no idea")
    third = talk.say("skip")
    assert len({first.asked, second.asked, third.asked}) == 3
    assert talk.session.plan.answered == {first.asked: "unknown", second.asked: "declined"}


def test_it_says_why_it_asks_and_asks_again(talk: Talk) -> None:
    first = talk.say("hello")
    ended = talk.say("why do you ask?")
    assert ended.asked == first.asked
    assert "name" in ended.text


def test_a_question_is_not_repeated_again_and_again(talk: Talk) -> None:
    _deal(talk)
    first = talk.say("what is critical?")
    again = talk.say("are we on track?")
    third = talk.say("what is due next month?")
    assert first.asked == again.asked == third.asked
    assert "Back to my question" in again.text
    assert "Back to my question" not in third.text


def test_after_two_rounds_of_other_facts_it_asks_something_else(talk: Talk) -> None:
    _deal(talk)
    talk.say("check-ins every Monday at 10")
    first = talk.say("none of these")
    talk.say("the security review takes two weeks")
    third = talk.say("legal takes 12 days")
    assert third.asked != first.asked


def test_usual_steps_are_offered_once_and_only_taken_with_a_yes(talk: Talk) -> None:
    _deal(talk)
    before = len(talk.session.plan.steps)
    talk.say("Priya owns security as well")
    assert any(isinstance(event, ProposedEvent) for event in talk.events)
    assert len(talk.session.plan.steps) == before
    talk.say("none of these")
    assert talk.session.pending is None
    assert len(talk.session.plan.steps) == before
    talk.say("Dana runs procurement")
    assert not any(isinstance(event, ProposedEvent) for event in talk.events)


def test_part_of_an_offer_can_be_taken(talk: Talk) -> None:
    _deal(talk)
    talk.say("Priya owns security as well")
    talk.say("only kickoff and budget approval")
    kinds = {step.kind for step in talk.session.plan.steps}
    assert {"kickoff", "budget"} <= kinds
    assert "procurement" not in kinds


def test_all_but_one_can_be_taken(talk: Talk) -> None:
    _deal(talk)
    talk.say("Priya owns security as well")
    talk.say("all of them except the vendor registration")
    kinds = {step.kind for step in talk.session.plan.steps}
    assert "kickoff" in kinds
    assert "vendor-onboarding" not in kinds


def test_undo_takes_back_the_last_change(talk: Talk) -> None:
    _deal(talk)
    talk.say("legal is done")
    done = talk.session.plan.step("legal-review")
    assert done is not None
    assert done.status == "done"
    talk.say("undo that")
    back = talk.session.plan.step("legal-review")
    assert back is not None
    assert back.status == "not_started"


def test_what_it_does_not_understand_it_says(talk: Talk) -> None:
    _deal(talk)
    ended = talk.say("the purple elephants dance around quarterly moonbeams")
    assert not any(isinstance(event, RecordedEvent) for event in talk.events)
    assert "did not" in ended.text or "could not" in ended.text


def test_a_supposition_changes_nothing(talk: Talk) -> None:
    _deal(talk)
    before = talk.session.plan
    ended = talk.say("what if legal slips a week?")
    assert talk.session.plan == before
    assert "what_if" in ended.tools
    assert "Nothing is changed" in ended.text


def test_text_from_the_seller_cannot_become_markup(talk: Talk) -> None:
    ended = talk.say("The buyer is **Evil** <img src=x onerror=alert(1)> Corp")
    assert "<img" not in ended.text.replace("\\<", "")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what is missing?", "open"),
        ("who owns nothing?", "Security review"),
        ("which steps have no date?", "Security review"),
        ("what is critical?", "→"),
        ("what is due next month?", "Legal review"),
        ("is anything overdue?", "Nothing is overdue"),
        ("are we on track?", "fits"),
        ("what usually comes after legal?", "approval"),
        ("what steps are usual?", "security"),
        ("can we still make March 1?", "fits"),
        ("give me a summary", "Priya"),
        ("when is the legal review due?", "Fri Dec 11"),
        ("who owns legal?", "Priya"),
        ("what could go wrong?", "could"),
        ("by when do we have to sign?", "signatures by"),
        ("what should I do next?", "tightest"),
        ("how likely is it that we make it?", "in 100"),
        ("when is our next check-in?", "No check-in"),
        ("what is a mutual action plan?", "their side or yours"),
        ("what can you do?", "your own words"),
    ],
)
def test_it_answers_from_the_plan(talk: Talk, question: str, words: str) -> None:
    _deal(talk)
    before = talk.session.plan
    ended = talk.say(question)
    assert words in ended.text
    assert talk.session.plan.steps == before.steps


def test_overdue_steps_are_named(talk: Talk) -> None:
    _deal(talk)
    talk.session.apply([UpdateStep(step="legal-review", due="2026-11-20")])
    assert "4 days ago" in talk.say("what's overdue?").text


def test_the_same_conversation_gives_the_same_replies(talk: Talk) -> None:
    ended = talk.say("Acme wants to be live by March 1, Priya does legal by Dec 11")
    talk.session.undo()
    assert talk.session.plan.steps == []
    assert ended.text


def test_a_question_whose_answer_is_not_understood_twice_is_left_open(talk: Talk) -> None:
    first = talk.say("hello")
    again = talk.say("zorble the wimwam")
    assert again.asked == first.asked
    third = talk.say("zorble the wimwam, really")
    assert third.asked != first.asked
    assert "I leave that open for now: who the buyer is." in third.text
    assert talk.say("zorble once more").asked == third.asked
    later = talk.say("and zorble on")
    assert later.asked not in (first.asked, third.asked)
    assert talk.session.plan.answered == {}  # nobody said that it is not known


def test_an_answer_that_only_says_again_what_the_plan_holds_leaves_the_rest_open(
    talk: Talk,
) -> None:
    owner = "step:implementation:owner"
    asked = talk.say("Acme wants to be live by March 1. Dana Lee signs on January 15.")
    for _ in range(20):
        if asked.asked == owner:
            break
        told = "implementation takes four weeks" if "implem" in str(asked.asked) else "skip"
        asked = talk.say(told if asked.asked else "none of them")
    assert asked.asked == owner
    assert talk.say("Like I told you, four weeks").asked != owner


def test_what_was_left_open_is_told_when_nothing_else_is_asked(talk: Talk) -> None:
    _deal(talk)
    ended = talk.say("none of these")
    seen = [ended.asked]
    for _ in range(40):
        ended = talk.say("zorble the wimwam")
        if ended.asked is None:
            break
        seen.append(ended.asked)
    assert ended.asked is None
    assert all(seen.count(key) <= 2 for key in seen)
    assert "Some questions are still open: ask me what is missing." in ended.text


def test_a_no_is_noted_as_a_no(talk: Talk) -> None:
    _deal(talk)
    talk.say("none of these")
    for _ in range(6):
        if (asked := talk.say("skip").asked) in ("security", "procurement"):
            break
    ended = talk.say("no, they skip that")
    assert asked in ("security", "procurement")
    assert "Left open" not in ended.text
    assert "Noted: No security review." in ended.text or "Noted: No procurement." in ended.text


def test_a_request_to_show_the_plan_is_no_objection(talk: Talk) -> None:
    _deal(talk)
    ended = talk.say("can you show me what we have so far?")
    assert "This sounds like" not in ended.text


def test_a_no_to_the_question_leaves_what_else_waits(talk: Talk) -> None:
    _deal(talk)
    talk.say("Tom Baker signs")
    assert talk.session.pending
    for _ in range(6):
        if (asked := talk.say("skip that question").asked) in ("security", "procurement"):
            break
    waiting = talk.session.pending
    ended = talk.say("no, they skip that here")
    assert asked in ("security", "procurement")
    assert "Left out" not in ended.text
    assert waiting
    assert talk.session.pending
    gone = {"security": "security-review"}.get(asked, asked)
    left = [one for one in waiting.changes if getattr(one, "kind", None) != gone]
    assert talk.session.pending.changes == left


def test_skipping_a_question_takes_no_step_out(talk: Talk) -> None:
    _deal(talk)
    talk.say("Tom Baker signs")
    for _ in range(3):
        assert "removed" not in talk.say("skip that question").text
    assert [step.action for step in talk.session.plan.steps][-1] == "Contract signatures"


def test_what_is_due_is_worded_once(talk: Talk) -> None:
    _deal(talk)
    assert "due is due" not in talk.say("what is due this week?").text


def test_another_language_gets_a_plain_word(talk: Talk) -> None:
    assert "Spanish" in talk.say("hola, como estas?").text
