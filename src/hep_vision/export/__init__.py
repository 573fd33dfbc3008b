"""The record for other programs: tidy tables, OpenSim, FHIR."""
