//! Rules out most texts without folding them, which takes most of the time of a search.

use memchr::{memchr2_iter, memmem};

use crate::domain::{is_han, keeps_letters};

/// The words and Chinese characters that every text with the searched text in it holds.
#[derive(Clone, Debug)]
pub(super) struct LiteralParts {
    /// In lower case.
    words: Vec<String>,
    characters: Vec<String>,
}

impl LiteralParts {
    pub fn new(folded: &str) -> Self {
        let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
        let words = words.filter(|word| !word.is_empty()).map(str::to_owned);
        let characters = folded.chars().filter(|c| is_han(*c)).map(String::from);
        Self {
            words: words.collect(),
            characters: characters.collect(),
        }
    }

    /// Whether the text may be in `text` once that is folded.
    pub fn may_be_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let has_character = |c: &String| memmem::find(bytes, c.as_bytes()).is_some();
        let has_all = self.characters.iter().all(has_character)
            && self.words.iter().all(|word| holds_word(bytes, word));
        has_all || !keeps_letters(text)
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
                LiteralParts::new(&searched).may_be_in(text),
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
            assert!(
                !LiteralParts::new(searched).may_be_in(text),
                "{searched} in {text}"
            );
        }
    }
}
