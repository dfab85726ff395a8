"""The shortest ways between two things, each step with its link and its sentence."""
