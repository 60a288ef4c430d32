//! Writes plain text as Markdown.

/// `text` with its words on one line.
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text on one line with Markdown escaped, except code between backticks.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut in_code = false;
    for character in on_one_line(text).chars() {
        in_code ^= character == '`';
        if !in_code && "\\*_<>[]#|".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_escaped_outside_code() {
        for (text, expected) in [
            ("a * b <node>", r"a \* b \<node\>"),
            ("`a_b` and a_b", r"`a_b` and a\_b"),
            ("two\n lines", "two lines"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
