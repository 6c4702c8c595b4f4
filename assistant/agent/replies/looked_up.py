"""What was found in the playbook, in the reply; every answer names the entry it comes from."""

import re

from assistant.agent.moment import Moment
from assistant.agent.replies.wording import escaped
from assistant.playbook.answering import ObjectionAnswer
from assistant.playbook.search import Hit

MOST_WORDS = 170
_NEAR = 2.0  # an objection this many times less likely than the first may be the one meant
_CELLS = re.compile(r"^\s*\|.*\n?", re.MULTILINE)


def found_in_playbook(now: Moment) -> list[Hit]:
    """Return what was found for the message, the best first."""
    done = now.used("search_playbook")
    if done is None or done.failed:
        return []
    return [Hit.model_validate(one) for one in done.artifact.get("hits", [])]


def objection_in(now: Moment) -> ObjectionAnswer | None:
    """Return how to answer what the buyer said, None where no objection was found."""
    done = now.used("search_playbook")
    answer = done.artifact.get("answer") if done and not done.failed else None
    return ObjectionAnswer.model_validate(answer) if answer else None


def told(now: Moment) -> str:
    """Return what the playbook has to say, empty where nothing was found."""
    answer = objection_in(now)
    if answer:
        return _objection(answer)
    hits = found_in_playbook(now)
    return _guidance(hits) if hits else ""


def _objection(answer: ObjectionAnswer) -> str:
    likely = "This may be" if answer.doubtful else "This sounds like"
    parts = [
        f"{likely} **{escaped(answer.matches[0].title)}**. You could say:",
        _quoted(answer.text),
        "Or, more directly:",
        _quoted(answer.other_tone),
    ]
    if answer.questions:
        parts.append(f"Then ask: {escaped(answer.questions[0])}")
    if answer.avoid:
        parts.append(f"Better not: {escaped(answer.avoid[0])}")
    parts.append(_cited(answer.sources))
    parts += [
        f"It may also be **{escaped(other.title)}** [{other.id}]."
        for other in answer.matches[1:2] if other.score * _NEAR >= answer.matches[0].score
    ]  # fmt: skip
    return "\n\n".join(parts)


def _guidance(hits: list[Hit]) -> str:
    best = hits[0]
    parts = [f"**{escaped(best.title)}**", _shortened(best.text), _cited([best.id])]
    more = [f"{escaped(hit.title)} [{hit.id}]" for hit in hits[1:] if hit.score >= best.score / 3]
    if more:
        parts.append(f"See also: {'; '.join(more)}.")
    return "\n\n".join(parts)


def _shortened(text: str) -> str:
    """Return the first paragraphs of an entry, whole ones, without tables and headings."""
    kept: list[str] = []
    words = 0
    for paragraph in re.split(r"\n\s*\n", _CELLS.sub("", text)):
        plain = re.sub(r"^#+\s*(.+)$", r"**\1**", paragraph.strip(), flags=re.MULTILINE)
        count = len(plain.split())
        if kept and words + count > MOST_WORDS:
            break
        if plain:
            kept.append(plain.replace("$", "\\$"))
            words += count
    while len(kept) > 1 and kept[-1].endswith((":", "**")) and len(kept[-1].split()) < 12:
        kept.pop()
    return "\n\n".join(kept)


def _quoted(text: str) -> str:
    return "\n".join(f"> {escaped(line)}" for line in text.splitlines())


def _cited(sources: list[str]) -> str:
    return "From the playbook: " + ", ".join(f"[{one}]" for one in sources) + "."
