"""Short words that steer the talk: yes, no, skip, don't know, undo, hello, thanks."""

import re
from typing import Literal

Control = Literal["yes", "no", "skip", "dont_know", "undo", "greeting", "thanks"]

_LEAD = (
    r"^(?:(?:oh|ah|um+|uh+|hmm+|well|ok(?:ay)?|so|and|but|sorry|actually|honestly|"
    r"please|hey|right|alright|to be honest|tbh|actually)[,.! ]+)*"
)
_TAIL = (
    r"(?:[,. !]+(?:please|thanks?|thank you|pls|mate|sir|thx|for now|yet|at the "
    r"moment|right now|then|i think|i guess|that's (?:right|fine|correct|good)|"
    r"sounds good|go ahead|do it|do that|of course|all good|cheers))*[.!?, )]*$"
)
_PATTERNS: tuple[tuple[Control, str], ...] = (
    (
        "undo",
        (
            r"(?:undo(?: (?:that|it|this|the last (?:one|change|step|thing)|last|please))*|"
            r"revert(?: (?:that|it|the last change))?|take (?:that|it) back|roll (?:that|"
            r"it) back|go back(?: one)?(?: step)?|put it back(?: (?:how|the way|as) it "
            r"was)?|reverse (?:that|it)|(?:scrap|scratch|forget|strike|ignore|delete) "
            r"(?:that|the last (?:one|bit|thing))|ctrl[- +]?z|i (?:didn't|did not) mean "
            r"that)"
        ),
    ),
    (
        "skip",
        (
            r"(?:skip(?: (?:it|that|this|this one|that one|(?:the|that|this|your) questions?|"
            r"for now))*|next(?: "
            r"(?:question|one|please))?|pass(?: on (?:that|this)(?: one)?)?|later|not now|"
            r"move on|let'?s move on|come back to (?:it|that|this)(?: later)?|let'?s "
            r"(?:skip|leave|park)(?: (?:it|that|this))?(?: for now)?|leave (?:it|that)(?: "
            r"(?:open|blank|for now))?|don't want to (?:say|answer)(?: that)?|(?:i'?d "
            r")?rather not(?: say)?|park (?:it|that)|n/?a|ask me later|we'?ll (?:see|get to "
            r"(?:it|that))(?: later)?|no comment|can'?t say|i can'?t (?:share|say|tell you) "
            r"that)"
        ),
    ),
    (
        "dont_know",
        (
            r"(?:(?:i )?(?:really |honestly |just )?(?:don'?t|do not|dunno|dont) ?(?:really "
            r"|actually |even )?(?:know|have (?:a clue|any idea|that|it))?(?: (?:that|it|"
            r"yet|that yet|that one|who|when|the date|which|for sure|exactly|who that is|"
            r"who it is|at this point))*|dunno|no (?:idea|clue|info|information)(?: (?:yet|"
            r"at all|sorry|who|when))*|not sure(?: (?:yet|about that|who|when|which|at all|"
            r"tbh|honestly))*|unsure|unknown|tbd|tbc|t\.b\.d\.?|haven'?t (?:asked|been told|"
            r"heard|a clue|got (?:a clue|that))(?: (?:them|yet|that|about it|him|her))*|"
            r"i(?:'d| would| will|'ll)? (?:need|have) to (?:ask|check|find out)(?: (?:that|"
            r"them|with them|on that))*|need to (?:ask|check|find out)|beats me|(?:they|she|"
            r"he) (?:didn'?t|haven'?t|hasn'?t|never) (?:say|said|told (?:us|me)|"
            r"mention(?:ed)?|share[d]?)(?: (?:it|that|yet))*|haven'?t figured (?:that|it) "
            r"out(?: yet)?|that'?s (?:still )?(?:unclear|open|unknown)|still (?:unclear|"
            r"open|unknown|finding out)|your guess is as good as mine|not (?:yet )?(?:known|"
            r"clear|decided|confirmed)(?: yet)?|(?:i |we )?(?:would|'d) have to (?:check|ask)|not "
            r"sure,? (?:i'?ll|i will|i'?d|we'?ll) have to (?:ask|check)|(?:i )?(?:couldn'?t|could "
            r"not|cannot) (?:tell you|say)|(?:we|they) (?:don'?t|do not) know(?: (?:that|it|yet))*|"
            r"(?:that|it) (?:is|was) not known(?: yet)?|nobody (?:could|can) (?:say|tell(?: me| "
            r"us)?)|(?:nobody|no ?one) (?:has )?(?:told (?:me|us)|said)|"
            r"(?:i'?d )?rather not go into "
            r"(?:that|it)(?: now)?|\?+)"
        ),
    ),
    (
        "yes",
        (
            r"(?:y|ya|yes+|yeah+|yea+h?|yep|yup|yass?|aye|sure(?: thing)?|ok(?:ay)?|k|kk|"
            r"okey|correct|right|exactly|absolutely|definitely|indeed|affirmative|of course|"
            r"certainly|please do|go ahead|go for it|do it|do that|sounds (?:good|great|"
            r"right|fine|perfect|reasonable)|looks (?:good|great|right|fine)|perfect|great|"
            r"fine(?: by me| with me)?|good|works(?: for me)?|that works(?: for me)?|"
            r"that'?s (?:right|correct|fine|good|great)|agreed|approved?|"
            r"accept(?:ed)?(?: (?:all|them|it|those|these|everything))?|add (?:them|those|"
            r"these|it|all|everything|all of them|the usual (?:steps|ones))|take (?:them|"
            r"all|it)(?: all)?|all of (?:them|it|those)|apply(?: (?:it|them|all))?|let'?s "
            r"do (?:it|that)|make it so|why not|by all means|i agree|you bet|yes to all|"
            r"(?:they|it) (?:do|does|will|are|is)|we do|they do|si|oui|ja|da|confirmed|spot "
            r"on|👍|✅)"
        ),
    ),
    (
        "no",
        (
            r"(?:n|no+|nope|nah|nay|negative|not really|no need|don'?t(?: do (?:that|it)| "
            r"add (?:them|those|it|any))?|leave (?:them|it|those) out|leave it|none(?: of "
            r"(?:them|those|that|these|it))?(?: of it)?|reject(?: (?:it|them|all))?|"
            r"discard(?: (?:it|them))?|no way|not at all|absolutely not|i'?d rather not|"
            r"never mind|nevermind|cancel(?: (?:that|it))?|stop|wrong|that'?s (?:wrong|not "
            r"right|incorrect)|(?:they|it|we) (?:don'?t|doesn'?t|won'?t|isn'?t|aren'?t)|not "
            r"(?:needed|necessary|required|applicable|for this (?:one|deal))|nein|non|👎|❌|"
            r"(?:no,? )?(?:nobody|no ?one|none)(?: (?:else|left|other|more|yet|so far))*(?:,? "
            r"(?:besides|but|except|apart from) [\w' ]{2,30})?|all (?:given|done with that)|"
            r"(?:(?:at present|for the moment|for now|so far),? )?(?:no,? )?nothing(?: (?:is|has|"
            r"was))?(?: (?:else|more|left|like that|under ?way|started|begun|running|in progress|"
            r"at present|yet|so far))*|(?:we )?(?:haven'?t|have not|not) (?:yet )?(?:started|"
            r"begun) "
            r"(?:anything|any of it)(?: (?:yet|so far))*|(?:no,? |nope,? )?they (?:don'?t|do not) "
            r"have (?:that|one|any|those|procurement|legal|security|a \w+)|no lol)"
        ),
    ),
    (
        "thanks",
        (
            r"(?:thank(?:s| you)(?: (?:so|very) much| a lot| a bunch| again| for (?:that|"
            r"the help|your help))*|thx|ty|cheers|much appreciated|appreciate it|that'?s "
            r"(?:all|it)(?: for (?:now|today))?|great,? thanks|bye|goodbye|see you|talk "
            r"later|that helps|awesome|brilliant|nice(?: one| work)?|cool|lovely|super|"
            r"wonderful|amazing|good job|well done)"
        ),
    ),
    (
        "greeting",
        (
            r"(?:hi+|hello+|hey+|hiya|howdy|good (?:morning|afternoon|evening|day)|morning|"
            r"greetings|yo|sup|hallo|hola|bonjour|hi there|hello there|hey there|gday|g'day|"
            r"how are you(?: doing)?(?: today)?|what'?s up|hope you'?re (?:well|good))(?: "
            r"(?:there|all|team|everyone|assistant|again|buddy|mate))*"
        ),
    ),
)
_COMPILED = tuple(
    (kind, re.compile(_LEAD + pattern + _TAIL, re.IGNORECASE)) for kind, pattern in _PATTERNS
)
_OPENS = re.compile(
    r"^(?P<yes>(?:y|yes|yeah|yep|yup|sure|ok(?:ay)?(?! (?:and|so) )|correct|right|exactly|"
    r"absolutely|sounds "
    r"good|perfect|great|agreed|please do|accept|go ahead|definitely|of course|indeed|fine|"
    r"they do|we do|it does)(?!\s+not\b))\b(?:[,.!: -]+(?=\S)|"
    r"\s+(?=but|and|except|add|please|all|let|we|they|the|i|it|she|he|that)\b)"
    r"|^(?P<no>no|nope|nah|not really|no they don't|they don't|we don't)\b(?:\s*[,.!:;-]+\s*(?=\S)|"
    r"\s+(?=(?:they|we|it|that|i|she|he|thanks?|but|not|this|those|just|only)\b))",
    re.IGNORECASE,
)
# Greetings are few in any language; who is greeted here is nobody of the deal.
_GREETS = re.compile(
    r"(?:hi+|hello|hey+|hiya|howdy|heya|hei|hej|hallo|hola|bonjour|bonsoir|salut|coucou|ciao|salve|"
    r"ol[aá]|moin(?: moin)?|servus|grüe?zi|gr(?:ü|ue)(?:ß|ss) (?:gott|dich|euch)|guten? "
    r"(?:tag|morgen|abend)|namaste|namaskar|sal[aā]+m|"
    r"(?:w?as+[- ]?)?salaa?mu? ?(?:[o'u-]? ?[ae]lai?[kc]um)?|all[oôó]|aloo|sain|sat sri akal|"
    r"vanakkam|"
    r"xin ch[aà]o|ni ?hao|konnichiwa|ohayo|annyeong|sveiki|labas|zdravo|pozdrav|dobar dan|"
    r"dobr[yý] de[nň]|"
    r"privet|tere|moi|terve|hyvää huomenta|hall[åo]j?|god (?:morgen|dag|kveld)|goddag|dag|"
    r"kia ora|"
    r"t[eē]n[aā] (?:koutou|koe)|aloha|shalom|merhaba|selam|cze(?:ść|sc)|ahoj|dzień dobry|"
    r"buon(?:giorno|asera)|buenos d[ií]as|buenas(?: tardes)?|bom dia|boa tarde|"
    r"goedem(?:orgen|iddag)|goeden(?:avond|dag)|howya|alright|"
    r"jambo|habari|sawubona|g'?day|good (?:morning|afternoon|evening|day)|(?:top of the )?morning|"
    r"afternoon|evening|greetings|yo)"
    r"(?: (?:there|all|team|everyone|everybody|folks|guys|gang|again|you|y'?all|mates?|friends?|"
    r"assistant|buddy|sir|madam|to (?:all|you)|tout le monde|[àa] (?:tous|todos)|"
    r"todos|tutti|zusammen|mit(?:e)?nand|koutou|allemaal|allihopa|alla|kaikki))*"
    r"(?:\s*[,!.;:\u2013-]+\s*|\s*\n\s*|\s*$)",
    re.IGNORECASE,
)
_YES_BUT = re.compile(
    r"^(?:(?:ok(?:ay)?|yes|yeah|yep|sure|fine|good|great|well|please|perfect|"
    r"(?:that |it |they |all )?(?:sounds?|looks?|is|'s|are) (?:good|great|fine|right|perfect))"
    r"[,.! ]+)+(?:(?:but|though|and|just|only)[, ]+)*"
    r"(?:(?:let'?s|i'?d|we(?:'d)?|they|you can|please) )?(?:not|without|except(?: for)?|"
    r"leave out|skip|drop|minus|apart from|no|"
    r"(?:don'?t|do not|won'?t) (?:add|take|need|have|want))\b(?P<less>.+)$",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"^(?:(?:ok(?:ay)?|yes|yeah|sure|fine|good|great|well|please|hmm)[,. ]+|no[,.]+ *)*(?:i'?d "
    r"(?:take|like|keep) |let'?s (?:do|take|add|keep) |we'?ll (?:take|keep|need) |i want |give "
    r"me |add |take |accept |keep )?(?:(?:(?:all )?(?:the |those |these )?(?:usual|standard|"
    r"typical|rest|others?)|all|everything|them|yes|yeah|sure|ok(?:ay)?|add|take|"
    r"accept|fine|good)\b.{0,40}\b(?:but|except(?: for)?|apart from|other than|minus|without|"
    r"leave out|skip|not|bar|excluding|save for)\b(?P<less>.+)"
    r"|(?:only|just)\b(?P<only>.+)|"
    r"(?P<those>(?!(?:no|not|without|except|skip|drop|but)\b).+))$",
    re.IGNORECASE,
)


def control(text: str) -> Control | None:
    """Return what a short message steers, None where it says more than that."""
    text = text.strip()
    if len(text) > 90 or not text:
        return None
    kind = _steers(text)
    if kind is None:  # "thanks, that's all" steers as each of its parts does
        parts = {_steers(one.strip()) for one in re.split(r"[,.;!]\s+", text)}
        return parts.pop() if len(parts) == 1 else None
    return kind


def greeted(text: str) -> int:
    """Return where a message goes on after the greeting that opens it, 0 where none does."""
    match = _GREETS.match(text)
    return match.end() if match else 0


def _steers(text: str) -> Control | None:
    kind = next((kind for kind, pattern in _COMPILED if pattern.match(text)), None)
    return kind or ("greeting" if text and greeted(text) == len(text) else None)


def opening(text: str) -> tuple[Control | None, int]:
    """Return a yes or no that opens the message, and where the rest begins."""
    match = _OPENS.match(text)
    if not match:
        return None, 0
    return ("yes" if match["yes"] else "no"), match.end()


def selection(text: str) -> tuple[Literal["all_but", "only"], str] | None:
    """Return which part of a proposal is taken ("all but the pen test"), and its words."""
    without = _YES_BUT.match(text)
    if without:
        return "all_but", without["less"]
    match = _EXCEPT.search(text)
    if not match:
        return None
    if match["less"]:
        return "all_but", match["less"]
    return "only", match["only"] or match["those"]
