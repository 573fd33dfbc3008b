"""A clinic's own validation: agreement with a goniometer, test and retest, counting.

A study is a folder: ``protocol.json``, written before the first person, and ``entries.jsonl``,
which is only added to. People have coded ids; everything stays on this machine.
"""
