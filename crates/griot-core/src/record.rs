//! The one place that writes events down: JSON in, JSON out, bytes to characters.
