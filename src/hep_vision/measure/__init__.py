"""The measuring core, pure: numpy and frozen dataclasses.

No path, clock, log, network or vendor library is imported below this folder; a test
(``tests/unit/test_import_rules.py``) keeps it so. The same landmarks with the same times
give the same repetitions and degrees, live, offline and recounted later.
"""
