"""`python -m assistant` does what `map-assistant` does."""

from assistant.cli import main

raise SystemExit(main())
