"""The whole reply: what was recorded, answers, what was not understood, the next question."""

from collections.abc import Sequence
from typing import Any

from assistant.agent.moment import Moment
from assistant.agent.replies import looked_up
from assistant.agent.replies.backward import backward
from assistant.agent.replies.noted import noted
from assistant.agent.replies.offer import says_all
from assistant.agent.replies.qualifying import SHIFTED, ask_first, begun_afresh
from assistant.agent.replies.suggestions import suggestions
from assistant.agent.replies.topics import answered
from assistant.agent.replies.wording import escaped, lower_first, names, quoted
from assistant.plan.changes import UpdateStep
from assistant.plan.gaps import Gap, gaps
from assistant.plan.model import Plan, Strict
from assistant.plan.risk_changes import question_words
from assistant.plan.schedule import schedule
from assistant.understanding.foreign import foreign

_SHOWN = 4


class Reply(Strict):
    """A reply, and what the next message is read against.

    Attributes:
        sources: ids of the entries of the playbook that it is taken from.
        objection: how to answer what the buyer said, as `ObjectionAnswer`.
    """

    text: str
    asked: str | None = None
    question: str = ""
    suggestions: list[str] = []
    offered: bool = False
    usual: bool = False
    focus_steps: list[str] = []
    focus_people: list[str] = []
    lines: list[dict[str, Any]] = []
    repeats: int = 0
    tries: int = 0
    passed: list[str] = []
    sources: list[str] = []
    objection: dict[str, Any] | None = None

    def state(self) -> dict[str, Any]:
        """Return what is kept with the reply."""
        return self.model_dump(exclude={"text"}, exclude_defaults=True)


def compose(now: Moment) -> Reply:
    """Return the reply to the message."""
    lines = [line for one in now.done for line in one.artifact.get("lines", [])]
    parts = [
        _greeting(now),
        *noted(now),
        *_answers(now),
        _backward(now),
        _not_understood(now),
        ask_first(now),
        _offered(now),
    ]
    passed = _passed(now)
    gap = _next_question(now, passed)
    if not any(parts) and _silent(now):
        parts = [_lost(now)]
    question = _asked(now, gap, passed, said=any(parts))
    text = "\n\n".join(part for part in [*parts, question] if part)
    same = bool(gap and gap.key == now.asked and not _stays_open(now))
    asked = gap.key if gap and (question or same) else None
    return Reply(
        text=text or "All right.",
        asked=asked,
        question=gap.question if gap and asked else "",
        repeats=now.repeats + 1 if same else 0,
        tries=now.tries + (not _asks(now)) if same else 0,
        passed=passed,
        suggestions=_suggestions(now, gap if question else None, late=_late(now)),
        offered=bool(now.used("propose_changes")),
        usual=now.offered or _offers_usual(now),
        focus_steps=now.reading.focus_steps,
        focus_people=now.reading.focus_people,
        lines=lines,
        **_looked_up(now),
    )


def _looked_up(now: Moment) -> dict[str, Any]:
    answer = looked_up.objection_in(now)
    if answer:
        return {"sources": answer.sources, "objection": answer.model_dump(mode="json")}
    return {"sources": [hit.id for hit in looked_up.found_in_playbook(now)[:1]]}


def _greeting(now: Moment) -> str:
    kinds = [act.kind for act in now.reading.acts]
    if "greeting" in kinds and now.turns == 0 and not now.reading.changes:
        return (
            "Hello! Tell me what you know about the deal, in your own words, "
            "and I will build the plan with you."
        )
    if "thanks" in kinds and not now.reading.changes:
        return "You're welcome."
    return ""


def _answers(now: Moment) -> list[str]:
    found = looked_up.told(now)
    if found:
        return [found]
    language = foreign(now.message)
    if language and not now.reading.changes:
        return [_only_english(language)]
    greeted = bool(_greeting(now))  # it says already what to do
    asked = [act for act in now.reading.acts if act.kind == "question"]
    left = [act for act in asked if not (greeted and act.topic == "help")]
    return [answered(now, act) for act in left if not says_all(now, act)]


def _backward(now: Moment) -> str:
    """Work backward aloud where the message changed what is possible."""
    if any(act.kind == "question" for act in now.reading.acts):
        return ""
    before, after = now.before, now.plan
    if after.go_live and after.go_live != before.go_live:
        return backward(after, now.today)
    if not (after.go_live or after.target_close) or after == before or not after.steps:
        return ""
    old, new = schedule(before, now.today), schedule(after, now.today)
    if (
        old.feasible != new.feasible
        or old.required_close != new.required_close
        or _much(old.spare_days - old.short_by_days, new.spare_days - new.short_by_days)
    ):
        return backward(after, now.today)
    return ""


def _late(now: Moment) -> bool | None:
    if not now.plan.steps or not (now.plan.go_live or now.plan.target_close):
        return None
    return not schedule(now.plan, now.today).feasible


def _offers_usual(now: Moment) -> bool:
    done = now.used("propose_changes")
    return bool(done and not done.failed and not now.reading.unsure)


def _much(old: int, new: int) -> bool:
    return abs(old - new) >= 5


def _not_understood(now: Moment) -> str:
    if looked_up.found_in_playbook(now):
        return ""
    parts = [escaped(problem) for problem in now.reading.problems[:2]]
    if now.reading.unclear:
        told = names([quoted(piece) for piece in now.reading.unclear[:3]])
        parts.append(f"I could not place {told}. Say who does what by when, and I will put it in.")
    language = foreign(now.message) if now.reading.changes else None
    if language:
        parts.append(f"That looked like {language}, and I read English: please check what I noted.")
    return " ".join(parts)


def _offered(now: Moment) -> str:
    done = now.used("propose_changes")
    if done is None or done.failed:
        return ""
    texts = [str(text) for text in done.artifact.get("proposed", [])]
    if now.reading.unsure and all(one.op == "requalify" for one in now.reading.unsure):
        return SHIFTED
    if looked_up.found_in_playbook(now):
        told = "\n".join(f"- {escaped(text)}" for text in texts)
        return f"For the plan it would mean this. Say yes, and it goes in.\n{told}"
    if now.reading.unsure:
        told = "\n".join(f"- {escaped(text)}" for text in texts)
        return f"Did you mean this? Say yes, and it goes in.\n{told}"
    if any(act.topic == "usual_steps" and not says_all(now, act) for act in now.reading.acts):
        return "Take all of those that the plan does not have, some, or none."
    offered = [escaped(text.partition(":")[0]) for text in texts]
    more = f" and {len(offered) - _SHOWN} more" if len(offered) > _SHOWN + 1 else ""
    shown = ", ".join(offered[:_SHOWN]) + more if more else names(offered)
    return f"Usual in a deal like this, and not in the plan: {shown}. Take all, some, or none."


def _passed(now: Moment) -> list[str]:
    """Return the keys of questions that are left open: asked twice, and no answer understood."""
    tried = now.tries or _said_again(now)
    if now.asked and tried and not _asks(now) and now.asked not in now.passed:
        return [*now.passed, now.asked]
    return now.passed


def _said_again(now: Moment) -> bool:
    """Tell whether the answer is what the plan holds of the step already, and nothing else."""
    step = now.asked.split(":")[1] if now.asked and now.asked.startswith("step:") else None
    told = [one for one in now.reading.changes if isinstance(one, UpdateStep) and one.step == step]
    return bool(told) and len(told) == len(now.reading.changes) and now.plan == now.before


def _next_question(now: Moment, passed: Sequence[str]) -> Gap | None:
    """Return the question to ask: never the one just answered, and none over a proposal."""
    done = now.used("propose_changes")
    if done and not done.failed:
        return None
    if any(act.kind == "thanks" for act in now.reading.acts) and not now.reading.changes:
        return None
    if any(act.topic == "prepare" for act in now.reading.acts) and not now.reading.changes:
        return None  # the sheet ends with what to find out
    if begun_afresh(now) or looked_up.objection_in(now):
        return None  # the seller has something to answer first
    found = [gap for gap in gaps(now.plan, now.today) if gap.key not in passed]
    why = any(act.topic == "why" for act in now.reading.acts)
    if why and now.asked:
        return next((gap for gap in found if gap.key == now.asked), None)
    return found[0] if found else None


def _asked(now: Moment, gap: Gap | None, passed: Sequence[str], *, said: bool) -> str:
    if gap is None:
        return _finished(now.plan, passed) if said and not _waits(now) else ""
    question = escaped(gap.question)
    if now.asked in passed and now.asked not in now.passed and _open(now, now.asked):
        left = escaped(question_words(now.plan, now.asked or ""))
        return f"I leave that open for now: {lower_first(left)}. {question}"
    if gap.key == now.asked and not _stays_open(now):
        if not said or now.repeats:
            return ""
        again = f"Back to my question: {question}"
        return again if _asks(now) else f"{again} Say skip to leave it open."
    if _topic(gap.key) == _topic(now.asked or "") or now.turns > 2:
        return question
    return f"{question} {escaped(gap.reason)}"


def _stays_open(now: Moment) -> bool:
    return any(act.kind in ("skip", "dont_know", "undo") for act in now.reading.acts)


def _open(now: Moment, key: str | None) -> bool:
    return any(gap.key == key for gap in gaps(now.plan, now.today))


def _asks(now: Moment) -> bool:
    return any(act.kind in ("question", "thanks") for act in now.reading.acts)


def _waits(now: Moment) -> bool:
    done = now.used("propose_changes")
    proposed = bool(done and not done.failed)
    return proposed or _asks(now) or looked_up.objection_in(now) is not None


def _topic(key: str) -> str:
    return key.rpartition(":")[2] if key.startswith("step:") else key


def _finished(plan: Plan, passed: Sequence[str]) -> str:
    if not plan.steps:
        return ""
    left = "Some questions are still open: ask me what is missing. " if passed else ""
    return (
        f"That is all I would ask. {left}Look through the plan, and share it with the buyer "
        "for their corrections."
    )


def _lost(now: Moment) -> str:
    if now.reading.changes:
        return "The plan says so already."
    return "I did not find anything for the plan in that."


def _only_english(language: str) -> str:
    return (
        f"That looks like {language}, and I read English. Please say it in English: the buyer, "
        "when they need to be live, who does what by when."
    )


def _silent(now: Moment) -> bool:
    """Tell whether the message was neither an answer nor a courtesy."""
    return not now.reading.acts


def _suggestions(now: Moment, gap: Gap | None, *, late: bool | None) -> list[str]:
    done = now.used("propose_changes")
    return suggestions(
        now.plan,
        gap,
        waiting=len(now.pending) if now.waits else 0,
        offered=len(done.artifact.get("proposed", [])) if done and not done.failed else 0,
        late=late,
        explained=any(act.topic == "why" for act in now.reading.acts),
    )
