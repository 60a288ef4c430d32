//! Words that number statements: `第一，`, `其次，`, `Finally,`.

/// The words, each of which needs a comma, a colon or a stop after it.
const ORDINALS: [&str; 30] = [
    "第一", "第二", "第三", "第四", "第五", "第六", "首先", "其次", "再次", "再者", "然后", "接着",
    "另外", "此外", "最后", "一是", "二是", "三是", "四是", "其一", "其二", "其三", "First",
    "Firstly", "Second", "Secondly", "Third", "Thirdly", "Finally", "Lastly",
];

/// The end of the word that numbers a text, with its separator.
pub fn ordinal(text: &str) -> Option<usize> {
    let rests = ORDINALS.iter().filter_map(|word| text.strip_prefix(word));
    let rest = rests.min_by_key(|rest| rest.len())?;
    let stated = rest.trim_start_matches(['，', '、', ',', '：', ':', '.', '。', ' ']);
    let is_separate = stated.len() < rest.len() && !stated.is_empty();
    is_separate.then_some(text.len() - stated.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_numbers_a_text_only_before_a_separator() {
        for (text, stated) in [
            ("第一，建索引", "建索引"),
            ("首先、建索引", "建索引"),
            ("Firstly, build an index", "build an index"),
        ] {
            assert_eq!(ordinal(text).map(|end| &text[end..]), Some(stated));
        }
        for text in ["第一次握手", "Firstborn", "最后", "首先要建索引"] {
            assert_eq!(ordinal(text), None, "{text}");
        }
    }
}
