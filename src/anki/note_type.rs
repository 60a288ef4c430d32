//! The note type of exported cards: its fields, its template, its styles.

use serde_json::{Value, json};

/// The name of the note type, and of the deck above all others.
pub(super) const NAME: &str = "k8s-quiz";

/// Anki tells note types apart by their id, so a new package updates an old one.
pub(super) const ID: i64 = 1_764_547_200_000;

/// The fields, in the order of [`super::OutgoingCard::fields`].
pub const FIELDS: [&str; 7] = [
    "Question", "Points", "Answer", "Hint", "Source", "Topic", "Id",
];

const FRONT: &str = include_str!("front.html");
const BACK: &str = include_str!("back.html");
const STYLES: &str = include_str!("styles.css");

/// The note type in the JSON of schema 11.
pub(super) fn json() -> Value {
    let fields = (0..).zip(FIELDS).map(|(ord, name): (i64, _)| {
        json!({
            "name": name, "ord": ord, "id": ID + ord, "sticky": false, "rtl": false,
            "font": "Arial", "size": 20,
        })
    });
    json!({
        "id": ID, "name": NAME, "type": 0, "mod": 0, "usn": -1, "sortf": 0, "did": null,
        "css": STYLES, "latexPre": "", "latexPost": "", "req": [[0, "any", [0]]],
        "flds": fields.collect::<Vec<_>>(),
        "tmpls": [{
            "name": "Card 1", "ord": 0, "id": ID, "qfmt": FRONT, "afmt": BACK,
            "bqfmt": "", "bafmt": "", "did": null,
        }],
    })
}
