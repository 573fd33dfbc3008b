"""Version of the measuring core."""

# Raised with every change by which the same landmarks give other counts, degrees or uncertainties,
# pose profiles included (CHANGELOG, "Measurement changes"). Sets are stored with it. Records of
# hep-vision 0.2.0 and before do not name one.
ENGINE_VERSION = "4"
