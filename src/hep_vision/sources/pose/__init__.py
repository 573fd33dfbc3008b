"""From a picture to landmarks: the pose model, its weights and its runner."""
