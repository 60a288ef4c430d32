//! Blocks of an answer laid out as lines of (text, role) at a width, knowing no terminal.
