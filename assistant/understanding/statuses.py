"""Whether a clause says that a step is done, under way, blocked, wanted or dropped."""

import re

from assistant.plan.model import Status

_DONE = re.compile(
    r"\b(?:done(?: and dusted)?|finished|completed?|wrapped(?: it| them)?(?: up)?|ended|closed out|"
    r"signed off|"
    r"ticked off|checked off|in the bag|over the line|behind us|out of the way|sorted(?: out)?|"
    r"all set|cleared|passed|came through|came back clean|through (?:legal|security|procurement)|"
    r"signed|executed|countersigned|approved|greenlit|green-lit|green lit|granted|received|"
    r"submitted|issued|validated|exec'd|"
    r"obtained|lodged|filed|uploaded|handed (?:in|over)|dropped (?:it |them )?off|turned in|"
    r"supplied|delivered|sent|raised|settled|"
    r"concluded|finali[sz]ed|accepted|nailed(?: down)?|good to go|"
    r"in place|landed|got (?:the )?(?:green light|go-ahead|approval|sign-?off)|crossed off|"
    r"taken care of|(?:(?:has|have) been|(?:was|were|is|are) already) (?:made|taken|drawn|"
    r"carried out|performed|got)(?! (?:up|over|to|by surprise)\b)|"
    r"(?:fine|happy|ok(?:ay)?|good|satisfied|clean|through)(?: with (?:it|that|"
    r"this|everything))?,? (?:and |with )?(?:has |have )?no (?:changes|comments|redlines|"
    r"objections|"
    r"issues|remarks|findings|edits)|"
    r"(?:(?<=was )|(?<=were )|(?<=is )|(?<=are )|(?<=been )|(?<=got ))agreed(?! "
    r"to\b)|handled already|already handled|went out|gone out|out the door|back "
    r"signed|held|happened|went (?:well|fine|great|through)|"
    r"presented|(?:is|are|was|were|'s) (?:already |now |all |finally |long )*(?:over|in|through|"
    r"history now)(?=\s*(?:[.!,;]|$|and\b|now\b|already\b)))\b|\[x\]|[✓✔✅]",
    re.IGNORECASE,
)
_PROGRESS = re.compile(
    r"\b(?:in progress|under ?way|made a start|got (?:going|started)|ongoing|in[- ]flight|"
    r"has begun|have begun|did begin|began|begun|started|"
    r"has started|under process|in process|kicked (?:it )?off|working (?:on|through)|"
    r"work in progress|wip|half ?way|part ?way|mid ?way|"
    r"(?:is|'s|are) (?:already |now )?running(?=\W*(?:$|[,.;]|since\b|now\b|and\b|until\b|till\b))|"
    r"already on (?:the|their|our|that)(?! (?:call|plan|list|agenda|way|road|phone|team|holiday|"
    r"train|calendar|platform|system|books|shelf))|(?:is|'s) on the [\w ]{3,25} already|"
    r"under review|in review|being (?:reviewed|redlined|drafted|worked|checked|negotiated|looked)|"
    r"in the works|already (?:on|going|running|at it)\b"
    r"(?! (?:to|the|a|my|our|their|holiday|leave)\b)|"
    r"going on(?: right)? now|(?:is|'s|are) (?:already |now |still )?(?:going on(?! (?:(?:annual|"
    r"sick|parental|maternity|long|a|an|his|her|their) )*(?:leave|holidays?|vacation|trip|break|"
    r"honeymoon|tour|pilgrimage|sabbatical|hajj|training|course))\b|in full swing|"
    r"knee[- ]deep|going(?=\W*(?:$|[,.;]|already\b|now\b)))|(?:got|get) start(?:ed)?|"
    r"on (?:it|this|that) (?:right )?now|going on since|(?:is|'s|are) "
    r"(?:already )?on since|reviewing|redlining|negotiating|drafting|going through|looking at|"
    r"processing(?! (?:agreement|addendum|terms|activit))|(?:nearly|almost|mostly|"
    r"half|partly|partially|\d+ ?%) (?:done|finished|"
    r"complete[d]?|there|through)|"
    r"in (?:legal|procurement|security)(?:'s)? (?:queue|hands|court)|"
    r"with (?:legal|procurement|security|their lawyers|infosec) (?:now|at the moment|right now|"
    r"already)|"
    r"(?:is|are|'s|'re|am|'m) (?:now |currently |already |just |busy |still )?(?!doing|"
    r"handling|running|owning|leading|taking|driving|going|being|getting|hoping|aiming|looking|"
    r"waiting|planning|missing)[a-z]+ing\b[^.;]{0,40}\b(?:now|currently|already|at the moment|"
    r"as we speak)|"
    r"on (?:their|her|his) desk|(?:with|w/|at) [\w' ]{3,30} since\b|rolling|running "
    r"(?:now|since)|has been running|well along|moving along)\b",
    re.IGNORECASE,
)
_BLOCKED = re.compile(
    r"\b(?:blocked|stuck|on hold|on ice|on pause|in abeyance|mothballed|halted|at a standstill|"
    r"(?:lies?|lying|stands?|standing) still|suspended(?=\W*(?:$|[,.;]|until|till|for|by|since|"
    r"because|as|over)\b|\W*$)|shelved|on the back ?burner|stalled|held up|"
    r"paused|frozen|at a standstill|gridlocked|parked|"
    r"in limbo|can(?:'t|not| not) (?:move|proceed|continue|progress|go (?:ahead|any further|"
    r"forward))|"
    r"hung up|not moving|going nowhere|dead in the water|jammed|bogged down|sitting (?:idle|"
    r"untouched)|"
    r"gone (?:quiet|dark|cold)|ghost(?:ed|ing))\b",
    re.IGNORECASE,
)
_RESET = re.compile(
    r"\b(?:not|n't|hasn't|haven't|isn't|never|yet to|still to)\b.{0,25}\b(?:start(?:ed)?|begun|"
    r"begin|"
    r"kicked off)\b|\bnot started\b|\b(?:isn't|is not|not|wasn't|hasn't been|never) (?:\w+ "
    r")?(?:actually |really )?"
    r"(?:done|finished|complete[d]?|signed|approved|sent)\b|\breopen(?:ed)?\b|\bback to square "
    r"one\b",
    re.IGNORECASE,
)
_UNBLOCKED = re.compile(
    r"\b(?:unblocked|unstuck|back on track|moving again|no longer (?:blocked|stuck|on hold)|"
    r"resumed|"
    r"off hold|back underway)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"(?:\b(?:will|shall|would|should|could|might|may|must|to|needs?|can|going to|gonna|hopes?|"
    r"hoping|hopefully|expects?|expected|wants?|wanted|plans?|planned|tr(?:y|ying)|aim(?:s|"
    r"ing)?|until|till|once|"
    r"when|after|before|if|unless|as soon as|not|never|almost|nearly|half|partly|mostly|"
    r"yet to|get|gets|getting|due|scheduled|provided|assuming|want it|by the time|"
    r"wait(?:ing)? (?:for|on)|ready to|about to|how|whether)|"
    r"n't|'ll|'d|won't|cannot)\b[^,.;]{0,32}$",
    re.IGNORECASE,
)
_CANCEL = re.compile(
    r"\b(?:scrap(?:ped|s)?|"
    r"drop(?:ped|s)?(?! (?:\w+ )?(?:off|by|in|round|me|us|him|her|them)\b)|"
    r"remov(?:e|ed)|delet(?:e|ed)|cancel(?:s|led|ed)?|"
    r"ditch(?:ed)?|"
    r"kill(?:ed)?|axe[d]?|waiv(?:e[ds]?|ing)|skip(?:ped|ping)?|forget(?: about)?|take (?:out|"
    r"off)|took (?:out|off)|"
    r"take .{1,40} (?:out|off)|strike|scratch(?:ed)? (?:the|their|our|that)|"
    r"nix(?:ed)?|bin(?:ned)?|omit|leave out|get rid of|"
    r"no longer (?:need|want|require|doing|happening|necessary|required|applies)\w*|"
    r"(?:don't|do not|doesn't|does not|won't|will not|didn't|did not|needn't|never) "
    r"(?:actually |really |even )?(?:need|want|require|have to|bother|do|be doing|be needing|"
    r"apply)|"
    r"(?:isn't|is not|not|aren't|are not|won't be|wasn't) (?:actually |really |be )?(?:needed|"
    r"necessary|required|happening|applicable|a thing|on the cards|doing)|"
    r"(?:is|are|'s|was) (?:dead|off|out|history|no more)"
    r"(?= *(?:$|[.,;!\U0001faa6]|and\b|because\b|now\b))|"
    r"decided against|not in (?:this|the (?:current|first)) [\w ]{0,15}(?:cycle|scope|phase|round)|"
    r"out of scope|(?:not|n't|no longer) (?:going ahead|taking place)|"
    r"unnecessary|not relevant|n/a|off the table|f(?:alls?|ell|allen) away|has fallen away|"
    r"no need|without (?:a|an|"
    r"the|any)|"
    r"decided (?:against|not to (?:do|run|have))|"
    r"there (?:is|are|'s|will be) no|there (?:won't|will not|isn't|is not|aren't) (?:be )?(?:a|"
    r"an|any|going)\b|never mind the|nevermind the|there's no|exempt(?:ed)?|not part of)\b"
    r"|^(?:so |and |but |ok(?:ay)?,? )?no (?!way\b|one\b|idea\b|clue\b|problem\b|worries\b|"
    r"later\b|date\b|owner\b|news\b|word\b)\w+",
    re.IGNORECASE,
)
_ADD = re.compile(
    r"\b(?:add|adding|include|put in|insert|pop in|throw in|stick in|also need|we need|we'll "
    r"need|they need|they'll need|"
    r"they require|we're missing|is missing|we forgot|don't forget|there(?:'s| is| will be| "
    r"needs to be) "
    r"(?:also )?(?:a|an|the|another|one)|plus a|as well as a)\b",
    re.IGNORECASE,
)


# "The assessment is done by an external firm" says who does it, and not that it is over.
_BY_WHOM = re.compile(
    r"(?:\b(?:is|are|gets?|be|being)|'s) (?:usually |normally |always |only |all )*"
    r"(?:done|completed) by (?!now\b|then\b|to(?:day|morrow|night)\b|next\b|this\b|end\b|"
    r"the (?:end|time|\d)|\d|"
    r"(?:mon|tues?|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)",
    re.IGNORECASE,
)


def status(clause: str) -> Status | None:
    """Return the status that the clause states as a fact, None where it states none."""
    said = status_at(clause)
    return said[0] if said else None


def status_at(clause: str) -> tuple[Status, int] | None:
    """Return the status that the clause states as a fact, and where its words stand."""
    again = _UNBLOCKED.search(clause)
    if again:
        return "in_progress", again.start()
    blocked = _states(_BLOCKED, clause)
    if blocked:
        return "blocked", blocked.start()
    reset = _RESET.search(clause)
    if reset:
        return "not_started", reset.start()
    running = _states(_PROGRESS, clause)
    if running:
        return "in_progress", running.start()
    done = _states(_DONE, clause)
    return ("done", done.start()) if done and not _BY_WHOM.search(clause) else None


def states(clause: str) -> set[Status]:
    """Return every status that the clause states as a fact, not only the one that counts."""
    found: set[Status] = set()
    if _UNBLOCKED.search(clause) or _states(_PROGRESS, clause):
        found.add("in_progress")
    if _states(_BLOCKED, clause):
        found.add("blocked")
    if _RESET.search(clause):
        found.add("not_started")
    if _states(_DONE, clause) and not _BY_WHOM.search(clause):
        found.add("done")
    return found


def dropped(clause: str) -> bool:
    """Tell whether the clause says that something falls away or is not needed."""
    return any(
        not _BOUND.match(clause[m.end() :])
        and not _NOT_WITHOUT.search(clause[: m.end()])
        and not (_OUT.search(m.group()) and _COMES.search(clause[: m.start()]))
        for m in _CANCEL.finditer(clause)
        if not _WITHOUT_NOT.match(clause)
    )


# "Before the proposal is out" waits until it is sent.
_OUT = re.compile(r"\bout\W*$", re.IGNORECASE)
_COMES = re.compile(
    r"\b(?:before|until|till?|once|after|when|as soon as|unless)\b[^,;.]{0,40}$", re.IGNORECASE
)
# "She won't sign without the DPA" waits for it, and drops nothing.
_NOT_WITHOUT = re.compile(
    r"\b(?:not|never|won't|can't|cannot|doesn't|don't|nobody|nothing|no one)\b[^,;.]{0,40}"
    r"\bwithout \w+$",
    re.IGNORECASE,
)
_WITHOUT_NOT = re.compile(
    r"\W*(?:and |but |so )?without\b[^.;]*\b(?:not|never|won't|can't|cannot|doesn't|don't|nobody|"
    r"nothing|no one)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(r"[^,;.]{0,40}?\b(?:without|until|unless|till|before)\b", re.IGNORECASE)


_MERE_NO = re.compile(
    r"\W*(?:(?:and|so|but|also|oh|ok)\W+)*no (?:(?!needed|required|necessary|longer|more)[\w'-]+ ?)"
    r"{1,4}\W*",
    re.IGNORECASE,
)


def mere_no(clause: str) -> bool:
    """Tell whether the clause is no more than "no legal", which may answer or drop."""
    return bool(_MERE_NO.fullmatch(clause))


def wanted(clause: str) -> bool:
    """Tell whether the clause asks to put something into the plan."""
    return bool(_ADD.search(clause))


# "Complete the review" says what is to be done, "complete" that it is.
_ORDERS = re.compile(
    r"complete\s+(?!by\b|on\b|since\b|now\b|already\b|as of\b)[a-z]", re.IGNORECASE
)


def _states(pattern: re.Pattern[str], clause: str) -> re.Match[str] | None:
    for match in pattern.finditer(clause):
        before = clause[: match.start()]
        if not before.strip(" -*") and _ORDERS.match(match.group() + clause[match.end() :]):
            continue
        doubt = _NOT_YET.search(before)
        if not doubt or _fact_between(before[doubt.start() :]):
            return match
    return None


def _fact_between(words: str) -> bool:
    """Tell whether a finite perfect or passive stands between the doubt and the word.

    "to see that it has been signed" states a fact, "to be signed" does not.
    """
    tail = re.search(
        r"\b(?:has|have|had|was|were|is|are|'s|'ve)\s+(?:now |already |just |finally |all "
        r")*(?:been )?$",
        words,
        re.IGNORECASE,
    )
    if not tail:
        return False
    head = words[: tail.start()].lower()
    return (
        not re.match(r"(?:not|never|n't|hope|expect|wait)", head)
        and not re.search(
            r"\b(?:until|till|once|when|after|before|if|unless|as soon as|provided|assuming|by "
            r"the time|whether)\b",
            head,
        )
        and "n't" not in head
        and " not " not in f" {head} "
    )
