"""What is shown and said in front of the camera: pure, over pictures' landmarks and a clock."""
