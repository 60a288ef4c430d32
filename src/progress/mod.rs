//! The progress log: its events, the file they are appended to, and what they add up to.
