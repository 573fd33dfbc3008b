"""Exercise definitions: YAML files, checked, turned into the core's frozen types."""
