//! What the shape of a line says: does it end a sentence, begin an item, carry a label.

/// A number or bullet that a writer typed at the beginning of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enumerator {
    /// The mark as shown.
    pub mark: String,
    /// The number, if it is one.
    pub number: Option<u64>,
    /// How it is written; marks of one list are written alike.
    pub kind: EnumeratorKind,
    /// Where the text begins behind it.
    pub length: usize,
}

/// How a mark is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumeratorKind {
    /// `1.` or `1)`.
    Dot,
    /// `1、`.
    Comma,
    /// `（1）`.
    Bracket,
    /// `①`.
    Circle,
    /// `一、`.
    Han,
    /// A bullet.
    Bullet,
}

const HAN_DIGITS: &str = "一二三四五六七八九十";
const BULLETS: &str = "-*•·●◆■○▪➢▶";
/// The longest label, in columns and in Chinese characters.
const MAX_LABEL: (usize, usize) = (50, 14);

/// The mark a line begins with; an escaping backslash belongs to it.
pub fn enumerator(line: &str) -> Option<Enumerator> {
    let text = line.strip_prefix('\\').unwrap_or(line);
    let mut found = numbered(text)
        .or_else(|| circled(text))
        .or_else(|| han(text))
        .or_else(|| bullet(text))?;
    found.length += line.len() - text.len();
    let rest = &line[found.length..];
    found.length += rest.len() - rest.trim_start().len();
    (found.length < line.len()).then_some(found)
}

fn numbered(text: &str) -> Option<Enumerator> {
    let opening = text.chars().next().filter(|c| matches!(c, '(' | '（'));
    let start = opening.map_or(0, char::len_utf8);
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    let number = text[start..start + digits]
        .parse()
        .ok()
        .filter(|_| digits <= 3)?;
    let mut behind = text[start + digits..].chars();
    let sign = behind.next()?;
    let next = behind.next();
    let kind = match (sign, opening) {
        (')' | '）', Some(_)) => EnumeratorKind::Bracket,
        (_, Some(_)) => return None,
        ('、', None) => EnumeratorKind::Comma,
        ('.' | '．' | ')' | '）', None) if !next?.is_ascii_digit() => EnumeratorKind::Dot,
        _ => return None,
    };
    let length = start + digits + sign.len_utf8();
    Some(Enumerator {
        mark: text[..length].to_owned(),
        number: Some(number),
        kind,
        length,
    })
}

fn circled(text: &str) -> Option<Enumerator> {
    let sign = text.chars().next().filter(|c| ('①'..='⑳').contains(c))?;
    Some(Enumerator {
        mark: sign.to_string(),
        number: Some(u64::from(sign as u32 - '①' as u32 + 1)),
        kind: EnumeratorKind::Circle,
        length: sign.len_utf8(),
    })
}

fn han(text: &str) -> Option<Enumerator> {
    let digits = text.find(|c| !HAN_DIGITS.contains(c))?;
    let found = (3..=9).contains(&digits) && text[digits..].starts_with('、');
    found.then(|| Enumerator {
        mark: text[..digits + '、'.len_utf8()].to_owned(),
        number: None,
        kind: EnumeratorKind::Han,
        length: digits + '、'.len_utf8(),
    })
}

fn bullet(text: &str) -> Option<Enumerator> {
    let sign = text.chars().next().filter(|c| BULLETS.contains(*c))?;
    let rest = &text[sign.len_utf8()..];
    let separate = rest.starts_with([' ', '\t']) || !sign.is_ascii();
    separate.then(|| Enumerator {
        mark: "-".to_owned(),
        number: None,
        kind: EnumeratorKind::Bullet,
        length: sign.len_utf8(),
    })
}

/// Where the label of a `名称：说明` line ends, its sign left out; none without a text behind.
pub fn label(line: &str) -> Option<usize> {
    let (end, behind) = label_end(line)?;
    let name = line[..end].trim();
    let han = name.chars().filter(|c| is_han(*c)).count();
    let fits = columns(name) <= MAX_LABEL.0 && han <= MAX_LABEL.1 && !name.is_empty();
    let lead_in = is_lead_in(name);
    let clause = outside_brackets(name).any(|c| "，。；？！,;?!“”".contains(c));
    (fits && !lead_in && !clause && !line[behind..].trim().is_empty()).then_some(end)
}

/// Whether a name announces a list instead of naming one thing (`方式有`, `支持两种模式`).
fn is_lead_in(name: &str) -> bool {
    let verb = ["有", "支持", "包括", "分为", "使用", "采用"];
    let counted = ["种", "个", "中", "类"].iter().any(|unit| {
        let mut parts = name.split(unit).peekable();
        let mut found = false;
        while let Some(part) = parts.next() {
            let number = part.chars().next_back();
            let counts =
                number.is_some_and(|c| c.is_ascii_digit() || "一二两三四五六七八九几".contains(c));
            found |= parts.peek().is_some() && counts;
        }
        found
    });
    name.ends_with(['为', '是', '有', '下', '括', '如', '示', '说'])
        || (counted && verb.iter().any(|verb| name.contains(verb)))
}

/// Where the name ends and where the text behind its sign begins.
fn label_end(line: &str) -> Option<(usize, usize)> {
    let mut depth = 0_usize;
    for (at, character) in line.char_indices() {
        let behind = at + character.len_utf8();
        match character {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            '：' if depth == 0 => return Some((at, behind)),
            ':' if depth == 0 => {
                let next = line[behind..].chars().next();
                if next.is_none_or(|c| c.is_whitespace() || is_wide(c)) {
                    return Some((at, behind));
                }
            }
            ' ' if depth == 0 => {
                let dash = ["- ", "-- ", "— ", "—— ", "– "]
                    .iter()
                    .find(|d| line[behind..].starts_with(**d));
                if let Some(dash) = dash {
                    return Some((at, behind + dash.len()));
                }
            }
            _ => {}
        }
        if at > MAX_LABEL.0 * 3 {
            return None;
        }
    }
    None
}

fn outside_brackets(text: &str) -> impl Iterator<Item = char> {
    let mut depth = 0_usize;
    text.chars().filter(move |character| {
        match character {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })
}

/// Whether a line ends a sentence, or says that something follows.
pub fn ends_sentence(line: &str) -> bool {
    let line = line
        .trim_end()
        .trim_end_matches(['”', '’', '"', '）', ')', '」', '』', '】']);
    line.ends_with(['。', '！', '？', '；', '：', '.', '!', '?', ';', ':', '…'])
}

/// Whether a line breaks off where the sentence must go on.
pub fn breaks_off(line: &str) -> bool {
    line.trim_end()
        .ends_with(['，', '、', ',', '（', '(', '“', '《', '/', '&', '+'])
}

/// Whether a line can only be the rest of the one before.
pub fn goes_on(line: &str) -> bool {
    line.starts_with(['，', '、', '。', '；', '）', '”', '》', ',', ')'])
}

/// Whether a line begins with a number and a hyphen, as pasted titles do (`6-istio`).
pub fn is_pasted_title(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mut behind = line[digits..].chars();
    (1..=2).contains(&digits)
        && behind.next() == Some('-')
        && behind.next().is_some_and(char::is_alphabetic)
}

/// Whether a line is nothing but dashes.
pub fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() >= 3
        && line
            .chars()
            .all(|c| matches!(c, '-' | '—' | '─' | '=' | '*' | '_'))
}

/// What stands between two lines that are joined: a blank between Latin words only.
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

/// Whether the writer sets blanks between Chinese and Latin text.
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

/// Whether the scheme of an address was cut in two (`htt` `ps://`).
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

/// A Chinese character, punctuation left out.
pub fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A character that is set without blanks around it.
pub fn is_wide(character: char) -> bool {
    is_han(character)
        || matches!(character, '\u{3000}'..='\u{30ff}' | '\u{ff00}'..='\u{ff60}')
        || "“”‘’—…".contains(character)
}

/// About how many columns a text takes.
pub fn columns(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_writers_type_are_recognised() {
        use EnumeratorKind::{Bracket, Bullet, Circle, Comma, Dot, Han};
        for (line, kind, rest) in [
            ("1、节点管理", Comma, "节点管理"),
            ("1.业务容器", Dot, "业务容器"),
            (r"\4. 每秒请求数", Dot, "每秒请求数"),
            ("（2）删除", Bracket, "删除"),
            ("① 创建", Circle, "创建"),
            ("二、部署", Han, "部署"),
            ("• 调度", Bullet, "调度"),
            ("- 使用", Bullet, "使用"),
        ] {
            let found = enumerator(line).unwrap();
            assert_eq!((found.kind, &line[found.length..]), (kind, rest), "{line}");
        }
    }

    #[test]
    fn numbers_that_count_nothing_are_text() {
        for line in [
            "1.25版本", "3 节点：标准", "10.244.1.23", "-v 参数", "2个", "1、", "一个",
        ] {
            assert_eq!(enumerator(line), None, "{line}");
        }
    }

    #[test]
    fn labels_are_names_with_something_behind() {
        for (line, name) in [
            ("简单：支持 REST", "简单"),
            (
                "HPA （Horizontal Pod Autoscaler）：Pod 的横向",
                "HPA （Horizontal Pod Autoscaler）",
            ),
            ("RoleBinding: 来把", "RoleBinding"),
            ("自动化操作 - Operator 可以", "自动化操作"),
        ] {
            assert_eq!(
                label(line).map(|end| line[..end].trim()),
                Some(name),
                "{line}"
            );
        }
        for line in [
            "特点：", "程为：ingress", "中，顺序为：先经过", "http://a.b", "a:b", "10:30 开始",
        ] {
            assert_eq!(label(line), None, "{line}");
        }
    }

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
