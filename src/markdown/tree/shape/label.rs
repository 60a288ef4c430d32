//! Finds the label of lines such as `名称：说明`.

use super::width::{is_wide, rough_width};
use crate::domain::is_han;

/// The maximum length of a label, in columns and in Chinese characters.
const MAX_LABEL: (usize, usize) = (60, 14);

/// The end of the label of a `名称：说明` line, without the colon; `None` if no text follows.
pub fn label(line: &str) -> Option<usize> {
    let (end, behind) = label_end(line)?;
    let name = line[..end].trim();
    let han = name.chars().filter(|c| is_han(*c)).count();
    let fits = rough_width(name) <= MAX_LABEL.0 && han <= MAX_LABEL.1 && !name.is_empty();
    let lead_in = is_lead_in(name);
    let clause = outside_brackets(name).any(|c| "，。；？！,;?!“”".contains(c));
    (fits && !lead_in && !clause && !line[behind..].trim().is_empty()).then_some(end)
}

/// Words that introduce a remark instead of a name.
const ASIDES: [&str; 20] = [
    "注意", "例如", "比如", "举例", "示例", "总结", "综上", "总之", "这里", "特别", "备注", "说明",
    "答", "如下", "所以", "因此", "即", "Note", "Example", "e.g.",
];
/// Words after `名称，` that begin an explanation.
const EXPLAINS: [&str; 6] = ["是", "表示", "指", "即", "用于", "简写"];
/// Words that begin a sentence instead of a name.
const OPENINGS: [&str; 20] = [
    "如果", "若", "当", "在", "首先", "其次", "然后", "最后", "因此", "所以", "但", "而", "这",
    "不", "通过", "对于", "为了", "使用", "由于", "一般",
];
/// The maximum width of a name before a comma, in columns and in Chinese characters.
const MAX_EXPLAINED: (usize, usize) = (24, 8);

/// The end of the name in `名称：说明` or `名称，是说明`; `None` if the line begins a remark (`注意：`).
pub fn name(line: &str) -> Option<usize> {
    let end = label(line).or_else(|| explained(line))?;
    let name = line[..end].trim();
    (!ASIDES.iter().any(|word| name.starts_with(word))).then_some(end)
}

fn explained(line: &str) -> Option<usize> {
    let (name, rest) = line.split_once('，')?;
    let han = name.chars().filter(|c| is_han(*c)).count();
    let short = rough_width(name) <= MAX_EXPLAINED.0 && han <= MAX_EXPLAINED.1;
    let opens = OPENINGS.iter().any(|word| name.starts_with(word));
    let explains = EXPLAINS.iter().any(|word| rest.starts_with(word));
    (explains && short && !opens && !name.trim().is_empty()).then_some(name.len())
}

/// Whether a name introduces a list (`方式有`, `支持两种模式`).
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

/// The end of the name, and the start of the text after the separator.
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
