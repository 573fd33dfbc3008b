"""What is kept: landmark logs, session records, tidy tables."""
