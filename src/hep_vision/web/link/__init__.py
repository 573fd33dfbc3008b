"""The session page's connection: messages, the session on the server, storing, camera, speech."""
