"""Many recordings through the one engine: manifest, workers, resumable results, tidy dataset."""
