// Stands in for the page's SPARQL view: a file has no engine to run queries.

export const view = null;
