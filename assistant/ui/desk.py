"""What one browser tab has open: the plan, its session, the turn at work and what to say next."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from pydantic import ValidationError

from assistant.errors import AssistantError, InputError, StaleVersionError
from assistant.plan.changes import Change
from assistant.plan.model import Origin, Plan
from assistant.session import PlanSession, new_plan
from assistant.settings import OFFLINE, Settings
from assistant.store import Store
from assistant.ui import resources
from assistant.ui.chat.conversation import Message, conversation, start_turn
from assistant.ui.chat.turns import Turn
from assistant.ui.place import Place
from assistant.ui.plan.picture import Picture, picture

Dialog = Literal[
    "step", "deal", "person", "check-in", "calendar", "rename", "delete", "import", "noted",
    "entry", "letter", "sent",
]  # fmt: skip
NotesView = Literal["", "entry", "review"]
UNNAMED = "New plan"
PLAN_PARAMETER, NOTES_PARAMETER, PLACE_PARAMETER = "plan", "notes", "place"
UNSEEN = "-"


class Desk:
    """One tab's view of one plan; kept in the tab's session state.

    Attributes:
        notices: sentences to show once above the plan, with their tone.
        editor: counts up whenever the table has to forget what was typed into it.
        failure: why the last message was not answered, empty where it was.
        unsaid: that message.
        model_refused: why the model that was chosen last cannot be used; `model` answers.
        fresh: the plan is so new that nothing was said about it yet.
        notes: shown in place of chat and plan: the box to paste into, the notes under review or
            what came of them; "" where chat and plan are shown.
        place: which of the page's places is shown, and what was chosen there.
    """

    def __init__(self, store: Store, settings: Settings, today: dt.date) -> None:
        self.store = store
        self.settings = settings
        self.today = today
        self.plan_id: str | None = None
        self.session: PlanSession | None = None
        self.notices: list[tuple[str, str]] = []
        self.suggestions: list[str] = []
        self.model = settings.model
        self.model_refused = ""
        self.editor = 0
        self.failure = self.unsaid = ""
        self._begun: Turn | None = None  # until this tab has seen how it ended
        self.fresh = False
        self.notes: NotesView = ""
        self.place = Place()
        self.dialog: tuple[Dialog, str] | None = None
        self._named: set[str] = set()
        self._left: str | None = UNSEEN  # the address that was left last
        self._picture: Picture | None = None

    def open(self, plan_id: str | None) -> None:
        """Show another plan, or the empty page where `plan_id` is None."""
        if plan_id == self.plan_id:
            return
        self.plan_id, self.session, self._picture = None, None, None
        self.suggestions, self.notices, self.failure, self._begun = [], [], "", None
        self.fresh, self.dialog, self.notes, self.place = False, None, "", Place()
        self.editor += 1
        if plan_id:
            self.session = PlanSession.open(self.store, plan_id, self.today)
            self.plan_id = plan_id

    def show(self, plan_id: str | None) -> None:
        """Open a plan and put it into the page's address."""
        self._left = st.query_params.get(PLAN_PARAMETER)
        self.open(plan_id)
        _write_address(plan_id)

    def follow_address(self) -> None:
        """Open the plan that the page's address names.

        A request that left the browser before it learnt of a new address still carries the old
        one: it is put right, not followed.
        """
        wanted = st.query_params.get(PLAN_PARAMETER)
        if wanted == self.plan_id:
            self._left = UNSEEN
        elif wanted == self._left:
            _write_address(self.plan_id)
        else:
            self.open(wanted)
            self.notes = "review" if NOTES_PARAMETER in st.query_params else ""
            self.place = Place.named(st.query_params.get(PLACE_PARAMETER))

    def keep_address(self) -> None:
        """Let the page's address say what is shown of the plan, so that a reload shows it again."""
        if self.notes and self.plan_id:
            st.query_params[NOTES_PARAMETER] = ""
        else:
            st.query_params.pop(NOTES_PARAMETER, None)
        if self.place.name == "plan":
            st.query_params.pop(PLACE_PARAMETER, None)
        else:
            st.query_params[PLACE_PARAMETER] = self.place.name

    def create(self, name: str = UNNAMED, plan: Plan | None = None, origin: str = "new") -> None:
        """Store a new plan and open it."""
        self.show(self.store.create(name, plan or new_plan(), origin=origin))
        self.fresh = True

    def begin(self) -> PlanSession:
        """Return the open session, with a new plan where none is open."""
        if self.session is None:
            self.create()
        if self.session is None:  # pragma: no cover
            raise AssistantError("The plan could not be opened. Reload the page.")
        return self.session

    def picture(self) -> Picture | None:
        """Return what there is to show of the open plan, computed once for each version."""
        session = self.session
        if session is None:
            return None
        if self._picture is None or self._picture.version != session.version:
            self._picture = picture(session)
        return self._picture

    def messages(self) -> list[Message]:
        """Return the conversation about the open plan, oldest first."""
        if self.plan_id is None or self.fresh:
            return []
        try:
            found = conversation(self.plan_id)
        except AssistantError as error:
            self.notices.append(("error", str(error)))
            return []
        if found and not self.suggestions:
            self.suggestions = found[-1].suggestions
        return found

    def turn(self) -> Turn | None:
        """Return the turn at work on the open plan, or that began here and was not shown."""
        return self._begun or (resources.turns().running(self.plan_id) if self.plan_id else None)

    def say(self, text: str) -> None:
        """Send a message of the seller; the answer comes in a turn of its own."""
        self.failure = ""
        try:
            self._start(text)
        except AssistantError as error:
            self.failure, self.unsaid = str(error), text
        self.suggestions = []

    def hold(self, text: str) -> None:
        """Keep a message without an answer, until the seller says how to read it."""
        self.failure, self.suggestions = "", []
        try:
            self.begin()
            resources.outbox().put(self.plan_id or "", text)
        except AssistantError as error:
            self.failure, self.unsaid = str(error), text

    def _start(self, text: str) -> None:
        session = self.begin()
        plan_id = self.plan_id
        if plan_id is None:
            return
        if self.turn():
            raise InputError("Another message is still being answered. Send this one after it.")
        resources.outbox().put(plan_id, text)
        session.refresh()  # what another tab saved is what we talk about
        said = self.messages()
        self.fresh = False
        again = bool(said) and said[-1].author == "seller" and said[-1].text == text.strip()
        turn = Turn(text, before=len(said) - again)
        self._begun = start_turn(session, plan_id, turn, self.settings, self.model)

    def unanswered(self, said: Sequence[Message]) -> str | None:
        """Return the last message of the seller where no answer came, None where one did."""
        if self.failure:
            return self.unsaid
        if said and said[-1].author == "seller":
            return said[-1].text
        return resources.outbox().get(self.plan_id) if self.plan_id else None

    def retry(self, text: str) -> None:
        """Send a message that was not answered once more."""
        self.say(text)

    def go_offline(self, text: str) -> None:
        """Answer with the built-in reader from now on, beginning with `text`."""
        self.model = OFFLINE
        self.retry(text)

    def finish(self, turn: Turn) -> None:
        """Take over what a turn left: suggestions, a failure, the plan's new version."""
        self._begun = None
        for event in turn.events:
            if event.type == "ended":
                self.suggestions = list(event.suggestions)
            elif event.type == "failed":
                self.failure, self.unsaid = event.message, turn.message
        self.refresh()
        self.attempt(self._name_after_buyer)

    def catch_up(self) -> bool:
        """Read the plan again if another tab saved it; tell whether one did."""
        session = self.session
        if session is None or self.plan_id is None or self.turn():
            return False
        try:
            if self.store.load(self.plan_id).version == session.version:
                return False
            session.refresh()
        except AssistantError:
            return False  # the next click says what is wrong
        self.editor += 1
        return True

    def ask(self, dialog: Dialog, about: str = "") -> None:
        """Open a dialog; for callbacks."""
        self.dialog = (dialog, about)
        st.rerun()

    def close(self) -> None:
        """Close the dialog; the table forgets what was typed into it."""
        self.dialog = None
        self.editor += 1

    def apply(
        self, changes: Sequence[Change], origin: Origin = "edit", said_on: Sequence[dt.date] = ()
    ) -> bool:
        """Apply changes that the seller made or approved; what is wrong becomes a notice."""
        session = self.begin()
        done = self.attempt(lambda: session.apply(list(changes), origin=origin, said_on=said_on))
        return done and self.attempt(self._name_after_buyer)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Call `act`; an error becomes a notice, and a stale plan is read again."""
        try:
            act()
        except StaleVersionError as error:
            self.refresh()
            self.notices.append(("warning", str(error)))
            return False
        except AssistantError as error:
            self.notices.append(("error", str(error)))
            return False
        except ValidationError as error:
            self.notices.append(("error", _refused(error)))
            return False
        return True

    def _name_after_buyer(self) -> None:
        """Call a plan that nobody named after its buyer, once that is known."""
        plan, plan_id = self.session and self.session.plan, self.plan_id
        if not plan or not plan_id or not plan.deal.buyer or plan_id in self._named:
            return
        self._named.add(plan_id)
        if self.name() == UNNAMED:
            self.store.rename(plan_id, plan.deal.buyer)

    def name(self) -> str:
        """Return the open plan's name."""
        plans = self.store.list_plans()
        return next((one.name for one in plans if one.id == self.plan_id), UNNAMED)

    def refresh(self) -> None:
        """Read the plan again from the store."""
        session = self.session
        if session:
            self.attempt(session.refresh)
        self.editor += 1


def _refused(error: ValidationError) -> str:
    first = error.errors()[0]
    where = str(first["loc"][-1]).replace("_", " ").capitalize() if first["loc"] else "This"
    return f"{where} cannot be used: {first['msg']}."


def _write_address(plan_id: str | None) -> None:
    if plan_id:
        st.query_params[PLAN_PARAMETER] = plan_id
    else:
        st.query_params.pop(PLAN_PARAMETER, None)


def closed() -> None:
    """Note that the seller closed the dialog."""
    st.session_state["desk"].close()


def local_today(settings: Settings) -> dt.date:
    """Return the seller's date: that of the browser's time zone, or the setting's."""
    if settings.today:
        return settings.today
    try:
        zone = ZoneInfo(st.context.timezone or "")
    except (ZoneInfoNotFoundError, ValueError):
        return dt.datetime.now().astimezone().date()
    return dt.datetime.now(zone).date()


def desk() -> Desk:
    """Return this tab's desk with the plan that the page's address names."""
    if "desk" not in st.session_state:
        settings = resources.settings()
        st.session_state["desk"] = Desk(resources.store(), settings, local_today(settings))
    found: Desk = st.session_state["desk"]
    return found
