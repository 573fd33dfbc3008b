"""The session as it runs: camera, pose, window, sound, files; the coach decides, this does."""
