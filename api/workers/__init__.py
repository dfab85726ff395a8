"""Queries run in processes of their own, which can be killed; the event loop only passes questions and replies on.

::

    pool.py ─→ process.py ══ pipe ══ child.py ─→ gangmu.graph.store
       │           │         frames.py   │
    places.py   (watch)               confine.py

A query cannot be interrupted in its process, so a process that runs past a limit is killed and another takes its
place. A child has no connection to anything but its two pipes, and ends when they close, however its parent ended.
"""
