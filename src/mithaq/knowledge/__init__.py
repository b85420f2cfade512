"""What exists: states, organisations, accords, people, outlets, event types."""
