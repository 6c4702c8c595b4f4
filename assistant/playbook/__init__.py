"""What the assistant knows of mutual action plans: entries, looked up and filled in."""
