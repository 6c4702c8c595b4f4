from assistant.plan.model import Plan
from assistant.playbook.loading import knowledge
from assistant.practice.scene import profiles
from assistant.prep import likely, weakpoints
from assistant.prep.weakpoints import to_practise, weak_points
from tests.prep.deals import TODAY, slipping, sound


def test_each_objection_comes_once_with_its_reasons() -> None:
    found = weak_points(slipping(), TODAY)
    ids = [one.objection for one in found]
    assert len(set(ids)) == len(ids)
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
    assert all(one.why and one.weight > 0 for one in found)
    assert {"step-overdue", "next-quarter", "legal-is-slow", "boss-not-involved"} <= set(ids)


def test_a_sound_plan_has_few_and_an_empty_one_none() -> None:
    assert weak_points(Plan(), TODAY) == []
    assert "step-overdue" not in {one.objection for one in weak_points(sound(), TODAY)}


def test_there_is_always_something_to_practise() -> None:
    assert to_practise(Plan(), TODAY)[0].objection == "no-deadline"
    assert to_practise(slipping(), TODAY) == weak_points(slipping(), TODAY)
    for plan in (Plan(), Plan(go_live=TODAY), slipping(), sound()):
        points = to_practise(plan, TODAY)
        assert points
        assert all(one.why for one in points)
        assert {one.objection for one in points} <= set(profiles())


def test_what_the_seller_owes_is_no_objection_of_the_buyer() -> None:
    late = next(one for one in weak_points(slipping(), TODAY) if one.objection == "step-overdue")
    assert late.step == "security-review"
    assert not any("Contract draft" in reason for reason in late.why)


def test_every_objection_that_is_named_has_an_entry() -> None:
    known = {one.id for one in knowledge().of_kind("objection")}
    named = {*weakpoints._BY_FINDING.values(), *weakpoints._BY_STEP.values()}
    named |= {objection for objection, _ in weakpoints._BY_GAP.values()}
    named |= set(weakpoints._BY_LETTER.values())
    named |= {one for usual in likely._USUAL.values() for one in usual}
    named |= {one for never in likely._NOT_YET.values() for one in never}
    assert named <= known
