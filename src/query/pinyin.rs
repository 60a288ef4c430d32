//! Finds Chinese text by pinyin: `wlcl` or `wangluo` for 网络策略.

use std::fmt;
use std::sync::Arc;

use ib_matcher::matcher::{IbMatcher, PinyinMatchConfig};
use ib_matcher::pinyin::PinyinNotation;

/// A single initial matches nearly every text.
const MIN_LETTERS: usize = 2;

/// A word to search for by pinyin.
#[derive(Clone)]
pub(super) struct Pinyin {
    matcher: Arc<IbMatcher<'static>>,
}

impl Pinyin {
    /// `None` unless the word is Latin letters and digits only.
    pub fn new(word: &str) -> Option<Self> {
        let n_letters = word.chars().filter(char::is_ascii_lowercase).count();
        let is_typed = word
            .chars()
            .all(|character| character.is_ascii_alphanumeric());
        if n_letters < MIN_LETTERS || !is_typed {
            return None;
        }
        let notations = PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter;
        let matcher = IbMatcher::builder(word)
            .pinyin(PinyinMatchConfig::notations(notations))
            .build();
        Some(Self {
            matcher: Arc::new(matcher),
        })
    }

    /// Whether a folded text contains the word.
    pub fn is_in(&self, folded: &str) -> bool {
        self.matcher.is_match(folded)
    }
}

impl fmt::Debug for Pinyin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pinyin")
    }
}
