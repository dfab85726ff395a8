"""Files of other formats to plain text: HTML, Word, PDF."""
