"""What every test stands on."""

from hep_vision.display_libraries import provide_display_libraries

# Tests import the drawing and the pose model directly, ahead of what would have done this.
provide_display_libraries()
