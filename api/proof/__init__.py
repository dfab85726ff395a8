"""What travels with an answer: a verifier of bundles that needs nothing but Python and the report's text."""
