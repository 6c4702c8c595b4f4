"""The page's style, on top of the theme in .streamlit/config.toml."""

from pathlib import Path

import streamlit as st

SHEETS = ("page.css", "notes.css", "places.css", "practice.css")
STYLES = [Path(__file__).with_name(name) for name in SHEETS]


def apply_style() -> None:
    """Add the page's style sheets."""
    for style in STYLES:
        st.html(style)
