//! The blocks of a file, in order, with their byte spans; no inline content.
