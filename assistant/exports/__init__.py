"""Plans written as files that other programs open."""
