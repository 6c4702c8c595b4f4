"""Which model answers: shown and changed in the sidebar, with what this plan has cost."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st

from assistant.agent.prices import AS_OF, Usage, cost
from assistant.errors import AssistantError
from assistant.settings import DEFAULT_OPENAI, OFFLINE
from assistant.ui import resources, words
from assistant.ui.chat.conversation import Message
from assistant.ui.desk import Desk

KEY = "model-choice"
HELP = (
    "Choose a model or type its name: openai:NAME needs OPENAI_API_KEY, compatible:NAME a server "
    "that ASSISTANT_BASE_URL names (Ollama, vLLM, LM Studio, llama.cpp)."
)


def show(desk: Desk) -> None:
    """Draw the choice, where messages go, and why another choice was refused."""
    options = _options(desk)
    key = f"{KEY}-{options.index(desk.model)}-{desk.model}"
    with st.container(key="model", gap="xxsmall"):
        st.selectbox(
            "Model", options, index=options.index(desk.model), key=key, format_func=_label,
            accept_new_options=True, on_change=_chosen, args=(desk, key), help=HELP,
        )  # fmt: skip
        if desk.model_refused:
            st.markdown(f":orange[:material/error:] {words.escape(desk.model_refused)}")
        st.caption(_where(desk))
        if resources.sent(desk.plan_id).requests():
            st.button(
                "What was sent", key="sent-any", type="tertiary", icon=":material/visibility:",
                on_click=desk.ask, args=("sent",),
            )  # fmt: skip
        total = spent(desk.messages()) if desk.plan_id else ""
        if total:
            st.caption(f"This plan: {total}", help=prices_note())


def choose(desk: Desk, name: str) -> None:
    """Answer with another model from now on; one that cannot be used changes nothing."""
    from assistant.agent.models import check_model

    desk.model_refused = ""
    try:
        check_model(desk.settings, name)
    except AssistantError as error:
        desk.model_refused = str(error)
        return
    desk.model = name


def spent(messages: Sequence[Message]) -> str:
    """Return what the replies have taken, "" where they all came from the offline reader."""
    used = [one for one in messages if one.author == "assistant" and one.usage.calls]
    if not used:
        return ""
    total = sum((one.usage for one in used), Usage())
    costs = [cost(one.model, one.usage) for one in used]
    known = sum(one for one in costs if one is not None)
    price = dollars(known) if None not in costs else "price not known"
    replies = f"{len(used)} replies" if len(used) > 1 else "1 reply"
    return f"{replies}, {tokens(total)}, {price}"


def tokens(usage: Usage) -> str:
    """Return the tokens in words."""
    if not usage.sent and not usage.written:
        return "tokens not told"
    return f"{usage.sent + usage.written:,} tokens"


def dollars(value: float) -> str:
    """Return an estimate of dollars, small ones as well."""
    if value < 0.01:
        return "under 1 cent" if value else "no cost"
    return f"about ${value:,.2f}"


def prices_note() -> str:
    """Return where prices come from."""
    return f"An estimate by OpenAI's prices of {AS_OF:%B %Y}."


def _options(desk: Desk) -> list[str]:
    settings = desk.settings
    known = [OFFLINE, settings.model, desk.model]
    if settings.key() and not settings.base_url:
        known.append(DEFAULT_OPENAI)
    return list(dict.fromkeys(known))


def _label(name: str) -> str:
    if name == OFFLINE:
        return "Offline, built in"
    kind, _, model = name.partition(":")
    return f"OpenAI {model}" if kind == "openai" else model or kind


def _where(desk: Desk) -> str:
    if desk.model == OFFLINE:
        return "Nothing leaves this computer."
    address = desk.settings.base_url or "https://api.openai.com"
    return f"Messages and the plan go to {words.escape(urlsplit(address).netloc)}."


def _chosen(desk: Desk, key: str) -> None:
    chosen = str(st.session_state.get(key) or "").strip()
    if not chosen:
        return
    choose(desk, _named(desk, chosen))
    if desk.model_refused:
        st.session_state[key] = desk.model


def _named(desk: Desk, typed: str) -> str:
    """Return the whole name of a model of which only the last part was typed."""
    if typed.casefold() == OFFLINE or ":" in typed:
        return typed.casefold() if typed.casefold() == OFFLINE else typed
    return f"{'compatible' if desk.settings.base_url else 'openai'}:{typed}"
