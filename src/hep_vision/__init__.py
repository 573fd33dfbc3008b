"""hep-vision: counts home exercises and measures their range of motion.

Importing the package does nothing: no folder, log, network or native library is touched.
"""

__version__ = "0.4.0"
