from streamlit.testing.v1 import AppTest

from assistant.plan.changes import AddStep
from assistant.ui.chat.recorded import without_offer


def test_what_the_card_shows_is_not_listed_above_it() -> None:
    reply = "Did you mean this? Say yes, and it goes in.\n- NDA (signed): added\n- Other"
    assert without_offer(reply, ["NDA (signed): added"]) == (
        "Did you mean this? Say yes, and it goes in.\n- Other"
    )


def test_a_usual_step_with_a_day_of_its_own_is_offered_with_it(sample: AppTest) -> None:
    session = sample.session_state["desk"].session
    usual = AddStep(action="NDA signed", kind="nda", assumed=True)
    said_so = AddStep(action="Works council", kind="works-council", due="Dec 18", quote="by Dec 18")
    session.propose([usual, said_so])
    labels = [one.label for one in sample.run().checkbox]
    assert any("NDA signed" in one and "usually" in one for one in labels)
    assert any("Works council" in one and "Dec 18" in one for one in labels)
