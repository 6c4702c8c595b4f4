"""The playbook on the page: answers to objections, and entries."""
