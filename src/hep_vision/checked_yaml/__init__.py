"""Files that people write in YAML: read with care, and every fault named with its line."""
