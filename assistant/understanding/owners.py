"""Who does a step, and who is only spoken of."""

import re
from typing import Literal

from assistant.understanding.people import Who

Part = Literal["owner", "mention", "reporter", "removed"]

_REPORTER = re.compile(
    r"^\W*(?:\([^)]*\)\W*)?(?:also |just |now |actually |already )?(?:says?|said|saying|"
    r"thinks?|thought|mentioned|told|tells|confirmed|"
    r"reckons?|believes?|expects?|hopes?|wants?(?! (?:\d|an?\b|one|two|three|four|"
    r"five|six|ten))|wanted|"
    r"asked|asks|warned|estimates?|figures|"
    r"guess(?:es)?|insists?|"
    r"suggested|replied|wrote|emailed|pinged|texted|called|let (?:us|me) know|sounded|seems|"
    r"knows?|likes?|loves?|"
    r"reports? to|is (?:hoping|expecting|worried|concerned|confident|pretty sure|sure|aware|"
    r"keen|happy|excited|asking)|"
    r"moved|pushed|postponed|delayed|changed|bumped|pulled|shifted|flagged|raised concerns|"
    r"pointed out|claims|"
    r"is (?:out|away|off|on (?:vacation|holiday|leave|pto)|back|the (?:champion|economic "
    r"buyer))|left|quit|"
    r"introduced|joined|joins|will (?:join|attend|be (?:there|out|away|on|back|joining))|is "
    r"joining|(?:can(?:'t|not| not)|could(?:n't| not)|won't|didn't|doesn't) (?:yet |really )?"
    r"(?:make|commit|tell|say|know|promise|speak|answer|confirm|give|share|remember)|gave|would "
    r"(?:like|prefer))\b",
    re.IGNORECASE,
)
_TAKES_ON = re.compile(
    r"^\W*(?:also |just )?(?:says?|said|thinks?|thought|reckons?|believes?|expects?|hopes?|"
    r"wants?|wanted|"
    r"is hoping|asked|confirmed|mentioned|is expecting|is confident|offered|would "
    r"like)\s+(?:that )?(?:(?:once|after|when|as soon as|if)\b[^.;]{3,60}?\s)?"
    r"(?:to\s+\w+|(?:she|he|they)\b(?:'ll|'d|'s|\s+(?:will|can|would|is|has|"
    r"own)))",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:someone|somebody|anyone|everyone|people|person|guys?|folks|lady|woman|man) (?:from|"
    r"in|at) (?:the |their |our )?$|"
    r"\b(?:talk(?:ed|ing)? (?:to|with)|spoke(?:n)? (?:to|with)|met(?: with)?|meeting with|"
    r"meet(?:ing)? (?:with)?|"
    r"(?:a |the )?call with|chat(?:ted)? with|catch(?:ing)? up with|caught up with|"
    r"sync(?:ed)?(?: up)? with|heard (?:back )?from|"
    r"(?:email|note|word|mail|message|update) from|off the phone with|asked|check(?:ed|ing)? with|"
    r"cc|loop(?:ed|ing)? in|thanks to|according to|as per|per|chas(?:e|ed|ing)|about|via|"
    r"ping(?:ed)?|bug(?:ging)?|nudge|remind(?:ed)?|call|"
    r"ask (?:my|our) \w+|(?:come|get|report|circle)s? back to|"
    r"(?:worried|depends|dependent|agreed|align(?:ed)?|same page) (?:on|with|about)|like|unlike|"
    r"reports? to|friend of|before|after|once|when|until|till|unless|if|lunch with|dinner with|"
    r"hi|hey|hello|dear|thanks,?)\s+(?:the |their |our )?$",
    re.IGNORECASE,
)
_RECIPIENT = re.compile(
    r"\b(?:send|sent|sending|sends|e?mail\w*|forward\w*|shar(?:e[ds]?|ing)|show\w*|present\w*|"
    r"pitch\w*|demo\w*|"
    r"introduc\w*|report\w*|deliver\w*|submit\w*|explain\w*|circulat\w*|get|for|walk|brief|"
    r"write|wrote|reach\w* out)\b"
    r"[^.;]{0,50}\b(?:to|for|with|past|over to|in front of)\s+(?:the |their |our )?$|\btold\s+$|"
    r"\b(?:says?|said|promised|confirmed|wrote|mentioned) to\s+$|"
    r"\btakes? (?:it|this|that|(?:a|an|the|our|his|her|their) (?:[\w-]+ ){0,3}[\w-]+) to"
    r"\s+(?:the |their |our )?(?:\w+ )?$|"
    r"\bfor\s+(?:the |their |our )?$|\b(?:walk|brief|show|pay|give|gives|gave|tell|send|sends|"
    r"sent|email|forward|owes?|ship)\s+$|\bow(?:e|es|ed|ing) (?:to )?(?:the |their |our )?$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:asked|told|reminded|got|nudged)\s+$", re.IGNORECASE)
_TO_DO = re.compile(r"^,? to (?!be\b|see\b|know\b|hear\b)[a-z]+\b", re.IGNORECASE)
_ASSIGNS = re.compile(
    r"\b(?:assign\w*|hand\w*|pass\w*|goes|going|moves?|moved|give|gave|switch\w*|transfer\w*|"
    r"over|delegat\w*|"
    r"reassign\w*|falls?|up|left|belongs|change[ds]?(?: the)? owner|owner|"
    r"reports)\b[^.;]{0,30}\bto\s+(?:the |their |our )?$"
    r"|\b(?:review|step|approval|signature|check|it|this|that)(?: is|'s) for\s+(?:the |"
    r"their |our |mr |mrs |mme )?$"
    r"|\b(?:give|gave)\s+$",
    re.IGNORECASE,
)
_REMOVED_BEFORE = re.compile(
    r"\b(?:not|instead of|rather than|no longer|isn't|replac(?:e|es|ing)|in place of|takes? "
    r"over from|took over from|"
    r"(?:move|take|switch|change)[^,.;]{0,25}(?:from|off)|wasn't|away from)\s+(?:with |by |to |"
    r"the |their |our |actually )*$",
    re.IGNORECASE,
)
_REMOVED_AFTER = re.compile(
    r"^\W*(?:no longer|doesn't|does not|won't|isn't (?:doing|on|handling|the|owning|running)|"
    r"is not (?:doing|on|handling|the)|is off\b|can't do(?! (?:\d|the \d|it (?:by|on)|mon|tue|"
    r"wed|thu|fri|"
    r"that (?:day|date|week)|by|on|before|next|this))|"
    r"(?:is|was) (?:replaced|being replaced)|left\b|has left|quit|is leaving|moved on|stepped "
    r"(?:down|back|away)|dropped out)",
    re.IGNORECASE,
)


_LACKS = re.compile(
    r"^\W*(?:also |still |first |just )?(?:needs?|wants?|requires?|asked for|is "
    r"asking for)\s+(?:the|a|an|"
    r"our|your|some|more|another|from us)\s+(?!day|week|month|couple|few|bit|little|"
    r"fortnight|sign(?!ed)|approv(?!ed))\w+|"
    r"^\W*(?:is |are )?(?:still )?wait(?:s|ing) (?:for|on) our\b",
    re.IGNORECASE,
)


_ONLY_THEN = re.compile(r"\b(?:until|till?|before|unless|without)\b", re.IGNORECASE)


def part(text: str, who: Who, start: int = 0) -> Part:
    """Return the part somebody plays in the clause.

    Args:
        text: the clause, folded.
        who: somebody named in it; positions count from `start`.
        start: where the clause begins.
    """
    before, after = text[: who.start - start], text[who.end - start :]
    waits = _ONLY_THEN.search(after)  # "she won't raise it until the licence is there"
    if _REMOVED_BEFORE.search(before) or (_REMOVED_AFTER.match(after) and not waits):
        return "removed"
    if _ASSIGNS.search(before) or (_ASKED.search(before) and _TO_DO.match(after)):
        return "owner"
    if _TAKES_ON.match(after):
        return "owner"
    if _LACKS.match(after):
        return "mention"
    if _TOLD.search(before) or _RECIPIENT.search(before):
        return "mention"
    return "reporter" if _REPORTER.match(after) else "owner"
