"""Open matters: what a therapist must see, as records of their own.

Read the files in this order: `model` (what a matter is), `decide` (which there are, from record,
program and date), `merge` (raised once, until a therapist resolves it),
`refresh` (kept in the record) and `words`.
"""
