//! What a row of the settings changes.

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// A key of the config, by its name.
    Key(&'static str),
    /// A deck besides the built-in one, by its path as written in the config.
    Deck(String),
}
