"""Where landmarks come from: recordings, cameras and pose models."""
