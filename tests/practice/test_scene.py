import pytest

from assistant.errors import InputError
from assistant.plan.model import Plan
from assistant.playbook.loading import knowledge
from assistant.practice.scene import make_scene, profiles, replies
from tests.practice.conftest import TODAY


def test_every_objection_of_the_knowledge_can_be_practised() -> None:
    assert set(profiles()) == {one.id for one in knowledge().of_kind("objection")}
    assert len(profiles()) == 24


def test_an_unknown_objection_is_answered_with_the_closest_and_the_list() -> None:
    with pytest.raises(InputError, match=r"Did you mean price-too-high\?.*too-formal"):
        make_scene("price-to-high", TODAY)


def test_the_scene_takes_the_facts_of_the_plan(deal: Plan) -> None:
    facts = make_scene("security-takes-time", TODAY, deal).facts
    assert facts.go_live == "January 5"
    assert facts.person == "Mark Feld"
    assert facts.state == "under way, due December 4"


def test_without_a_plan_there_are_no_facts() -> None:
    facts = make_scene("security-takes-time", TODAY).facts
    assert not facts.planned
    assert facts.go_live is None
    assert facts.person is None


def test_an_executive_has_nobody_called_director_above() -> None:
    lines = make_scene("price-too-high", TODAY, role="executive").profile.who
    assert lines == ["Finance does the calculation, our CEO signs."]


def test_what_is_said_whatever_the_objection_is_varied() -> None:
    for key, lines in replies().items():
        if key not in ("openers", "agree_first"):
            assert len(lines) == len(set(lines)) >= 2, key
