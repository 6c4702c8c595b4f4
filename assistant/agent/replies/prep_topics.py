"""The answer to a wish to be prepared for a call."""

from assistant.agent.moment import Moment
from assistant.agent.replies.wording import escaped
from assistant.understanding.reading import Act

_GUESSED = {
    "first-call": "I took it for a first call.",
    "demo": "I took it for a demo.",
    "check-in": "I took it for a check-in.",
    "closing-call": "I took it for a closing call.",
}


def prepared(now: Moment, _act: Act) -> str:
    """Return the essence of the sheet that was made."""
    done = now.used("prepare_call")
    if done is None:
        return ""
    if done.failed:
        return escaped(done.text)
    told = [f"**{escaped(label)}.** {escaped(text)}" for label, text in done.artifact["points"]]
    made = done.artifact["prep"]
    if made["guessed"]:
        other = "Say first call, demo, check-in or closing call if it is another."
        told.append(f"{_GUESSED[made['call']]} {other}")
    told.append("The whole sheet, with words to use and answers, is under Prep.")
    return "\n\n".join(told)
