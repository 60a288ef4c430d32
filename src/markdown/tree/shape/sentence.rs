//! Decides whether a line ends a sentence or continues one, and how to join two lines.

use super::width::is_wide;
use crate::domain::is_han;

/// Whether a line ends a sentence or announces more.
pub fn ends_sentence(line: &str) -> bool {
    let line = line
        .trim_end()
        .trim_end_matches(['”', '’', '"', '）', ')', '」', '』', '】']);
    line.ends_with(['。', '！', '？', '；', '：', '.', '!', '?', ';', ':', '…'])
}

/// Whether a line ends where the sentence must continue.
pub fn breaks_off(line: &str) -> bool {
    line.trim_end()
        .ends_with(['，', '、', ',', '（', '(', '“', '《', '/', '&', '+'])
}

/// Whether a line can only continue the previous one.
pub fn continues_line(line: &str) -> bool {
    line.starts_with(['，', '、', '。', '；', '）', '”', '》', ',', ')'])
}

/// Whether a line begins with a number and a hyphen, like pasted titles (`6-istio`).
pub fn is_pasted_title(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mut behind = line[digits..].chars();
    (1..=2).contains(&digits)
        && behind.next() == Some('-')
        && behind.next().is_some_and(char::is_alphabetic)
}

/// Whether a line consists of dashes.
pub fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() >= 3
        && line
            .chars()
            .all(|c| matches!(c, '-' | '—' | '─' | '=' | '*' | '_'))
}

/// The separator of two joined lines: a blank between Latin words only.
pub fn glue(before: &str, after: &str) -> &'static str {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else {
        return "";
    };
    if last.is_whitespace() || first.is_whitespace() || splits_address(before, after) {
        return "";
    }
    let spaced = match (is_wide(last), is_wide(first)) {
        (true, true) => false,
        (false, false) => true,
        (true, false) => is_han(last) && first.is_alphanumeric() && spaces_latin(before, after),
        (false, true) => is_han(first) && last.is_alphanumeric() && spaces_latin(before, after),
    };
    if spaced { " " } else { "" }
}

/// Whether the writer separates Chinese and Latin text with blanks.
fn spaces_latin(before: &str, after: &str) -> bool {
    let spaced = |text: &str| {
        let characters: Vec<char> = text.chars().collect();
        characters.windows(3).any(|three| {
            three[1] == ' '
                && ((is_han(three[0]) && three[2].is_ascii_alphanumeric())
                    || (is_han(three[2]) && three[0].is_ascii_alphanumeric()))
        })
    };
    spaced(before) || spaced(after)
}

/// Whether the line break splits the scheme of an address (`htt` `ps://`).
fn splits_address(before: &str, after: &str) -> bool {
    let Some(head) = after.find("://").map(|end| &after[..end]) else {
        return false;
    };
    let tail = before
        .rsplit(|c: char| !c.is_ascii_alphabetic())
        .next()
        .unwrap_or("");
    let scheme = format!("{tail}{head}");
    !tail.is_empty() && matches!(scheme.as_str(), "http" | "https") && head != scheme
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_lines_have_blanks_only_between_words() {
        for (before, after, between) in [
            ("分布式系统", "一致性", ""),
            ("the API", "server", " "),
            ("在 Pod 的", "Node 上", " "),
            ("通过kubectl", "命令", ""),
            ("可以查看htt", "ps://github.com", ""),
            ("，", "Node", ""),
        ] {
            assert_eq!(glue(before, after), between, "{before}|{after}");
        }
    }
}
