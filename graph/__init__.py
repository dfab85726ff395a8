"""From a report to a graph, and from a question to rows: file → text → outline → mentions → links → RDF → store → query."""
