"""Remarks with which somebody ends a message or leaves: nothing for the plan is in them."""

import re

_LEAD = (
    r"^\W*(?:(?:ok(?:ay)?|right|so|and|well|nope?|nah|oh|anyway|sorry|good|great|cool|hm+)\b"
    r"[,.! ]*)*"
)
_ALL = (
    r"(?:that|this|it)(?:'?s|s| is| was|'ll be| will be| would be)?(?: about| really| pretty much|"
    r" much(?: only)?)*(?: is)? (?:all|it|everything|this|me(?: done)?|(?<=only is )known|the lot|"
    r"the size of it)\b"
    r"(?:,? (?:of (?:it|them)|from me|from my side|from our side|for (?:now|today|the moment)|"
    r"so far|then|really|folks|thanks|today|here|(?:that |which |what )?(?:i|we)(?:'ve| have| got|"
    r" know| can| could| had|'m)*(?: (?:say|tell|got|found|find|aware of|for now|now|today|so "
    r"far|yet|at the moment|right now|for the moment))*))*"
)
_NO_MORE = (
    r"(?:(?:nothing|no) (?:more|else|further|other)|more)\b(?: (?:\w+ )?(?:that )?(?:i|we) (?:do "
    r"not|don't|can't|cannot|know|have|can)(?: (?:know|have|say|tell|add))?)?(?: (?:of|from me|"
    r"for now|now|today|so far|yet|to add|to say|to tell|at the moment))*"
)
_LEAVES = (
    r"(?:(?:i )?(?:gotta|got to|have to|need to|must) (?:go|run|dash|jump|board|drop|leave|head|"
    r"put (?:(?:the|my) )?phone away)\b.{0,20}|i(?:'?m| am) (?:off|out|done|(?:at|on|in) the "
    r"(?:station|gate|train|plane|airport|car|lift|door))\b.{0,12}|g2g|gtg|ttyl|brb|bbl|afk|cu|"
    r"(?:talk|speak|catch you|see you|back) (?:later|soon|tomorrow)|kindly do the needful|that "
    r"will do|that'll do|(?:i|we) (?:have|know) (?:nothing|no) (?:more|else)(?: \w+)?|hugs)"
)
_TAIL = (
    r"(?:[,.! ]+(?:thanks?|thank you|thx|ta|cheers|bye|good (?:evening|night|day)|hugs|now))*\W*$"
)
_CLOSES = re.compile(f"{_LEAD}(?:{_ALL}|{_NO_MORE}|{_LEAVES}){_TAIL}", re.IGNORECASE)


def closes(text: str) -> bool:
    """Tell whether a message or a sentence only says that there is no more, or a goodbye."""
    return bool(_CLOSES.match(text.strip()))
