"""Whether the words of notes support what a reader made of them."""
