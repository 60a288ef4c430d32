//! Numbers and bullets that writers typed instead of Markdown markers.

/// A typed number or bullet at the start of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enumerator {
    /// The displayed marker.
    pub mark: String,
    pub number: Option<u64>,
    /// The notation; the markers of one list share it.
    pub kind: EnumeratorKind,
    /// The offset of the text after the marker.
    pub length: usize,
}

/// The notation of a marker.
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
    Bullet,
}

const HAN_DIGITS: &str = "一二三四五六七八九十";
const BULLETS: &str = "-*•·●◆■○▪➢▶";
/// Parses the marker at the start of a line, with an escaping backslash.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_writers_type_are_recognized() {
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
}
