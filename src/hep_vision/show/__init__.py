"""What people look at: the annotated video and the picture of the angle trace."""
