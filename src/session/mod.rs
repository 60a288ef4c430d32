//! One run of study as a pure state machine: what is asked, graded, undone, in which order.
//!
//! [`Selection`] says which cards may come, [`Work`] what of them a day holds, [`Study`] which comes now and what a grade does,
//! [`CardView`] is all that is shown of one card and [`CardLines`] lays it out, [`Checklist`] turns ticks into a proposed grade,
//! [`Overview`] is what stands before a session and [`Tally`] what is left of it.

mod card_lines;
mod card_view;
mod checklist;
mod lineup;
mod links;
mod overview;
mod selection;
mod study;
mod tally;
#[cfg(test)]
mod testing;
mod today;
mod trail;
mod work;

pub use card_lines::{CardLines, ListItem};
pub use card_view::{Answer, CardView, Link, SourceLocation, Unanswered};
pub use checklist::Checklist;
pub use overview::{Overview, TopicRow};
pub use selection::Selection;
pub use study::{Now, Study};
pub use tally::Tally;
pub use today::Today;
pub use trail::Undo;
pub use work::Work;
