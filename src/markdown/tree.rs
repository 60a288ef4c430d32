//! The blocks and inlines of one answer, repaired for display.
