//! Recognizes the number before a question.

use super::dialects::pairs::question_label;

/// Bytes of the numbering at the beginning of `text`: `19.` `1.3 ` `9-` `Q1.` `第3题` `（一）` `①`.
///
/// `None` for a number that is part of the question: `0/1`, `500`, `3种`, `1.25版本`.
pub fn numbering(text: &str) -> Option<usize> {
    if let Some(label) = question_label(text).filter(|label| label.numbered) {
        return (!text[label.length..].trim().is_empty()).then_some(label.length);
    }
    let body = text.trim_start_matches(['第', '(', '（']);
    let prefix = text.len() - body.len();
    if prefix > '（'.len_utf8() {
        return None;
    }
    let sign = &text[..prefix];
    let digits = leading_digits(body);
    if digits == 0 {
        return sign.is_empty().then(|| circled_number(body)).flatten();
    }
    let after = &body[digits..];
    let closing = delimiter(after, sign, &body[..digits])?;
    let length = prefix + digits + closing;
    (!text[length..].trim().is_empty()).then_some(length)
}

/// Whether a title is only a number: `12.` `第3题`. Not for 500, which may be a question.
pub fn is_only_number(text: &str) -> bool {
    let text = text.trim();
    let sign = ['Q', 'q', '第', '.', '、', ')', '）', ':', '：', ' '];
    let is_number = |c: char| c.is_ascii_digit() || sign.contains(&c);
    // For most titles the check stops at the first character.
    text.eq_ignore_ascii_case("q.")
        || text.trim_end_matches(['题', '问']).chars().all(is_number)
            && text.contains(|c: char| c.is_ascii_digit())
            && !text.ends_with(|c: char| c.is_ascii_digit())
}

fn leading_digits(text: &str) -> usize {
    let arabic = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if arabic > 0 {
        // More than four digits are a figure, not the number of a question.
        return if arabic <= 4 { arabic } else { 0 };
    }
    let is_numeral = |c: char| {
        matches!(
            c,
            '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '零'
        )
    };
    text.len() - text.trim_start_matches(is_numeral).len()
}

fn circled_number(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    ('①'..='⑳').contains(&first).then(|| first.len_utf8())
}

/// Bytes of the delimiter after a number, given the sign before the digits and the digits.
fn delimiter(after: &str, sign: &str, digits: &str) -> Option<usize> {
    let arabic = digits.starts_with(|c: char| c.is_ascii_digit());
    match (sign, after.chars().next()?) {
        ("第", unit @ ('题' | '问' | '章' | '节')) => {
            let rest = &after[unit.len_utf8()..];
            let sign = rest.chars().next().filter(|c| "：:、.，, ".contains(*c));
            Some(unit.len_utf8() + sign.map_or(0, char::len_utf8))
        }
        ("第", _) => None,
        ("(" | "（", close @ (')' | '）')) => Some(close.len_utf8()),
        ("(" | "（", _) => None,
        ("", '.' | '．') if arabic => after_point(after),
        ("", sign @ ('、' | ')' | '）' | '．')) => Some(sign.len_utf8()),
        ("", ':' | '：') if !arabic => None,
        ("", '-') if arabic => {
            let next = after[1..].trim_start().chars().next()?;
            (!next.is_ascii_digit()).then_some(1)
        }
        _ => None,
    }
}

/// `19.question`, `1.3 question`, `1.3、question`, but not `1.25版本`.
fn after_point(after: &str) -> Option<usize> {
    let mut length = 0;
    loop {
        length += after[length..].chars().next()?.len_utf8();
        let rest = &after[length..];
        if begins_with_version(rest) {
            return Some(length);
        }
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits == 0 {
            return Some(length);
        }
        length += digits;
        match rest[digits..].chars().next()? {
            end @ (' ' | '、' | '\u{3000}') => return Some(length + end.len_utf8()),
            '.' => {}
            _ => return None,
        }
    }
}

/// `1.24 …`: after a number and a point, a version of Kubernetes and not a nested number.
fn begins_with_version(text: &str) -> bool {
    let minor = text.strip_prefix("1.").map(|rest| {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        rest[..digits].parse::<u8>()
    });
    matches!(minor, Some(Ok(16..=49)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_before_questions() {
        for (text, length) in [
            ("19.question", 3),
            ("1.3 question", 4),
            ("9-istio", 2),
            ("7.1.24 移除了什么", 2),
            ("7.1.25版本", 2),
            ("1.1.2 question", 6),
            ("3、question", "3、".len()),
            ("Q1: question", 4),
            ("（一）question", "（一）".len()),
            ("① question", "①".len()),
        ] {
            assert_eq!(numbering(text), Some(length), "{text}");
        }
    }

    #[test]
    fn a_number_alone_is_not_a_title() {
        for text in ["12.", "第3题", "Q1:", "3、"] {
            assert!(is_only_number(text), "{text}");
        }
        for text in ["500", "", ".", "1.25", "Q", "3题目"] {
            assert!(!is_only_number(text), "{text}");
        }
    }

    #[test]
    fn figures_are_not_numbering() {
        for text in [
            "0/1 状态", "500报错", "1.25版本", "第二次握手", "(可选) x", "19.",
        ] {
            assert_eq!(numbering(text), None, "{text}");
        }
    }
}
