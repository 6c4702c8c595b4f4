"""Meeting notes: what came in, told apart line by line."""
