//! The config file: every key, its default, and what is wrong with a value.
