"""The suites, one a module; evals/registry.py finds them by their `SUITE`."""
