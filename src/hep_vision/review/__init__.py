"""What the record comes to: adherence, range of motion over time, reports and exports.

Read the files in this order: `rom` (one value a session, and what a change of it means),
`trend` (over time, broken where values cannot be compared), `adherence`, `summary` (all of a
patient's period), `report` and `patient_page` (put into words), then how it is set and drawn.
"""
