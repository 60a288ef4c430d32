//! Classifies a line by its shape: end of a sentence, start of an item, label.

mod command;
mod enumerator;
mod label;
mod sentence;
mod width;

pub use command::is_command;
pub use enumerator::{Enumerator, EnumeratorKind, enumerator};
pub use label::{label, name};
pub use sentence::{breaks_off, continues_line, ends_sentence, glue, is_pasted_title, is_rule};
pub use width::rough_width;
