"""What trained weights make of a sentence of notes: is it a step, who does it, by when."""
