//! Finds Chinese text by what one types for it: `wlcl` or `wangluo` for 网络策略.

use std::fmt;
use std::sync::Arc;

use ib_matcher::matcher::{IbMatcher, PinyinMatchConfig};
use ib_matcher::pinyin::PinyinNotation;

/// Initials of fewer characters would be found nearly everywhere.
const MIN_LETTERS: usize = 2;

/// A word to be found by pinyin.
#[derive(Clone)]
pub(super) struct Pinyin {
    matcher: Arc<IbMatcher<'static>>,
}

impl Pinyin {
    /// The word, if it could be typed for Chinese text: Latin letters and digits only.
    pub fn of(word: &str) -> Option<Self> {
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

    /// Whether a folded text holds the word.
    pub fn is_in(&self, folded: &str) -> bool {
        self.matcher.is_match(folded)
    }
}

impl fmt::Debug for Pinyin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pinyin")
    }
}
