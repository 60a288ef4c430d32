//! Rules out most texts without folding them, which takes most of the time of a search.

use memchr::{memchr2_iter, memmem};

use crate::domain::{is_han, keeps_letters};

/// Whether a text holds the searched text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Containment {
    No,
    Yes,
    /// The texts have to be folded.
    Unsure,
}

/// The words and Chinese characters that every text with the searched text in it holds.
#[derive(Clone, Debug)]
pub(super) struct LiteralParts {
    /// In lower case.
    words: Vec<String>,
    characters: Vec<String>,
    /// The searched text, if it is Chinese characters only.
    han: Option<String>,
    /// Whether it is one word.
    is_word: bool,
}

impl LiteralParts {
    pub fn new(folded: &str) -> Self {
        let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
        let words = words.filter(|word| !word.is_empty()).map(str::to_owned);
        let characters = folded.chars().filter(|c| is_han(*c)).map(String::from);
        let is_word = folded.chars().all(|c| c.is_ascii_alphanumeric());
        let is_han = folded.chars().all(is_han);
        Self {
            words: words.collect(),
            characters: characters.collect(),
            han: is_han.then(|| folded.to_owned()),
            is_word,
        }
    }

    /// Looks for the searched text in `text` as it is.
    pub fn find(&self, text: &str) -> Containment {
        let bytes = text.as_bytes();
        let has_character = |c: &String| memmem::find(bytes, c.as_bytes()).is_some();
        let has_all = self.characters.iter().all(has_character)
            && self.words.iter().all(|word| holds_word(bytes, word));
        if !keeps_letters(text) {
            return Containment::Unsure;
        }
        let has_han = |han: &String| memmem::find(bytes, han.as_bytes()).is_some();
        match has_all {
            false => Containment::No,
            true if self.is_word || self.han.as_ref().is_some_and(has_han) => Containment::Yes,
            true => Containment::Unsure,
        }
    }
}

/// Whether `text` holds a word of ASCII letters and digits in lower case, in any case.
fn holds_word(text: &[u8], word: &str) -> bool {
    let word = word.as_bytes();
    let [first, ..] = word else {
        return true;
    };
    memchr2_iter(*first, first.to_ascii_uppercase(), text).any(|start| {
        let end = start + word.len();
        text.get(start..end)
            .is_some_and(|found| found.eq_ignore_ascii_case(word))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::folded;

    #[test]
    fn a_text_that_holds_the_searched_text_is_never_ruled_out() {
        for (searched, text) in [
            ("etcd", "What is ETCD?"),
            ("Pod 创建", "pod创 建"),
            ("etcd raft", "etcd\nRaft"),
            ("k8s", "Ｋ８ｓ 集群"),
            ("file", "the ﬁle"),
            ("1", "①"),
            ("kelvin", "\u{212a}elvin"),
            ("，", "a, b"),
            ("éa", "E\u{301}A"),
        ] {
            let searched = folded(searched);
            assert!(folded(text).contains(&searched), "{searched} in {text}");
            assert!(
                LiteralParts::new(&searched).find(text) != Containment::No,
                "{searched} in {text}"
            );
        }
    }

    #[test]
    fn plain_texts_without_a_part_are_ruled_out() {
        for (searched, text) in [
            ("etcd", "kubelet 与（CRI）"),
            ("创建", "建立"),
            ("a b", "a"),
        ] {
            let found = LiteralParts::new(searched).find(text);
            assert_eq!(found, Containment::No, "{searched} in {text}");
        }
    }

    #[test]
    fn a_word_or_chinese_characters_found_as_they_are_need_no_folding() {
        for (searched, text, found) in [
            ("etcd", "what is ETCD（键值）?", Containment::Yes),
            ("创建", "如何创建 Pod", Containment::Yes),
            ("创建", "创 建，创\n建", Containment::Unsure),
            ("pod创建", "pod创建", Containment::Unsure),
            ("etcd", "etcd é", Containment::Unsure),
        ] {
            assert_eq!(LiteralParts::new(searched).find(text), found, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_found_is_what_folding_finds(
            searched in "[a-cA-C ＡＢ一丙，]{1,4}",
            text in "[a-cA-C ＡＢ一丙，é\\n]{0,12}",
        ) {
            let searched = folded(&searched);
            let found = LiteralParts::new(&searched).find(&text);
            let is_in = folded(&text).contains(&searched);
            prop_assert!(found == Containment::Unsure || (found == Containment::Yes) == is_in);
        }
    }
}
