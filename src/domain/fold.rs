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

/// Appends the folded text to `kept`, which is emptied before.
pub fn fold_into(text: &str, kept: &mut String) {
    kept.clear();
    if text.chars().all(folds_alone) {
        fold_characters(text.chars().map(narrowed), kept);
    } else {
        fold_characters(text.nfkc(), kept);
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

fn fold_characters(characters: impl Iterator<Item = char>, kept: &mut String) {
    let mut last = None;
    let mut space = false;
    for character in characters {
        if character.is_whitespace() {
            space = true;
            continue;
        }
        let beside_han = is_han(character) || last.is_none_or(is_han);
        if space && !beside_han {
            kept.push(' ');
        }
        space = false;
        last = Some(character);
        if character.is_ascii() {
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
            fold_characters(text.nfkc(), &mut general);
            assert_eq!(folded(text), general, "{text}");
        }
    }
}
