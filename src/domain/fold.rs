//! Folds texts for comparison: ignores letter case, width, and spaces next to Chinese characters.

use unicode_normalization::UnicodeNormalization;

/// Folds a text: NFKC, lower case, runs of spaces collapsed; no spaces at the ends or next to a
/// Chinese character (`Pod 创建` equals `pod创建`).
pub fn folded(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut folding = Folding::default();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = run_length(rest, first);
        let (now, later) = rest.split_at(run.unwrap_or(first.len_utf8()));
        match run {
            Some(_) => folding.push_run(now, first, &mut kept),
            None if folds_alone(first) => folding.push(narrowed(first), &mut kept),
            None => return folded_generally(text),
        }
        rest = later;
    }
    kept
}

/// Folds a text with rare characters, which may combine with their neighbors.
fn folded_generally(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut folding = Folding::default();
    text.nfkc()
        .for_each(|character| folding.push(character, &mut kept));
    kept
}

/// The length in bytes of the leading run of printable ASCII or common Chinese characters, without
/// spaces. Almost all notes consist of such runs, and copying them is fast.
fn run_length(text: &str, first: char) -> Option<usize> {
    if first.is_ascii_graphic() {
        let bytes = text.as_bytes();
        let end = bytes.iter().position(|byte| !byte.is_ascii_graphic());
        return Some(end.unwrap_or(bytes.len()));
    }
    let n_han = han_run(text);
    (n_han > 0).then_some(n_han)
}

/// The length in bytes of the leading run of common Chinese characters.
pub(super) fn han_run(text: &str) -> usize {
    // Three bytes each, the first of which is 0xE5 to 0xE9 for U+5000 to U+9FFF; the others of
    // the common ones begin with 0xE4 and a second byte from 0xB8.
    let is_han = |three: &[u8]| match three {
        [0xe5..=0xe9, _, _] => true,
        [0xe4, second, _] => *second >= 0xb8,
        _ => false,
    };
    let threes = text.as_bytes().chunks(3);
    3 * threes.take_while(|three| is_han(three)).count()
}

/// Whether a character is Chinese (a Han ideograph).
pub fn is_han(character: char) -> bool {
    matches!(
        character,
        '\u{4e00}'..='\u{9fff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

/// Whether folding a character does not depend on its neighbors: NFKC keeps it, or [`narrowed`]
/// handles it.
pub(super) fn folds_alone(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{7f}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{3000}'..='\u{3002}'
            | '\u{ff01}'..='\u{ff5e}'
            | '“' | '”' | '‘' | '’' | '—'
    )
}

/// Whether folding keeps all letters and digits, apart from ASCII case. Such a text contains a
/// folded word only if it contains the word itself, which is faster to check.
pub fn keeps_letters(text: &str) -> bool {
    let keeps = |c: char| folds_alone(c) && !narrowed(c).is_ascii_alphanumeric();
    let mut rest = text;
    loop {
        let n_ascii = rest.bytes().position(|byte| !byte.is_ascii());
        rest = &rest[n_ascii.unwrap_or(rest.len())..];
        rest = &rest[han_run(rest)..];
        match rest.chars().next() {
            None => return true,
            Some(c) if c.is_ascii() => {}
            Some(c) if keeps(c) => rest = &rest[c.len_utf8()..],
            Some(_) => return false,
        }
    }
}

/// The NFKC form of a full-width character.
pub fn narrowed(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        other => other,
    }
}

/// The kind of the previous character.
struct Folding {
    /// After a Chinese character or at the start, where a space is dropped.
    after_han: bool,
    after_space: bool,
}

impl Default for Folding {
    fn default() -> Self {
        Self {
            after_han: true,
            after_space: false,
        }
    }
}

impl Folding {
    /// Adds a run of one kind that begins with `first`.
    fn push_run(&mut self, run: &str, first: char, kept: &mut String) {
        let han = !first.is_ascii();
        self.before(han, kept);
        let start = kept.len();
        kept.push_str(run);
        if !han && let Some(run) = kept.get_mut(start..) {
            run.make_ascii_lowercase();
        }
    }

    /// Writes a pending space before the next character if it counts.
    fn before(&mut self, han: bool, kept: &mut String) {
        if self.after_space && !han && !self.after_han {
            kept.push(' ');
        }
        self.after_space = false;
        self.after_han = han;
    }

    fn push(&mut self, character: char, kept: &mut String) {
        if character.is_whitespace() {
            self.after_space = true;
            return;
        }
        self.before(is_han(character), kept);
        kept.extend(character.to_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_width_and_ligatures_make_no_difference() {
        assert_eq!(folded("ＥＴＣＤ？"), "etcd?");
        assert_eq!(folded("e\u{fb00}ective"), "effective");
        assert_eq!(folded("Ｋ８Ｓ\u{3000}集群"), "k8s集群");
    }

    #[test]
    fn spaces_beside_chinese_characters_make_no_difference() {
        assert_eq!(folded(" Pod 创\n建  过程 "), "pod创建过程");
        assert_eq!(folded("init \n container"), "init container");
    }

    #[test]
    fn the_fast_way_equals_the_general_one() {
        for text in [
            "Pod（ｉｎｉｔ）， 创建",
            "a～b 。《x》",
            "“引号”——Ａ",
            "一丁䶿龥\u{9fff}",
        ] {
            let general = folded_generally(text);
            assert_eq!(folded(text), general, "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_fast_way_equals_the_general_one_on_any_text(
            text in "([a-cＡ-Ｃ 一-丙，。\u{3000}\n]|\\PC){0,24}",
        ) {
            let general = folded_generally(&text);
            prop_assert_eq!(folded(&text), general);
        }

        #[test]
        fn folding_twice_changes_nothing_more(text in "[a-cA-CＡ-Ｃ 一-丙，。]{0,24}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }
    }
}
