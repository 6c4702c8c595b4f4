"""How the offline brain words what it has to say."""
