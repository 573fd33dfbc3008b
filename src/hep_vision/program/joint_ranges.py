"""How far joints usually move, so that a goal nobody can reach is noticed.

Angles are neutral-zero: the opposite movement is negative. Each end is the largest normal value
or published mean found for it: AAOS 1965; Boone & Azen 1979; Soucie et al. 2011 (Haemophilia
17:500); the shoulder percentiles of BMC Sports Sci Med Rehabil 2012, 4:33; Konor et al. 2012 for
the ankle under load. No end is a limit of a patient.
"""

USUAL_RANGES_DEG: dict[str, tuple[float, float]] = {
    "knee_flexion": (-10.0, 142.0),
    "hip_flexion": (-30.0, 134.0),
    "hip_abduction": (-30.0, 45.0),
    "shoulder_flexion": (-60.0, 180.0),
    "shoulder_abduction": (0.0, 180.0),
    "shoulder_rotation": (-70.0, 90.0),
    "elbow_flexion": (-10.0, 150.0),
    "wrist_flexion": (-70.0, 80.0),
    "ankle_dorsiflexion": (-62.0, 20.0),
    "shank_inclination": (0.0, 45.0),
    "trunk_side_bend": (-35.0, 35.0),
    "neck_side_bend": (-45.0, 45.0),
    "neck_rotation": (-80.0, 80.0),
}

MARGIN_DEG = 10.0
"""How far past the usual range a goal is left unquestioned: what two goniometers differ by at the
knee (Hancock et al. 2018, minimum significant difference)."""


def beyond_usual_range(measure: str, angle_deg: float) -> float | None:
    """End of the joint's usual range that an angle is past; None if it is within, or not known.

    Examples
    --------
    >>> beyond_usual_range("knee_flexion", 170)
    142.0
    >>> beyond_usual_range("knee_flexion", 150) is None
    True
    """
    if measure not in USUAL_RANGES_DEG:
        return None
    low, high = USUAL_RANGES_DEG[measure]
    if angle_deg > high + MARGIN_DEG:
        return high
    return low if angle_deg < low - MARGIN_DEG else None
