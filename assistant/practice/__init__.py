"""Practice: the buyer that is played, and the rubric that scores the seller."""
