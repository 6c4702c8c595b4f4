"""Language without a model: what a seller writes becomes changes and questions."""
