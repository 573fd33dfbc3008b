"""Frames with the time they were captured: video files now, cameras beside them."""
