"""The agent: one graph for every model, and the offline brain behind it."""
