"""The left side: the conversation, what was recorded, and the line to write in."""

import time

import streamlit as st

from assistant.agent.prices import cost
from assistant.plan.lines import ChangeLine
from assistant.settings import OFFLINE
from assistant.ui import model_choice, resources, welcome, words
from assistant.ui.chat import beneath, recorded, stopping
from assistant.ui.chat.asking import CHAT_INPUT
from assistant.ui.chat.conversation import Message
from assistant.ui.chat.turns import Turn
from assistant.ui.desk import Desk
from assistant.ui.notes import entry as notes_entry

SHOWN_CHARACTERS = 1_500  # of what is too long for a message
STARTING = "Getting ready to read. The first message takes a few seconds…"
REDRAW_SECONDS = 0.04
LONG_SECONDS = 3  # of waiting, after which the page counts them
SHOWN_MESSAGES = 60
PLACEHOLDER = "What do you know about the deal?"


@st.fragment(key="chat")
def chat_pane(desk: Desk) -> None:
    """Draw the conversation; a message sent from here reruns this pane alone."""
    with st.container(key="chat-pane", gap="small"):
        room = st.container(key="messages", height=400, border=False, autoscroll=True, gap="small")
        turn = desk.turn()
        messages = desk.messages()
        with room:
            if not messages and turn is None and not desk.unanswered(messages):
                greet = welcome.resume if desk.session else welcome.hello
                greet(desk)
            _said(desk, messages, turn)
        choices = st.container(key="suggestions")
        notes_entry.buttons(desk)
        # Without a limit of its own: the browser drops what is over it without a word.
        st.chat_input(PLACEHOLDER, key=CHAT_INPUT, on_submit=_sent, args=(desk,))
        if turn is not None:
            if not stopping.shown(desk, turn):
                st.rerun()
            with room:
                _follow(turn)
            desk.finish(turn)
            st.rerun()
        with choices:
            _suggestions(desk)


def _sent(desk: Desk) -> None:
    text = st.session_state.get(CHAT_INPUT)
    if not text:
        return
    if notes_entry.looks_like_notes(str(text)):
        desk.hold(str(text))
        st.rerun()  # the plan that was begun for it shows in the sidebar
    else:
        desk.say(str(text))


def _said(desk: Desk, messages: list[Message], turn: Turn | None) -> None:
    waiting = turn.message if turn else desk.unanswered(messages)
    if turn is not None:
        messages = messages[: turn.before]
    elif messages and messages[-1].author == "seller":
        messages = messages[:-1]
    if len(messages) > SHOWN_MESSAGES:
        st.caption(f"The last {SHOWN_MESSAGES} of {len(messages)} messages.")
    shown = messages[-SHOWN_MESSAGES:]
    for number, message in enumerate(shown):
        if message.author == "seller":
            seller(message.text, number)
        else:
            _answer(desk, message, number, latest=number == len(shown) - 1 and not waiting)
    if waiting:
        seller(waiting, len(shown))
    if turn is None:
        if waiting:
            _unanswered(desk, waiting)
        recorded.proposal(desk, folded=bool(waiting or (shown and not shown[-1].proposed)))


def _answer(desk: Desk, message: Message, number: int, *, latest: bool) -> None:
    with st.chat_message("assistant"):
        text = recorded.without_record(message.text, message.lines)
        waiting = desk.session.pending if desk.session and latest and message.proposed else None
        if waiting:
            text = recorded.without_offer(text, waiting.texts())
        before, after = map(beneath.readable, beneath.around_answer(text, message))
        st.markdown(words.reply(before))
        if not after:
            recorded.show(desk, message.lines, number, latest=latest)
        beneath.show(desk, message, number)
        if after:
            st.markdown(words.reply(after))
            recorded.show(desk, message.lines, number, latest=latest)
        if latest and message.usage.calls:
            _spent(desk, message)


def _spent(desk: Desk, message: Message) -> None:
    """Draw what a model's reply took, and the way to what was sent."""
    price = cost(message.model, message.usage)
    shown = model_choice.dollars(price) if price is not None else "price not known"
    name = words.escape(message.model.partition(":")[2] or message.model)
    with st.container(key="spent", horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(
            f"{name} · {model_choice.tokens(message.usage)} · {shown}", width="content",
            help=model_choice.prices_note(),
        )  # fmt: skip
        st.button(
            "What was sent", key="sent", type="tertiary", icon=":material/visibility:",
            on_click=desk.ask, args=("sent",),
        )  # fmt: skip


def seller(text: str, number: int) -> None:
    """Draw a message of the seller, as the plain text it is."""
    with st.container(key=f"said-user-{number}"), st.chat_message("user"):
        if len(text) > notes_entry.MAX_MESSAGE:
            text = f"{text[:SHOWN_CHARACTERS]}…\n\n({len(text):,} characters)"
        st.text(words.visible(text))


def _unanswered(desk: Desk, message: str) -> None:
    with st.container(key="unanswered", horizontal=True, vertical_alignment="center", gap="small"):
        notes = notes_entry.looks_like_notes(message)
        unanswered = "This looks like notes." if notes else "This was not answered."
        text = desk.failure or unanswered
        st.markdown(f":orange[:material/error:] {words.escape(text)}", width="content")
        if notes:
            notes_entry.offer(desk, message)
        if len(message) > notes_entry.MAX_MESSAGE:
            return
        st.button(
            "Read as a message" if notes else "Try again",
            icon=":material/chat_bubble_outline:" if notes else ":material/refresh:",
            key="retry",
            on_click=desk.retry,
            args=(message,),
        )
        if desk.model != OFFLINE:
            st.button("Go on offline", key="go-offline", on_click=desk.go_offline, args=(message,))


def _follow(turn: Turn) -> None:
    """Draw a turn as it goes on, until it ends."""
    with st.chat_message("assistant"):
        working = st.container(key="working").empty()
        answer, notes = st.empty(), st.container(key="recorded-now", gap=None)
        doing = "Reading your message…" if resources.warm() else STARTING
        working.caption(doing)
        text, drawn, begun = "", 0.0, time.monotonic()
        written: list[ChangeLine] = []
        for event in turn.follow():
            if event is None:
                waited = int(time.monotonic() - begun)
                working.caption(f"{doing} {waited} s" if waited >= LONG_SECONDS else doing)
            elif event.type == "text":
                text += event.delta
                if time.monotonic() - drawn > REDRAW_SECONDS:
                    answer.markdown(words.reply(recorded.without_record(text, written)))
                    drawn = time.monotonic()
            elif event.type == "again":
                text = ""
                doing = words.escape(event.message) or doing
                working.caption(doing)
                answer.empty()
            elif event.type == "tool" and event.state == "started":
                doing = f"{words.escape(event.label)}…"
                working.caption(doing)
            elif event.type == "recorded":
                written += event.lines
                with notes:
                    recorded.lines(event.lines)
        answer.markdown(words.reply(recorded.without_record(text, written)))
        working.empty()


def _suggestions(desk: Desk) -> None:
    if not desk.suggestions:
        return
    st.pills(
        "Suggestions",
        desk.suggestions,
        key="suggestion",
        label_visibility="collapsed",
        format_func=lambda text: words.escape(words.short(text, 60)),
        on_change=_picked,
        args=(desk,),
    )


def _picked(desk: Desk) -> None:
    text = st.session_state.get("suggestion")
    if text:
        st.session_state["suggestion"] = None
        desk.say(str(text))
