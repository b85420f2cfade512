"""The pages: what a desk opens in the morning, in each language."""
