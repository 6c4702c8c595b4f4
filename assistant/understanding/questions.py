"""What the seller asks: the topic, the step, the date and what is supposed."""

import re
from typing import Any

from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import duration
from assistant.plan.changes import Change, RemoveStep, SetDeal, UpdateStep
from assistant.plan.model import Plan
from assistant.understanding.reading import Act, Topic
from assistant.understanding.scene import Scene
from assistant.understanding.statuses import dropped
from assistant.understanding.step_mentions import StepMention

_RULES: tuple[tuple[Topic, str], ...] = (
    (
        "why",
        (
            r"^(?:but |and |ok |so )?why(?:\?|$)|why (?:do|are|would|should|did) (?:you|u|i|"
            r"we)\b.{0,30}(?:ask|need|want|care|know|that|tell)|what(?:'s| is) (?:that|this|"
            r"it) for|why does (?:that|it|this) matter|reason for (?:that|the question)|"
            r"what do you need (?:that|it) for"
        ),
    ),
    (
        "odds",
        (
            r"\b(?:odds|chances?|likel(?:y|ihood)|probab\w+|how confident|confidence|"
            r"realistic(?:ally)?|p50|p80)\b"
        ),
    ),
    (
        "critical",
        (
            r"\b(?:critical(?: path)?|bottleneck|longest (?:chain|path)|can'?t slip|cannot "
            r"slip|no slack|slack|what drives|driving the date|gating|long pole)\b"
        ),
    ),
    (
        "unowned",
        (
            r"\b(?:no owner|without (?:an |any )?owner|owns? nothing|unowned|unassigned|not "
            r"assigned|who owns nothing|has(?:n'?t| no| not) (?:got )?(?:an? )?owner|"
            r"missing (?:an )?owner|needs? (?:an )?owners?|nobody owns|nobody(?:'s)? (?:own|"
            r"assigned))\b"
        ),
    ),
    (
        "undated",
        (
            r"\b(?:no (?:due )?dates?|without (?:a |any )?(?:due )?dates?|undated|missing "
            r"(?:a )?dates?|needs? (?:a )?dates?|not dated|open dates?)\b"
        ),
    ),
    (
        "overdue",
        (
            r"\b(?:overdue|late\b|behind schedule|past due|slipped|missed|should (?:have|"
            r"be) (?:been )?done by now|running behind|running late)"
        ),
    ),
    (
        "required_close",
        (
            r"\b(?:when|by what date|what date|latest|how late|until when|by "
            r"when)\b.{0,50}\b(?:sign(?:ed|ature|ing)?|clos(?:e|ed|ing)|contract|ink(?:ed)?|"
            r"get (?:it|this) done)\b|required close|sign(?:ature)? (?:by|date|deadline)|"
            r"close date|deadline for signing"
        ),
    ),
    (
        "can_make",
        (
            r"\b(?:can|could|will|do|are|is)\b.{0,30}\b(?:make|hit|reach|meet|achieve|keep|"
            r"hold|live by|live on|feasible|doable|possible|realistic|achievable|still on "
            r"for|ready by|in time)\b|\b(?:what|how)\b.{0,30}\b(?:make|get|bring|have) (?:it|"
            r"this|that|us|the (?:plan|dates?|go-live|deal)) (?:to )?(?:fit|work|on "
            r"(?:track|time))\b"
        ),
    ),
    (
        "on_track",
        (
            r"\b(?:what do you (?:think|reckon)|your (?:view|take|opinion)|"
            r"on track|on schedule|on time|on course|in good shape|good shape|how "
            r"(?:are|is|do|does) (?:we|it|things|the (?:plan|deal)|this)\b.{0,12}(?:doing|"
            r"looking|look|going|tracking|stand)|healthy?|where do we stand|are we (?:ok|"
            r"okay|good|fine|safe)|feasible|does (?:it|this|the plan) (?:fit|work|hold)|"
            r"status of the (?:deal|plan))\b"
        ),
    ),
    (
        "risks",
        (
            r"\b(?:risks?|what could go wrong|what can go wrong|worr(?:y|ied|ies|ying)|"
            r"concern(?:s|ed)?|red flags?|weak (?:spots?|points?)|danger|problems?|issues?|"
            r"wrong with|threat)\b"
        ),
    ),
    (
        "usual_next",
        (
            r"\b(?:usual(?:ly)?|normal(?:ly)?|typical(?:ly)?|generally|tends? to|in "
            r"general)\b.{0,50}\b(?:after|follow|next|before|once|comes?)\b|what (?:comes|"
            r"happens|follows) (?:right )?(?:after|once|before)|(?:after|following) .{3,30} "
            r"what (?:comes|happens|usually|is next|then)"
        ),
    ),
    (
        "usual_steps",
        (
            r"\b(?:suggest|propose|recommend|offer) (?:[\w']+ ){0,5}"
            r"(?:steps?|milestones?|stages?)\b|"
            r"\b(?:usual|typical|normal|standard|common|which|what) (?:steps|process|"
            r"milestones|stages|approvals)\b|what (?:steps|milestones|stages)|steps (?:are|"
            r"do we|should|would) .{0,20}(?:need|missing|usual)|forget(?:ting)? (?:any "
            r")?(?:steps|anything)|what (?:else )?(?:do|would|should) (?:most|other) "
            r"(?:deals|buyers|companies)"
        ),
    ),
    (
        "missing",
        (
            r"\b(?:missing|lacking|incomplete|left out|gaps?|what else (?:do|should|would) "
            r"(?:you|we|i)\b|still need(?:ed)? (?:to know|from me)|don'?t (?:we|you) "
            r"(?:know|have)|need to (?:know|find out|ask)|unanswered|open (?:questions|"
            r"points|items)|blanks?|what haven'?t|unknowns?|what do(?:n'?t)? we (?:not "
            r")?know|holes)\b"
        ),
    ),
    (
        "check_in",
        (
            r"\b(?:check[- ]?in|next (?:call|meeting|sync)|when do we (?:meet|speak|talk)|"
            r"cadence|our next (?:call|meeting))\b"
        ),
    ),
    (
        "due",
        (
            r"\b(?:due|deadline|coming up|upcoming|happening|happens|on (?:the )?(?:plate|"
            r"agenda|deck)|this week|next week|today|tomorrow|this month|by (?:friday|"
            r"monday)|what'?s on|happen)\b"
        ),
    ),
    ("who", r"\b(?:who(?:'s| is| are|s)?|whose|which person|contacts?|people|stakeholders?)\b"),
    (
        "next_step",
        (
            r"\b(?:what(?:'s| is| are|s)? (?:the |my |our )?next|next (?:steps?|move|action|"
            r"thing|up)|what (?:should|do|can|must) (?:i|we) (?:do|focus|work|ask|chase|"
            r"tackle)|where (?:do|should) (?:i|we) (?:start|begin)|what now|now what|focus "
            r"on|priorit\w+|to do|todo)\b"
        ),
    ),
    (
        "value_of_map",
        (
            r"\b(?:what(?:'s| is) (?:a |an |the point of (?:a )?)?(?:map|mutual (?:action|"
            r"success|close) plan)|why (?:a |do (?:i|we) need (?:a )?|use (?:a )?|bother "
            r"with (?:a )?|would (?:i|we|they) (?:use|want|need) (?:a )?)?(?:map|mutual|"
            r"plan|joint plan)|point of (?:this|a map|all this|the plan)|benefit of|(?:does|"
            r"do) (?:a )?(?:maps?|mutual) .{0,20}(?:help|work))"
        ),
    ),
    (
        "summary",
        (
            r"\b(?:summar\w+|recap|overview|show (?:me )?(?:the |my |our )?(?:plan|map|"
            r"steps|timeline|everything)|what (?:do (?:we|you) have|have (?:we|you) got|is "
            r"in the plan|does the plan (?:look|say))|read (?:it|the plan) back|so far|list "
            r"(?:the |all |my )?(?:steps|everything)|the whole plan|current plan|big "
            r"picture|tl;?dr|what'?s (?:in )?the plan)\b"
        ),
    ),
    (
        "help",
        (
            r"\b(?:help|what can you do|how (?:do|does) (?:i|this|it|you) (?:work|use|start|"
            r"begin)|how to (?:use|start)|instructions|commands|what (?:should|can|do) i "
            r"(?:say|type|tell you|ask)|who are you|what are you|getting started)\b"
        ),
    ),
)
_COMPILED = tuple((topic, re.compile(pattern, re.IGNORECASE)) for topic, pattern in _RULES)
_PRICE = re.compile(
    r"\b(?:price[sd]?|pricing|discounts?|deal (?:value|size)|how much (?:is|are|does|do|will|did) "
    r"(?:it|they|we|the (?:deal|contract|whole thing))|what (?:does|will|would) (?:it|this|that) "
    r"cost|worth)\b",
    re.IGNORECASE,
)
_PROCUREMENT = re.compile(r"\b(?:procurement|purchasing|commercial terms)\b", re.IGNORECASE)
_STEP_ASKS = re.compile(
    r"\b(?:when|how long|what(?:'s| is|s)|where|status|how(?:'s| is|s)|is|has|does|did|tell me "
    r"about|about|detail|which)\b",
    re.IGNORECASE,
)
_SLIP = re.compile(
    r"\b(?:slips?|slipped|late|later|delay(?:s|ed)?|push(?:es|ed)?(?: out)?|drag(?:s|ged)?(?: "
    r"on)?|longer|extra|more|over(?:runs?|run)?|behind|move(?:s|d)?(?: out)?|add(?:s|ed)?|"
    r"additional)\b",
    re.IGNORECASE,
)
_FASTER = re.compile(
    r"\b(?:earlier|sooner|faster|quicker|shorter|less|ahead|save|saves|bring forward|"
    r"pull(?:ed)? (?:in|forward))\b",
    re.IGNORECASE,
)
_GO_LIVE = re.compile(
    r"\b(?:go[- ]?live|golive|launch|live date|be live|(?:deadline|date) moves?)\b", re.IGNORECASE
)
_START = re.compile(r"\b(?:start|starts|begin|begins|kick off)\b", re.IGNORECASE)


def question(scene: Scene, calendar: WorkCalendar, *, supposes: bool) -> Act:
    """Return the question that the clause asks.

    Args:
        scene: the clause.
        calendar: working days of both sides.
        supposes: whether the clause supposes something ("what if legal slips a week").
    """
    text = scene.text
    step = next(iter(scene.steps), None)
    changes = supposed(scene, calendar) if supposes else []
    topic: Topic = "what_if" if supposes and (changes or step) else _topic(text, step)
    phrase = next((d.deadline.phrase for d in scene.dates), None)
    if topic == "due" and phrase is None and step is not None:
        topic = "step_info"
    if topic == "can_make" and phrase is None and not _GO_LIVE.search(text) and step is not None:
        topic = "step_info"
    return Act(
        kind="question",
        topic=topic,
        step=step.key if step else None,
        phrase=phrase,
        changes=changes,
        text=text.strip(),
    )


def _topic(text: str, step: StepMention | None) -> Topic:
    for topic, pattern in _COMPILED:
        if pattern.search(text):
            if topic in {"due", "who", "overdue", "can_make"} and step and topic != "can_make":
                return "step_info" if topic != "who" else "who"
            return topic
    if _PRICE.search(text) and not _PROCUREMENT.search(text):
        return "price"
    if step and _STEP_ASKS.search(text):
        return "step_info"
    return learned_topic(text) or ("step_info" if step else "help")


def asks_for_help(text: str) -> bool:
    """Tell whether the words ask what there is to ask, rather than something nobody here knows."""
    return any(topic == "help" and pattern.search(text) for topic, pattern in _COMPILED)


def learned_topic(text: str) -> Topic | None:
    """Return the topic that the trained classifier gives the question, None where it is unsure."""
    from assistant.understanding.classify import question_topic

    label = question_topic(text)
    return label.label if label.p >= 0.45 and label.label != "other" else None


def supposed(scene: Scene, calendar: WorkCalendar) -> list[Change]:
    """Return the changes that a what-if question supposes."""
    plan, text = scene.plan, scene.text
    days = scene.durations[0].days if scene.durations else None
    dates = [d for d in scene.dates if d.deadline.date]
    steps = [s for s in scene.steps if s.step]
    if _GO_LIVE.search(text) and not steps:
        return _moved_go_live(plan, text, days, [d.deadline.phrase for d in dates], calendar)
    if not steps:
        return []
    step_id = steps[0].step or ""
    if dropped(text):
        return [RemoveStep(step=step_id, quote=text)]
    if dates:
        return [UpdateStep(step=step_id, due=dates[-1].deadline.phrase, quote=text)]
    if days is None:
        days = 5 if _SLIP.search(text) else None
    if days is None:
        return []
    if _SLIP.search(text):
        return [_shifted(plan, step_id, days, text, calendar)]
    if _FASTER.search(text):
        return [_shifted(plan, step_id, -days, text, calendar)]
    return [UpdateStep(step=step_id, duration_days=days, quote=text)]


def _shifted(plan: Plan, step_id: str, days: int, text: str, calendar: WorkCalendar) -> UpdateStep:
    step = plan.step(step_id)
    if step is None:
        raise KeyError(step_id)
    usual, _ = duration(step)
    fields: dict[str, Any] = {}
    if step.due:
        fields["due"] = calendar.add(step.due, days, step.side).isoformat()
    if step.due is None or step.duration_days is not None:
        fields["duration_days"] = max(0, usual + days)
    return UpdateStep(step=step_id, quote=text, **fields)


def _moved_go_live(
    plan: Plan, text: str, days: int | None, phrases: list[str], calendar: WorkCalendar
) -> list[Change]:
    if phrases:
        return [SetDeal(go_live=phrases[-1], quote=text)]
    if plan.go_live is None or days is None:
        return []
    days = -days if _FASTER.search(text) else days
    return [SetDeal(go_live=calendar.add(plan.go_live, days).isoformat(), quote=text)]
