//! What the shape of a line says: does it end a sentence, begin an item, carry a label.

mod enumerator;
mod label;
mod sentence;
mod width;

pub use enumerator::{Enumerator, EnumeratorKind, enumerator};
pub use label::{label, name};
pub use sentence::{breaks_off, ends_sentence, glue, goes_on, is_pasted_title, is_rule};
pub use width::{columns, is_han};
