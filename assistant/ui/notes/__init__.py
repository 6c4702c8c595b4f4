"""Meeting notes on the page: entered, read, reviewed, accepted."""
