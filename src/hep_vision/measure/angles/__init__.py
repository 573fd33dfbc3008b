"""From the landmarks of a frame to the value of a measure, and to its signal over time."""
