//! Parses numbers at the beginning of lines, in all the forms that people write.

use super::line::{is_invisible, without_bullet};
use super::{NumberStyle, Shape, Unit};

/// A number at the beginning of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) style: NumberStyle,
    pub(crate) value: u32,
    /// Bytes of the number, its delimiter and the spaces after it.
    pub(crate) length: usize,
}

/// The value of a text that is only a number: `01`, `3.`, `- 4、`.
pub(crate) fn lone_number(text: &str) -> Option<u32> {
    let text = text.trim();
    let text = without_bullet(text)
        .unwrap_or(text)
        .trim_matches(['*', '_']);
    let (value, length) = digits(text).or_else(|| han_digits(text))?;
    let rest = text[length..].trim_matches(['*', '_', ' ']);
    matches!(rest, "" | "." | "、" | "．" | ")" | "）" | ":" | "：").then_some(value)
}

pub(super) fn first_number(text: &str) -> Option<u32> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let digits = &text[start..];
    let end = digits
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(digits.len());
    digits[..end].parse().ok()
}

fn digit(c: char) -> Option<u32> {
    c.to_digit(10)
        .or_else(|| ('０'..='９').contains(&c).then(|| c as u32 - '０' as u32))
}

/// The value and length of leading digits, including full-width ones.
fn digits(text: &str) -> Option<(u32, usize)> {
    let mut value = 0_u32;
    let mut length = 0;
    for c in text.chars() {
        let Some(digit) = digit(c) else { break };
        if length >= 12 {
            return None;
        }
        value = value.checked_mul(10)?.checked_add(digit)?;
        length += c.len_utf8();
    }
    (length > 0 && value < 2000).then_some((value, length))
}

/// The value and length of keycaps at the beginning: `7️⃣`, `1️⃣2️⃣`, `🔟`.
fn keycaps(text: &str) -> Option<(u32, usize)> {
    const TEN: char = '🔟';
    if text.starts_with(TEN) {
        return Some((10, TEN.len_utf8()));
    }
    let mut value = 0;
    let mut rest = text;
    while let Some(digit) = rest.chars().next().and_then(|c| c.to_digit(10)) {
        let after = rest[1..].strip_prefix('\u{fe0f}').unwrap_or(&rest[1..]);
        let Some(after) = after.strip_prefix('\u{20e3}').filter(|_| value < 100) else {
            break;
        };
        (value, rest) = (value * 10 + digit, after);
    }
    (rest.len() < text.len()).then_some((value, text.len() - rest.len()))
}

fn han_digits(text: &str) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut length = 0;
    for c in text.chars().take(4) {
        let Some(n) = "一二三四五六七八九十".chars().position(|d| d == c) else {
            break;
        };
        let n = u32::try_from(n).unwrap_or(0) + 1;
        value = if n == 10 {
            value.max(1) * 10
        } else {
            value + n
        };
        length += c.len_utf8();
    }
    (length > 0).then_some((value, length))
}

/// The number at the beginning of a text.
pub(crate) fn number(text: &str) -> Option<Number> {
    let found = |style, value, rest: &str| {
        let rest = rest.trim_start_matches(is_invisible);
        (!rest.is_empty()).then_some(Number {
            style,
            value,
            length: text.len() - rest.len(),
        })
    };
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    if ('①'..='⑳').contains(&first) {
        return found(NumberStyle::Circled, first as u32 - '①' as u32 + 1, rest);
    }
    if let Some((value, length)) = keycaps(text) {
        let rest = text[length..].trim_start_matches('.');
        return found(NumberStyle::Circled, value, rest);
    }
    if let Some(rest) = text.strip_prefix("(@)") {
        return found(NumberStyle::Any, 1, rest);
    }
    if let Some(close) = closing(first) {
        let inner = rest.trim_start();
        let (value, length) = digits(inner).or_else(|| han_digits(inner))?;
        let rest = inner[length..].trim_start().strip_prefix(close)?;
        if rest.starts_with('(') {
            return None;
        }
        let rest = rest.trim_start_matches(['.', '、', '．', ':', '：']);
        return found(NumberStyle::Enclosed, value, rest);
    }
    if first == '#' {
        let (value, length) = digits(rest)?;
        let rest = &rest[length..];
        let spaced = rest.starts_with([' ', ':', '：', '.', '、']);
        let rest = rest.trim_start_matches([':', '：', '.', '、']);
        return spaced
            .then(|| found(NumberStyle::Labelled, value, rest))
            .flatten();
    }
    if first == '第' {
        let (value, length) = digits(rest).or_else(|| han_digits(rest))?;
        let after = rest[length..].strip_prefix(['题', '问', '道'])?;
        let after = after.trim_start_matches([':', '：', '.', '、', '，', ',']);
        return found(NumberStyle::Labelled, value, after);
    }
    if let Some(rest) = text
        .get(..3)
        .filter(|no| no.eq_ignore_ascii_case("no."))
        .map(|_| &text[3..])
    {
        let rest = rest.trim_start();
        let (value, length) = digits(rest)?;
        let rest = rest[length..].trim_start_matches([':', '：', '.', '、', ' ']);
        return found(NumberStyle::Labelled, value, rest);
    }
    if let Some((value, length)) = han_digits(text) {
        let rest = text[length..].strip_prefix(['、', '.', '．', '：', ':'])?;
        return found(NumberStyle::Han, value, rest);
    }
    arabic(text, &found)
}

fn closing(open: char) -> Option<char> {
    match open {
        '(' => Some(')'),
        '（' => Some('）'),
        '[' => Some(']'),
        '【' => Some('】'),
        _ => None,
    }
}

fn arabic(text: &str, found: &dyn Fn(NumberStyle, u32, &str) -> Option<Number>) -> Option<Number> {
    let (value, length) = digits(text)?;
    let rest = &text[length..];
    let rest = rest.strip_prefix('\\').unwrap_or(rest);
    let sign = rest.chars().next()?;
    let after = &rest[sign.len_utf8()..];
    match sign {
        ';' | '；' => found(NumberStyle::Point, value, after),
        '.' | '．' => {
            if let Some((minor, length)) = digits(after) {
                let behind = &after[length..];
                let is_version = value == 1 && (16..50).contains(&minor);
                let (more, behind) = match behind.strip_prefix('.') {
                    Some(rest) if digits(rest).is_some() => {
                        let n = digits(rest).map_or(0, |(_, length)| length);
                        (true, &rest[n..])
                    }
                    Some(rest) => (true, rest),
                    None => (false, behind),
                };
                let spaced = behind.starts_with([' ', '\t', '、', '\u{3000}', '*']) || more;
                if spaced && !is_version {
                    let behind = behind.trim_start_matches(['、', '*']);
                    return found(NumberStyle::Dotted, value * 100 + minor, behind);
                }
                return None;
            }
            found(NumberStyle::Point, value, after)
        }
        '、' => found(NumberStyle::Comma, value, after),
        ')' | '）' => found(NumberStyle::Paren, value, after),
        '-' if digits(after.trim_start()).is_none() && value < 300 => {
            found(NumberStyle::Paren, value, after)
        }
        ':' | '：' | '，' | ',' if value < 300 => found(NumberStyle::Loose, value, after),
        ' ' if value < 300 => match after.strip_prefix("- ") {
            Some(after) => found(NumberStyle::Paren, value, after),
            None => found(NumberStyle::Loose, value, after),
        },
        _ => None,
    }
}

/// Removes numbers such as in `1 word` that are not part of a sequence: they are figures.
pub(super) fn drop_lone_numbers(units: &mut [Unit]) {
    let loose: Vec<usize> = (0..units.len())
        .filter(|n| units[*n].class.number == Some(NumberStyle::Loose))
        .collect();
    let value = |n: usize| units[n].number.unwrap_or(0);
    let mut counts = vec![false; units.len()];
    for pair in loose.windows(2) {
        if value(pair[1]) == value(pair[0]) + 1 {
            counts[pair[0]] = true;
            counts[pair[1]] = true;
        }
    }
    for n in &loose {
        let before = units[..*n].iter().rev().take(NEAR);
        let mut near = before.chain(units[*n + 1..].iter().take(NEAR));
        let number = value(*n);
        let neighbour = near.any(|other| {
            other
                .class
                .number
                .is_some_and(|style| style != NumberStyle::Loose)
                && other.class.depth == units[*n].class.depth
                && other
                    .number
                    .is_some_and(|value| value.abs_diff(number) == 1)
        });
        counts[*n] |= neighbour;
    }
    for n in loose {
        let unit = &mut units[n];
        if !counts[n] {
            unit.class.number = None;
            if unit.class.shape == Shape::Number {
                unit.class.shape = Shape::Plain;
            }
        }
    }
}

/// How many units away the neighbours of a number may be.
const NEAR: usize = 40;

/// If a number continues a run but has another style (`20.`, `21 `, `22.`), gives it the style of
/// the run.
pub(super) fn join_runs(units: &mut [Unit]) {
    for n in 0..units.len() {
        let unit = &units[n];
        let (Some(value), Some(own)) = (unit.number, unit.class.number) else {
            continue;
        };
        let style_of = |other: &Unit, value: Option<u32>| {
            let is_alike = other.class.shape == unit.class.shape
                && other.class.depth == unit.class.depth
                && other.number.is_some_and(|number| Some(number) == value);
            other.class.number.filter(|_| is_alike)
        };
        let before = units[..n].iter().rev().take(NEAR);
        let before = before.filter_map(|other| style_of(other, value.checked_sub(1)));
        let after = units[n + 1..].iter().take(NEAR);
        let next = after
            .clone()
            .filter_map(|other| style_of(other, value.checked_add(1)));
        let (before, next): (Vec<_>, Vec<_>) = (before.collect(), next.collect());
        let counts_itself = before.contains(&own) || next.contains(&own);
        let joined = before.first().filter(|style| match next.first() {
            Some(next) => next == *style,
            None => after
                .clone()
                .all(|other| other.class.number != Some(**style)),
        });
        if let Some(style) = joined.filter(|_| !counts_itself) {
            units[n].class.number = Some(*style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keycaps_and_semicolons_number_as_digits_do() {
        let value = |text| number(text).map(|found| (found.value, &text[found.length..]));
        assert_eq!(value("9️⃣ Gates?"), Some((9, "Gates?")));
        assert_eq!(value("🔟 Boards?"), Some((10, "Boards?")));
        assert_eq!(value("1️⃣2️⃣ Caching?"), Some((12, "Caching?")));
        assert_eq!(value("11; Upgrades?"), Some((11, "Upgrades?")));
        assert_eq!(value("12 of 30"), Some((12, "of 30")));
        assert_eq!(
            number("🔟 Boards?").map(|found| found.style),
            number("9️⃣ Gates?").map(|found| found.style)
        );
    }
}
