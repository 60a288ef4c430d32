//! The query language: parsed once, matched over cards and their states.
