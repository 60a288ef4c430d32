//! The options of a multiple-choice question as they are shown with it: without what tells the
//! right one.

use crate::deck::Deck;
use crate::domain::EntryIndex;
use crate::markdown::plain_text;
use crate::notes::option_texts;

/// The options of the first entry that has some, each with a letter.
pub fn options(deck: &Deck, entries: &[EntryIndex]) -> Vec<String> {
    let mut of_entries = entries.iter().map(|index| deck.options(*index));
    let options = of_entries.find(|options| !options.is_empty());
    lettered(&options.unwrap_or_default())
}

/// `- [x] **Pod**` becomes `A. Pod`.
fn lettered(options: &[String]) -> Vec<String> {
    let texts = option_texts(options).into_iter().zip('A'..='Z');
    texts
        .map(|(text, letter)| format!("{letter}. {}", plain_text(text).trim()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_shows_its_letter_and_not_whether_it_is_right() {
        for (options, shown) in [
            (["- [x] **Pod**", "- [ ] Node"], ["A. Pod", "B. Node"]),
            (
                ["A) **a** Pod", "- **B) a `Service`**"],
                ["A. a Pod", "B. a Service"],
            ),
            (["a. Node", "- b. Ingress ✅"], ["A. Node", "B. Ingress"]),
            (["A、CSI", "**B、 CNI**"], ["A. CSI", "B. CNI"]),
            (["A\nNode", "B\nPod"], ["A. Node", "B. Pod"]),
            (["etcd (correct)", "a kubelet"], ["A. etcd", "B. a kubelet"]),
            (
                ["- ◯ etcd", "- :white_check_mark: Pod"],
                ["A. etcd", "B. Pod"],
            ),
            (
                ["|A|etcd|", "|<font color=red>B</font>|<b>Pod</b>|"],
                ["A. etcd", "B. Pod"],
            ),
        ] {
            assert_eq!(lettered(&options.map(str::to_owned)), shown);
        }
    }
}
