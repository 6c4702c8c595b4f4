"""Colours and style sheets of the page."""
