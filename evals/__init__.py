"""Evaluation suites, scorers, report and gates. See README.md."""
