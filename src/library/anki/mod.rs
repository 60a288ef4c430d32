//! Cards for Anki, and notes from it.

mod export;
