"""A clause with everything named in it."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import Found, FoundDuration, find, find_durations
from assistant.plan.model import Plan
from assistant.understanding.names import is_given_name
from assistant.understanding.people import Who, people
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.steps import mentions
from assistant.understanding.text import Piece

_PAPERS = re.compile(r"\s+(?:papers?|packs?|memos?|deck|pre-?read)\b", re.IGNORECASE)
_PARTS = re.compile(r"\s\|\s|[,;]\s+(?!\d)")


@dataclass(frozen=True)
class Scene:
    """What is named in a stretch of the message; all positions count in the message.

    Attributes:
        piece: the stretch.
        whole: the sentence that it is part of.
        spoken_of: the person whom "she" or "he" means.
        cautious: most of what is said is not for the plan (see Context).
        today: the day on which it is said.
        dates: date phrases that name a day, or hang on a step, or are vague.
    """

    piece: Piece
    whole: Piece
    plan: Plan
    people: Sequence[Who] = ()
    steps: Sequence[StepMention] = ()
    dates: Sequence[Found] = ()
    durations: Sequence[FoundDuration] = ()
    companies: Sequence[str] = field(default=())
    spoken_of: str | None = None
    cautious: bool = False
    today: dt.date | None = None

    @property
    def text(self) -> str:
        """The words of the stretch, folded."""
        return self.piece.text

    def before(self, position: int) -> str:
        """Return the words of the stretch before a position."""
        return self.text[: max(0, position - self.piece.start)]

    def after(self, position: int) -> str:
        """Return the words of the stretch after a position."""
        return self.text[max(0, position - self.piece.start) :]

    def beside(self, position: int) -> str:
        """Return the part of the stretch, between commas and bars, that holds a position."""
        at = position - self.piece.start
        cuts = [m.end() for m in _PARTS.finditer(self.text)]
        low = max((cut for cut in cuts if cut <= at), default=0)
        return self.text[low : min((cut for cut in cuts if cut > at), default=len(self.text))]

    def within(self, part: Piece) -> "Scene":
        """Return the scene of a part of this one."""

        def inside(start: int) -> bool:
            return part.start <= start < part.end

        return replace(
            self,
            piece=part,
            people=[w for w in self.people if inside(w.start)],
            steps=[s for s in self.steps if inside(s.start)],
            dates=[d for d in self.dates if inside(d.start)],
            durations=[d for d in self.durations if inside(d.start)],
        )

    def without_people(self, companies: Sequence[str]) -> "Scene":
        """Return the scene without people who turned out to be companies."""

        def in_company(who: Who) -> bool:
            name = who.name.casefold()
            return who.named and any(
                name == company
                or self._stands_in(company, who)
                or (name == company.split()[0] and not is_given_name(name))
                for company in map(str.casefold, companies)
            )

        people = [w for w in self.people if not in_company(w)]
        return replace(self, people=people, companies=companies)

    def _stands_in(self, company: str, who: Who) -> bool:
        at = self.text.casefold().find(company) + self.piece.start
        return at >= self.piece.start and at <= who.start and who.end <= at + len(company)

    def without_steps(self, named: re.Pattern[str]) -> "Scene":
        """Return the scene without steps that are only named by such words."""
        at = self.piece.start
        kept = [s for s in self.steps if not named.fullmatch(self.text[s.start - at : s.end - at])]
        return replace(self, steps=kept)

    def without_dates(self, used: Sequence[Found]) -> "Scene":
        """Return the scene without dates that something else has used up."""
        return replace(self, dates=[d for d in self.dates if d not in used])


def look(
    sentence: Piece,
    plan: Plan,
    today: dt.date,
    calendar: WorkCalendar,
    *,
    known: Sequence[str] = (),
    companies: Sequence[str] = (),
    spoken_of: str | None = None,
    cautious: bool = False,
) -> Scene:
    """Return the scene of one sentence."""
    text, at = sentence.text, sentence.start
    dates = [
        found.model_copy(update={"start": found.start + at, "end": found.end + at})
        for found in find(text, today, calendar)
        if found.deadline.kind != "none" and not _is_passage(text, found)
    ]
    who = [w for w in people(text, known, companies, at) if not _in_date(w, dates)]
    who = [w for w in who if w.named or not _PAPERS.match(text[w.end - at :])]
    who = [told_apart(w, plan) for w in who if not _no_name(text, w, at, cautious=cautious)]
    named = [(w.start - at, w.end - at) for w in who if w.named]
    steps = [
        m._replace(start=m.start + at, end=m.end + at)
        for m in mentions(_without_companies(text, companies), plan, named, talk=not cautious)
    ]
    durations = [
        one.model_copy(update={"start": one.start + at, "end": one.end + at})
        for one in find_durations(_AFTER_IT.sub(lambda m: " " * len(m.group()), text))
        if not any(d.start <= one.start + at < d.end for d in dates)
    ]
    return Scene(
        sentence,
        sentence,
        plan,
        who,
        steps,
        dates,
        durations,
        companies,
        spoken_of,
        cautious,
        today,
    )


_REFERS = re.compile(
    r"\b(?:see|cf|section|clause|item|point|para(?:graph)?|chapter|annex|version|v|no)\.?\s*$",
    re.IGNORECASE,
)


def _is_passage(text: str, found: Found) -> bool:
    """Tell whether a "date" is the number of a passage ("Carried forward, see 2.1.")."""
    numbered = re.fullmatch(r"\d{1,2}\.\d{1,2}\.?", text[found.start : found.end])
    return bool(numbered and _REFERS.search(text[: found.start]))


def _no_name(text: str, who: Who, start: int, *, cautious: bool) -> bool:
    """Tell whether a word is hardly a name: in small letters among others, or in capitals."""
    if not who.named or not who.new or who.role:
        return False
    said = text[who.start - start : who.end - start]
    if len(said) == _CODE and _SUM.search(text[: who.start - start]):
        return True  # "290k aud"
    if said.isupper() and " " not in said:
        return cautious or bool(re.search(r"[a-z]{3}", text))
    return cautious and said.islower() and bool(re.search(r"[A-Z][a-z]", text))


_CODE = 3  # letters of a currency's code
_SUM = re.compile(r"\d[\d.,' ]*(?:k|m|mn|mio|million|thousand|bn|cr|lakhs?)?\s$", re.IGNORECASE)


def told_apart(who: Who, plan: Plan) -> Who:
    """Return whom a first name means that several share, by the role ("Tom in security")."""
    if not who.named or " " in who.name or not who.role:
        return who
    same = [p for p in plan.people if p.name.casefold().split()[0] == who.name.casefold()]
    said = set(who.role.casefold().split())
    fit = [p for p in same if said & set((p.role or "").casefold().split())]
    if len(same) < 2 or len(fit) != 1:
        return who
    return who._replace(name=fit[0].name, role=None, side=fit[0].side, new=False)


# "Four weeks after that" is how long it takes, and what it waits for.
_AFTER_IT = re.compile(r"\b(?:after|from) (?:that|this|it|then)\b", re.IGNORECASE)


def _in_date(who: Who, dates: Sequence[Found]) -> bool:
    return who.named and any(
        d.start <= who.start and who.end <= d.end and d.deadline.kind != "relative-to-step"
        for d in dates
    )


def _without_companies(text: str, companies: Sequence[str]) -> str:
    """Blank out company names, so that "Legal & General" is no legal review."""
    for company in companies:
        text = re.sub(re.escape(company), lambda m: " " * len(m.group()), text, flags=re.IGNORECASE)
    return text
