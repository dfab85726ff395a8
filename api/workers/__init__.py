"""Worker processes that run queries over a read-only snapshot and can be killed."""
