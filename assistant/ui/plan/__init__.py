"""The living plan on the page."""
