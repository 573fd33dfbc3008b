"""The record: a database of patients, sessions, sets and attempts, on this machine or a clinic's.

Read the files in this order: `place` (which database), `tables` (what is in it), `database`
(opening it safely), `writing` (as it happens), `reading`, `amending` (what a therapist adds,
deletes or recounts), `seals` and `checking` (whether all of it is as it was stored), `backup`.
"""
