//! How texts are compared: letter case, width and the spaces beside Chinese characters make no
//! difference.

use unicode_normalization::UnicodeNormalization;

/// The text as it is compared: NFKC, lower case, a run of spaces as one, none at the ends and
/// none beside a Chinese character (so that `Pod 创建`, `pod创建` and a line end between are equal).
pub fn folded(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    fold_into(text, &mut kept);
    kept
}

/// Puts the folded text into `kept`, which is emptied before.
pub fn fold_into(text: &str, kept: &mut String) {
    kept.clear();
    let mut folding = Folding::default();
    for character in text.chars() {
        if !folds_alone(character) {
            kept.clear();
            folding = Folding::default();
            text.nfkc()
                .for_each(|character| folding.push(character, kept));
            return;
        }
        folding.push(narrowed(character), kept);
    }
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

/// Characters that NFKC leaves alone or that [`narrowed`] handles, whatever stands beside them;
/// nearly all notes consist of these, and the general way is many times slower.
fn folds_alone(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{7f}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{3000}'..='\u{3002}'
            | '\u{ff01}'..='\u{ff5e}'
            | '“' | '”' | '‘' | '’' | '—'
    )
}

fn narrowed(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        other => other,
    }
}

/// What stands before the next character.
struct Folding {
    /// A Chinese character or nothing, so that a space would be dropped.
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
    fn push(&mut self, character: char, kept: &mut String) {
        if character.is_whitespace() {
            self.after_space = true;
            return;
        }
        let han = is_han(character);
        if self.after_space && !han && !self.after_han {
            kept.push(' ');
        }
        self.after_space = false;
        self.after_han = han;
        if han {
            kept.push(character);
        } else if character.is_ascii() {
            kept.push(character.to_ascii_lowercase());
        } else {
            kept.extend(character.to_lowercase());
        }
    }
}

#[cfg(test)]
mod tests {
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
        for text in ["Pod（ｉｎｉｔ）， 创建", "a～b 。《x》", "“引号”——Ａ"]
        {
            let mut general = String::new();
            let mut folding = Folding::default();
            text.nfkc()
                .for_each(|character| folding.push(character, &mut general));
            assert_eq!(folded(text), general, "{text}");
        }
    }
}
