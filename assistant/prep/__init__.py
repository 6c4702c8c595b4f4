"""The next call with the buyer, prepared from the plan."""
