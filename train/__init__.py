"""Makes the weights of assistant/understanding/weights/ from the labelled lines in train/data/."""
