"""The buyer without a model: hears moves, keeps a mind, speaks in lines of its own."""

from collections.abc import Sequence

from assistant.practice.hearing import SURE, Heard, hear
from assistant.practice.mind import MOST_TURNS, Lacking, Mind, Mood, new_mind
from assistant.practice.moves import Topic
from assistant.practice.rubric import Score, score_round
from assistant.practice.scene import Ended, Reply, Scene, Turn
from assistant.practice.speaking import Voice

_LACKING: dict[Lacking, str] = {
    "date": "missing_date", "owner": "missing_owner", "ask": "missing_ask",
    "trust": "not_yet", "near": "not_yet_near",
}  # fmt: skip
_COMMON: tuple[Topic, ...] = ("money", "rivals", "meet", "help", "other")
_MOST_ANSWERS, _WEEK = 2, 7
MOST_CLOSINGS = 2


class OfflineBuyer:
    """Plays the buyer by rules and small classifiers; the same talk always goes the same way."""

    name = "offline"

    def opening(self, scene: Scene) -> str:
        """Return how the buyer brings the objection up."""
        voice = Voice(scene)
        return voice.pick(scene.profile.opens, set())

    def reply(self, scene: Scene, turns: Sequence[Turn], message: str) -> Reply:
        """Answer a message; what was said before decides how."""
        mind, voice = self._replayed(scene, turns)
        return _answer(mind, voice, message)

    def score(self, scene: Scene, turns: Sequence[Turn]) -> Score:
        """Score what the seller said."""
        return score_round(scene, turns)

    def _replayed(self, scene: Scene, turns: Sequence[Turn]) -> tuple[Mind, Voice]:
        """Return the mind after the talk so far, whoever spoke the buyer's lines."""
        mind, voice = new_mind(scene), Voice(scene)
        mind.used.add(voice.pick(scene.profile.opens, set()))
        for turn in turns:
            said = _answer(mind, voice, turn.seller)
            mind.used |= {turn.buyer, said.text}
            mind.ended = turn.ended or mind.ended
        return mind, voice


def mind_after(scene: Scene, turns: Sequence[Turn]) -> Mind:
    """Return where the offline buyer would stand after a talk, whoever played it."""
    mind, _ = OfflineBuyer()._replayed(scene, turns)  # noqa: SLF001 - the same module
    return mind


def _answer(mind: Mind, voice: Voice, message: str) -> Reply:
    heard = hear(message, mind.scene.today, mind.scene.calendar)
    if mind.ended:
        key = "agreed_closing" if mind.ended == "agreed" else "left_closing"
        return _said(mind, voice.common(key, mind.used), mind.ended)
    mood = mind.take(heard)
    gone = _gone(mind, voice, mood)
    if gone:
        return gone
    if mood in ("propose", "ask", "tie", "mutual", "ack", "long"):
        return _good(mind, voice, heard, mood)
    return _said(mind, _other(mind, voice, heard, mood))


def _gone(mind: Mind, voice: Voice, mood: Mood) -> Reply | None:
    """Return the buyer's last words where patience or time is gone."""
    if mind.patience <= 0 or mind.moods.count("abuse") > 1:
        return _said(mind, voice.common("left", mind.used), "left")
    if mind.turns >= MOST_TURNS[mind.scene.level] and (mood != "propose" or mind.lacking()):
        return _said(mind, voice.common("time_up", mind.used), "left")
    return None


def _said(mind: Mind, text: str, ended: Ended | None = None) -> Reply:
    mind.used.add(text)
    mind.ended = ended or mind.ended
    return Reply(text=text, ended=ended)


def _other(mind: Mind, voice: Voice, heard: Heard, mood: Mood) -> str:
    key: str = mood
    if mood == "discount" and mind.scene.objection in ("discount-to-sign", "price-too-high"):
        key = "discount_wanted"
    text = voice.common(key, mind.used, opener=mood not in ("abuse", "foreign", "empty"))
    asked = heard.topics()[:1]
    if asked and mood in ("discount", "pitch", "claim", "argue"):
        return f"{text} {_hold(mind, voice, asked[0])}"
    return text


def _good(mind: Mind, voice: Voice, heard: Heard, mood: Mood) -> Reply:
    if mood == "propose":
        lacking = mind.lacking()
        if lacking is None:
            return _said(mind, _agreement(mind, voice), "agreed")
        if not (heard.topics() and lacking in ("trust", "near")):
            return _said(mind, voice.common(_LACKING[lacking], mind.used, opener=True))
    asked = heard.topics()[:_MOST_ANSWERS]
    if asked:
        return _said(mind, " ".join(_answers(mind, voice, heard, asked)))
    return _said(mind, _reaction(mind, voice, heard, mood))


def _agreement(mind: Mind, voice: Voice) -> str:
    if mind.day:
        near = (mind.day - mind.scene.today).days < _WEEK
        day = f"{mind.day:%A}" if near else f"{mind.day:%A}, {mind.day:%B} {mind.day.day}"
        return voice.common("agree_day", mind.used, day=day)
    return voice.common("agree", mind.used)


def _reaction(mind: Mind, voice: Voice, heard: Heard, mood: Mood) -> str:
    if mood == "long":
        return voice.common("long", mind.used)
    if mood == "tie":
        known = "when" in mind.told or mind.scene.facts.go_live
        return voice.common("tie" if known else "tie_early", mind.used, opener=True)
    if mood == "mutual" and heard.p("mutual") > SURE:
        return voice.common("mutual", mind.used, opener=True)
    first = voice.common("ack", mind.used)
    if mind.opens_up(heard) and mind.scene.level == "easy" and "why" not in mind.told:
        mind.told.append("why")
        return f"{first} {voice.pick(mind.scene.profile.reason, mind.used)}"
    if "why" not in mind.asked:
        return f"{first} {voice.pick(mind.scene.profile.half, mind.used)}"
    return f"{first} {voice.common('ack_more', mind.used)}"


def _answers(mind: Mind, voice: Voice, heard: Heard, asked: list[Topic]) -> list[str]:
    told = []
    for number, topic in enumerate(asked):
        again = topic in mind.told
        # At the hardest level one thing at a time.
        more = number == 0 or mind.scene.level != "hard"
        if more and (again or topic in _COMMON or mind.opens_up(heard)):
            told.append(_told(mind, voice, topic))
            mind.answered += 1
            if not again:
                mind.told.append(topic)
        elif not told:
            told.append(_hold(mind, voice, topic))
        mind.asked.append(topic)
    return told


def _told(mind: Mind, voice: Voice, topic: Topic) -> str:
    """Return an open answer: the plan's fact where there is one, else the profile's line."""
    facts, profile = mind.scene.facts, mind.scene.profile
    if topic == "money" and any(line not in mind.used for line in profile.money):
        return voice.pick(profile.money, mind.used)
    if topic in _COMMON:
        return voice.common(topic, mind.used)
    if topic == "when" and facts.planned:
        key = "when_plan" if facts.go_live else "when_open"
        return voice.common(key, mind.used, go_live=facts.go_live or "")
    if topic == "who" and facts.person:
        return voice.common("who_plan", mind.used, person=facts.person)
    if topic == "how" and facts.step and facts.state:
        return voice.common("how_plan", mind.used, step=facts.step, state=facts.state)
    lines: dict[Topic, list[str]] = {
        "why": profile.reason, "worry": profile.worry, "need": profile.need,
        "how": profile.how, "who": profile.who, "when": profile.when,
    }  # fmt: skip
    if any(not _is_said(mind, line) for line in lines[topic]):
        return voice.pick(lines[topic], mind.used)
    return " ".join([voice.common("no_more", mind.used), *_further(mind, voice)])


def _further(mind: Mind, voice: Voice) -> list[str]:
    """Return what the buyer turns to where everything on a topic has been said, if anything."""
    profile = mind.scene.profile
    for line in profile.worry:
        if not _is_said(mind, line):
            worry = line[:1].lower() + line[1:]
            return [voice.common("further_worry", mind.used, worry=worry)]
    for line in profile.need:
        if not _is_said(mind, line):
            return [f"{voice.common('further_need', mind.used)} {line}"]
    return []


def _is_said(mind: Mind, line: str) -> bool:
    return line.casefold() in " ".join(mind.used).casefold()


def _hold(mind: Mind, voice: Voice, topic: Topic) -> str:
    """Return an answer that gives little away."""
    if topic in ("why", "worry", "need"):
        left = [line for line in mind.scene.profile.half if line not in mind.used]
        if left:
            return voice.pick(left, mind.used)
    return voice.common("hold", mind.used)
