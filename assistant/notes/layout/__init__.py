"""What each line of a page is: who wrote or spoke it, when, under which heading."""
