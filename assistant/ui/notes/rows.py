"""The lines of a review: what each would change, its words, and what changes nothing."""

from collections.abc import Iterator
from itertools import groupby
from typing import Literal

import streamlit as st

from assistant.notes.drafted import NotedChange, Unresolved, UnresolvedKind
from assistant.ui import resources, words
from assistant.ui.desk import Desk
from assistant.ui.notes.diff import difference
from assistant.ui.notes.edit import EDITABLE
from assistant.ui.notes.kept import Review
from assistant.ui.notes.page import in_order, quote
from assistant.ui.notes.trial import Trial, Tried

ON_ONE_PAGE = 40
PAGE = "noted-page"
SHOWN_OPEN = 60
Side = Literal["plan", "notes"]
KINDS: dict[UnresolvedKind, str] = {
    "vague": ":orange-badge[No commitment]",
    "unsupported": ":gray-badge[Not supported by the words]",
    "refused": ":red-badge[Does not fit the plan]",
    "unclear": ":gray-badge[Not clear]",
    "other_deal": ":gray-badge[Another deal]",
    "instruction": ":red-badge[An instruction, ignored]",
    "suspect": ":orange-badge[Perhaps an instruction]",
}


def shown_numbers(review: Review) -> range:
    """Return the numbers of the changes that the page of the list shows."""
    count = len(review.draft.changes)
    page = int(st.session_state.get(PAGE) or 0)
    first = page * ON_ONE_PAGE if page * ON_ONE_PAGE < count else 0
    return range(first + 1, min(first + ON_ONE_PAGE, count) + 1)


def pages(review: Review) -> None:
    """Draw the choice of a page, where not all changes fit on one."""
    count = len(review.draft.changes)
    if count <= ON_ONE_PAGE:
        return
    ranges = {
        one: f"{one * ON_ONE_PAGE + 1} to {min((one + 1) * ON_ONE_PAGE, count)}"
        for one in range(-(-count // ON_ONE_PAGE))
    }
    if st.session_state.get(PAGE) not in ranges:
        st.session_state[PAGE] = 0
    st.segmented_control(
        "Lines", list(ranges), key=PAGE, format_func=lambda one: ranges[one], required=True,
        label_visibility="collapsed", on_change=st.rerun,  # the notes link to what is shown
    )  # fmt: skip


def rows(desk: Desk, review: Review, tried: Trial) -> None:
    """Draw the changes; those that the same words say stand together above them."""
    order = in_order(review.draft)
    for numbers in _together(review, [(one, order[one - 1]) for one in shown_numbers(review)]):
        with st.container(key=f"noted-said-{numbers[0][1]}", gap=None):
            told: set[str] = set()
            for _, place in numbers:
                _row(desk, review, place, tried.rows[place], told)
            noted = review.noted(numbers[0][1])
            shown = [number for number, _ in numbers]
            st.html(quote(noted.quote, "noted", shown, placed=noted.at >= 0))


def _together(review: Review, listed: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Group numbers and places of changes that the same words say."""

    def said(one: tuple[int, int]) -> tuple[int, str]:
        noted = review.noted(one[1])
        return noted.at, noted.quote

    for _, group in groupby(listed, key=said):
        yield list(group)


def _row(desk: Desk, review: Review, place: int, row: Tried, told: set[str]) -> None:
    """Draw a change; `told` are the steps that the same words were said to be taken for."""
    noted = review.noted(place)
    with st.container(key=f"noted-row-{row.outcome}-{place}", gap=None):
        with st.container(
            horizontal=True, vertical_alignment="top", gap="small", key=f"noted-line-{place}"
        ):
            if noted.conflict:
                _conflict(desk, review, place, row)
            else:
                _tick(desk, review, place, row)
            if isinstance(noted.change, EDITABLE):
                st.button(
                    "", icon=":material/edit:", key=f"noted-edit-{place}", type="tertiary",
                    help="Change before accepting", on_click=desk.ask, args=("noted", str(place)),
                )  # fmt: skip
        again = noted.matched in told
        told.add(noted.matched)
        for text in _remarks(noted, row, edited=place in review.choices.edits, again=again):
            st.markdown(text)


def _tick(desk: Desk, review: Review, place: int, row: Tried) -> None:
    key = f"take-{review.token}-{place}"
    st.session_state[key] = place not in review.choices.rejected
    st.checkbox(
        difference(row.lines), key=key, on_change=_toggled, args=(desk, place, key),
        width="stretch",
    )  # fmt: skip


def _conflict(desk: Desk, review: Review, place: int, row: Tried) -> None:
    key = f"side-{review.token}-{place}"
    st.session_state[key] = "plan" if place in review.choices.rejected else "notes"
    says = words.escape(words.short(review.noted(place).conflict, 300))
    told: dict[Side, str] = {
        "plan": f"**Keep the plan:** {says}",
        "notes": f"**Take the notes:** {difference(row.lines)}",
    }
    st.radio(
        ":orange[:material/compare_arrows: The notes and the plan differ. Which is right?]",
        list(told), key=key, format_func=lambda one: told[one],
        on_change=_sided, args=(desk, place, key), width="stretch",
    )  # fmt: skip


def _remarks(noted: NotedChange, row: Tried, *, edited: bool, again: bool) -> list[str]:
    found = []
    if row.outcome == "refused":
        found.append(f":red[:material/error: Cannot be made: {words.escape(row.why)}]")
    if noted.matched and not again:
        named = any(line.text.startswith(noted.matched) for line in row.lines)
        shown = words.escape(words.short(noted.matched, 120))
        what = "this step of the plan" if named else f"the plan's step “{shown}”"
        found.append(f":gray[:material/link: Taken for {what}]")
    if edited:
        found.append(":blue[:material/edit: Changed by you]")
    if row.outcome == "same":
        found.append(":gray[:material/done_all: The plan says so already]")
    return found


def left_open(review: Review) -> None:
    """Draw what of the notes changes nothing, and what to ask about it."""
    left = review.draft.unresolved
    if not left:
        return
    with st.container(key="noted-open", gap="xsmall"):
        st.markdown(f"### Not taken into the plan ({len(left)})", anchors=False)
        st.caption("Nothing to hold on to yet. Ask where there is a question.")
        for number, one in enumerate(left[:SHOWN_OPEN], 1):
            _open_row(one, number)
        if len(left) > SHOWN_OPEN:
            more = words.count(len(left) - SHOWN_OPEN, "more place")
            st.caption(f"{more} of this kind; all are underlined in the notes.")


def _open_row(one: Unresolved, number: int) -> None:
    with st.container(key=f"open-row-{number}", gap=None):
        st.html(quote(one.quote, "open", [number], placed=one.at >= 0))
        st.markdown(f"{KINDS[one.kind]} {words.escape(words.short(one.reason, 400))}")
        if one.question:
            st.markdown(f":material/help: **Ask:** {words.escape(words.short(one.question, 300))}")


def _toggled(desk: Desk, place: int, key: str) -> None:
    choose_place(desk, place, taken=bool(st.session_state[key]))


def _sided(desk: Desk, place: int, key: str) -> None:
    choose_place(desk, place, taken=st.session_state[key] == "notes")


def choose_place(desk: Desk, place: int, *, taken: bool) -> None:
    """Keep whether one change is to be made."""
    review = kept(desk)
    if review:
        one = frozenset({place})
        rejected = review.choices.rejected
        choose(desk, review, rejected=rejected - one if taken else rejected | one)


def kept(desk: Desk) -> Review | None:
    """Return the notes of the open plan."""
    return resources.notes().get(desk.plan_id) if desk.plan_id else None


def choose(desk: Desk, review: Review, **new: object) -> bool:
    """Keep new choices; tell whether they could be kept."""
    choices = review.choices.model_copy(update=new)
    plan_id = desk.plan_id or ""
    chosen = review.model_copy(update={"choices": choices})
    return desk.attempt(lambda: resources.notes().choose(plan_id, chosen))
