"""A question in words to a query, its rows, its sentences and its reason, without a network and without a model."""
