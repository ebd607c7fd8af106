"""What may be told: the one gate between what the store knows and what anybody sees."""
