//! The options of a multiple-choice question as they are shown with it: without what tells the
//! right one.

use crate::deck::Deck;
use crate::domain::EntryIndex;
use crate::markdown::plain_text;

/// Marks that writers put beside the right option.
const TICKS: [char; 6] = ['✅', '✔', '✓', '√', '☑', '\u{fe0f}'];

/// The options of the first entry that has some, each with a letter.
pub fn options(deck: &Deck, entries: &[EntryIndex]) -> Vec<String> {
    let mut of_entries = entries.iter().map(|index| deck.options(*index));
    let options = of_entries.find(|options| !options.is_empty());
    let options = options.unwrap_or_default().into_iter();
    options
        .zip('A'..='Z')
        .map(|(option, letter)| lettered(&option, letter))
        .collect()
}

/// `- [x] **Pod**` becomes `A. Pod`; a letter that the writer gave stays.
fn lettered(option: &str, letter: char) -> String {
    let text = option.trim_start_matches(['>', ' ']);
    let item = ["- ", "* ", "+ "]
        .iter()
        .find_map(|bullet| text.strip_prefix(bullet));
    let mut text = item.unwrap_or(text).trim_start();
    for task in ["[ ]", "[x]", "[X]", "[]"] {
        text = text.strip_prefix(task).unwrap_or(text).trim_start();
    }
    let bare = plain_text(text).replace(TICKS, "");
    let mut bare = bare.trim();
    for remark in ["(correct)", "(Correct)", "（正确）", "(correct answer)"] {
        bare = bare.strip_suffix(remark).unwrap_or(bare).trim_end();
    }
    let mut signs = bare.trim_start_matches(['(', '（']).chars();
    let has_letter = signs.next().is_some_and(|sign| sign.is_ascii_alphabetic())
        && signs
            .next()
            .is_some_and(|sign| ".)）、．:：".contains(sign));
    if has_letter {
        bare.to_owned()
    } else {
        format!("{letter}. {bare}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_shows_its_letter_and_not_whether_it_is_right() {
        for (option, shown) in [
            ("- [x] **Pod**", "A. Pod"),
            ("- [ ] Node", "A. Node"),
            ("B) a `Service`", "B) a Service"),
            ("- C. Ingress ✅", "C. Ingress"),
            ("**D、 CNI**", "D、 CNI"),
            ("etcd (correct)", "A. etcd"),
        ] {
            assert_eq!(lettered(option, 'A'), shown);
        }
    }
}
