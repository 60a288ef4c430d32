//! Cards as CSV or TSV (RFC 4180), one row each, texts in Markdown.

use crate::domain::{Card, CardState, Tag, option_letter};
use crate::library::Library;
use crate::session::CardView;

const COLUMNS: [&str; 14] = [
    "id", "question", "points", "answer", "hint", "source", "topic", "tags", "importance", "state",
    "due", "stability", "difficulty", "reviews",
];

/// The header and the rows.
pub fn table(library: &Library, cards: &[(&Card, CardState)], separator: char) -> String {
    let mut text = row(COLUMNS.map(str::to_owned), separator);
    for (card, state) in cards {
        text.push_str(&row(cells(library, card, state), separator));
    }
    text
}

fn cells(library: &Library, card: &Card, state: &CardState) -> [String; COLUMNS.len()] {
    let deck = library.deck();
    let entries = library.answers(card);
    let hint = entries
        .iter()
        .find(|index| !deck.entry(**index).hint.is_empty());
    let view = library.card_view(card, library.now());
    let answer = view.answers.first();
    let location = answer.map_or(&view.asked_at, |answer| &answer.location);
    let memory = &state.memory;
    let number = |number: Option<f32>| number.map(|number| number.to_string());
    let tags: Vec<&str> = card.tags.iter().map(Tag::name).collect();
    [
        card.id.to_string(),
        question(&view),
        view.point_texts().join("\n"),
        answer.map(|answer| answer.text.clone()).unwrap_or_default(),
        hint.map(|index| deck.hint(*index)).unwrap_or_default(),
        format!("{}:{}", location.base_name(), location.line),
        card.primary_topic()
            .map(ToString::to_string)
            .unwrap_or_default(),
        tags.join(" "),
        card.importance.number().to_string(),
        if state.suspended {
            "suspended"
        } else {
            memory.state.name()
        }
        .to_owned(),
        memory.due.map(|due| due.to_string()).unwrap_or_default(),
        number(memory.stability).unwrap_or_default(),
        number(memory.difficulty).unwrap_or_default(),
        memory.reviews.to_string(),
    ]
}

/// The title, and the options below it.
fn question(view: &CardView) -> String {
    let options = view.options.texts.iter().enumerate();
    let options = options.map(|(n, text)| format!("{}. {text}", option_letter(n)));
    let lines: Vec<String> = [view.title.clone()].into_iter().chain(options).collect();
    lines.join("\n")
}

fn row(cells: [String; COLUMNS.len()], separator: char) -> String {
    let cells = cells.map(|cell| quoted(&cell, separator));
    cells.join(&separator.to_string()) + "\n"
}

fn quoted(cell: &str, separator: char) -> String {
    if cell.contains(['"', '\n', '\r', separator]) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_with_a_sign_of_the_table_is_quoted() {
        for (cell, separator, wanted) in [
            ("a", ',', "a"),
            ("a,b", ',', "\"a,b\""),
            ("a,b", '\t', "a,b"),
            ("a\tb", '\t', "\"a\tb\""),
            ("say \"a\"", ',', "\"say \"\"a\"\"\""),
            ("a\nb", ',', "\"a\nb\""),
        ] {
            assert_eq!(quoted(cell, separator), wanted);
        }
    }
}
