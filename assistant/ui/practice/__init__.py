"""Practice against a buyer on the page."""
