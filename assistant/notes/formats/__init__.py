"""Files and pastes of every kind turned into text."""
