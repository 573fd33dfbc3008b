"""What may be said from measured values: session value, change, trend, sides, agreement. Pure.

Every rule stands here once; report, patient's page, terminal, tables and FHIR use it. The rules
follow a specification whose false-alarm rates and power ``benchmarks/simulation`` measures.
"""
