"""From a report to a graph, and to answers: file → text → outline → mentions → links → RDF → store → query."""
