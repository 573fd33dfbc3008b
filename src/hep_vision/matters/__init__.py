"""Open matters: what a therapist must see, as records of their own.

`model` says what a matter is, `merge` that it is raised once and stays until a therapist resolves
it, `words` how it is said. Which matters there are is decided in `hep_vision.review.matters`, and
they are kept in `hep_vision.store.matters`.
"""
