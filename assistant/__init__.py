"""map-assistant: builds mutual action plans with enterprise sellers."""
