"""The preparation of a call on the page."""
