"""The page's style, on top of the theme in .streamlit/config.toml."""

from pathlib import Path

import streamlit as st

STYLE = Path(__file__).with_name("page.css")


def apply_style() -> None:
    """Add the page's style sheet."""
    st.html(STYLE)
