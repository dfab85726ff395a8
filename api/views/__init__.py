"""JSON for the views of the page: the report with its marks, the numbers, the gaps."""
