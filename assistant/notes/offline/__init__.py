"""Notes read without a model."""
