"""Crashes the application on purpose, again and again, and looks whether anything was lost.

`python -m tests.faults --minutes N [--seed S]`; what is proved, and how, is in
`docs/reliability.md`.
"""
