//! The options of a multiple-choice question, without the marks that give away the right one.

use crate::deck::Deck;
use crate::domain::{EntryIndex, OptionLetters};
use crate::exercise::right_options;
use crate::markdown::plain_text;
use crate::notes::option_texts;

/// The most options of a question that can be answered by choosing: each needs a digit key.
pub const MOST_OPTIONS: usize = 9;

/// The options of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// In the order of the note, without letters; empty for other questions.
    pub texts: Vec<String>,
    /// The right ones; empty if the note doesn't tell.
    pub right: OptionLetters,
}

impl Options {
    /// The options of the first entry with options.
    pub fn new(deck: &Deck, entries: &[EntryIndex]) -> Self {
        let mut of_entries = entries.iter().map(|index| (*index, deck.options(*index)));
        let found = of_entries.find(|(_, options)| !options.is_empty());
        found.map_or_else(Self::default, |(index, options)| {
            Self::from_note(&options, &deck.answer(index))
        })
    }

    /// Parses the options of a note, and which are right from their marks or from `answer`.
    pub fn from_note(options: &[String], answer: &str) -> Self {
        let texts = option_texts(options).into_iter();
        Self {
            texts: texts
                .map(|text| plain_text(text).trim().to_owned())
                .collect(),
            right: right_options(options, answer),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// Whether a question can be answered by choosing.
    pub fn can_choose(&self) -> bool {
        !self.right.is_empty() && (2..=MOST_OPTIONS).contains(&self.texts.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_does_not_show_whether_it_is_right() {
        for (options, shown) in [
            (["- [x] **Pod**", "- [ ] Node"], ["Pod", "Node"]),
            (
                ["A) **a** Pod", "- **B) a `Service`**"],
                ["a Pod", "a Service"],
            ),
            (["a. Node", "- b. Ingress ✅"], ["Node", "Ingress"]),
            (["A、CSI", "**B、 CNI**"], ["CSI", "CNI"]),
            (["A\nNode", "B\nPod"], ["Node", "Pod"]),
            (["etcd (correct)", "a kubelet"], ["etcd", "a kubelet"]),
            (["- ◯ etcd", "- :white_check_mark: Pod"], ["etcd", "Pod"]),
            (
                ["|A|etcd|", "|<font color=red>B</font>|<b>Pod</b>|"],
                ["etcd", "Pod"],
            ),
        ] {
            let options = Options::from_note(&options.map(str::to_owned), "");
            assert_eq!(options.texts, shown);
        }
    }

    #[test]
    fn a_question_whose_note_tells_no_right_option_is_not_answered_by_choosing() {
        let options = ["A. 80", "B. 25"].map(str::to_owned);
        assert!(Options::from_note(&options, "B").can_choose());
        assert!(!Options::from_note(&options, "Mail has 25.").can_choose());
        assert!(!Options::default().can_choose());
        let many: Vec<String> = ('A'..='J').map(|it| format!("{it}. {it}0")).collect();
        assert!(!Options::from_note(&many, "B").can_choose());
    }
}
