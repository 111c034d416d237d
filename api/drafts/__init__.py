"""What somebody was writing and has not sent."""
