"""What was said at forums, and every page that shows it: one folder a room, see docs/architecture.md."""
