"""What those who write the answers see, as cards."""
