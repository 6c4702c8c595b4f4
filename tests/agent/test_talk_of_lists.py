"""What a seller says of the numbers of a list, and of other things than what was asked."""

from tests.agent.conftest import Talk


def _steps(talk: Talk) -> dict[str, tuple[list[str], str | None, str]]:
    return {
        step.action: (
            step.owners,
            step.due.isoformat() if step.due else None,
            step.status,
        )
        for step in talk.session.plan.steps
    }


def test_a_number_of_a_list_is_said_of_its_step(talk: Talk) -> None:
    talk.say("The buyer is Harbour Foods")
    talk.say("1. Site survey, Ana Ruiz, Dec 4. 2. Net trial, Bo Lind, Dec 11.")
    talk.say("1 is finished.")
    talk.say("Move 2 one week later.")
    assert _steps(talk) == {
        "Site survey": (["Ana Ruiz"], "2026-12-04", "done"),
        "Net trial": (["Bo Lind"], "2026-12-18", "not_started"),
    }


def test_letters_in_one_line_are_items(talk: Talk) -> None:
    talk.say("The buyer is Harbour Foods")
    talk.say("todo: (a) net trial, Bo Lind, Dec 11 (b) site survey, Ana Ruiz, Dec 4")
    talk.say("b done")
    assert _steps(talk) == {
        "Net trial": (["Bo Lind"], "2026-12-11", "not_started"),
        "Site survey": (["Ana Ruiz"], "2026-12-04", "done"),
    }


def test_the_evidence_is_what_the_seller_said(talk: Talk) -> None:
    talk.say("The buyer is Harbour Foods")
    talk.say("1. Site survey, Ana Ruiz, Dec 4. 2. Net trial, Bo Lind, Dec 11.")
    talk.say("point 2 is done")
    trial = next(one for one in talk.session.plan.steps if one.action == "Net trial")
    assert any("point 2" in words for words in trial.evidence)


def test_a_day_of_other_work_is_not_when_they_go_live(talk: Talk) -> None:
    assert talk.say("The buyer is Harbour Foods").asked == "go_live"
    talk.say("The notice is foreseen for 18 December and Mrs Halina Wrona publishes it.")
    assert talk.session.plan.go_live is None
