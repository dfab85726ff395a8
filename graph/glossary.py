"""Glossaries (名词解释) and explanations in place: what a slogan means and what its members are."""
