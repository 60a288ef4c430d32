//! Shortens a text to a width at a natural break.

use crate::text::{Ambiguous, display_width, prefix};

/// The minimum width in columns of a sentence that is informative alone.
const MIN_SENTENCE: usize = 20;
/// The minimum width in columns of a clause that is informative alone.
const MIN_CLAUSE: usize = 14;
/// Signs to remove at the end.
const TRAILING: [char; 11] = ['。', '；', '，', '、', '：', '.', ';', ',', ':', ' ', '—'];

/// Shortens `text` to `width` columns: keeps whole sentences if they are informative, else whole
/// clauses, else removes brackets, else cuts between words and adds a mark.
pub fn shorten(text: &str, width: usize) -> String {
    let spaced = [(" ：", "："), ("： ", "："), (" : ", ": ")];
    let text = spaced
        .iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    let text = text.trim().trim_end_matches(TRAILING);
    if fits(text, width) {
        return text.to_owned();
    }
    if let Some(end) = boundary(text, width, &['。', '；', ';', '！', '？'], MIN_SENTENCE) {
        return tidy(&text[..end]);
    }
    let bare = without_brackets(text).replace(" ：", "：");
    if fits(&bare, width) {
        return tidy(&bare);
    }
    let signs = ['。', '；', ';', '！', '？', '，', ','];
    for candidate in [text, bare.as_str()] {
        if let Some(end) = boundary(candidate, width, &signs, MIN_CLAUSE) {
            return tidy(&candidate[..end]);
        }
    }
    cut(&bare, width)
}

fn fits(text: &str, width: usize) -> bool {
    display_width(text, Ambiguous::Wide) <= width
}

fn tidy(text: &str) -> String {
    text.trim().trim_end_matches(TRAILING).to_owned()
}

/// The last of the signs within the width and outside brackets, if enough text precedes it.
fn boundary(text: &str, width: usize, signs: &[char], least: usize) -> Option<usize> {
    let mut depth = 0_i32;
    let mut found = None;
    let mut columns = 0;
    for (at, character) in text.char_indices() {
        match character {
            '（' | '(' | '“' | '《' => depth += 1,
            '）' | ')' | '”' | '》' => depth -= 1,
            _ => {}
        }
        if columns > width {
            break;
        }
        let latin = character == ',' && text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        let named = text[..at].ends_with(|c: char| c.is_alphanumeric() || "）)”".contains(c));
        let whole = depth <= 0 && named && !latin && !is_condition(&text[..at]);
        if whole && signs.contains(&character) && columns >= least {
            found = Some(at);
        }
        columns += display_width(character.encode_utf8(&mut [0; 4]), Ambiguous::Wide);
    }
    found
}

/// Whether the words before a comma are only a condition (`若使用 Token，`, `启动后，`).
fn is_condition(text: &str) -> bool {
    let clause = text
        .rsplit(['，', '。', '；', '：'])
        .next()
        .unwrap_or(text)
        .trim();
    let starts = |words: &[&str]| words.iter().any(|word| clause.starts_with(word));
    let ends = |words: &[&str]| words.iter().any(|word| clause.ends_with(word));
    let when = starts(&[
        "若", "如果", "当", "如", "为了", "由于", "虽然", "因为", "if ", "when ",
    ]);
    let place = starts(&["在"]) && ends(&["中", "上", "下", "里", "间"]);
    let means = starts(&["通过"]) && ends(&["机制", "方式", "设置", "方法", "参数"]);
    when || place || means || ends(&["后", "时", "表示", "是", "为", "即", "如", "注意", "其中"])
}

/// The text without bracketed remarks after words.
fn without_brackets(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut depth = 0_usize;
    let mut after_bracket = false;
    for character in text.chars() {
        match character {
            '（' | '(' => depth += 1,
            '）' | ')' if depth > 0 => {
                depth -= 1;
                after_bracket = true;
            }
            _ if depth > 0 => {}
            _ => {
                let joins = after_bracket && character.is_ascii_alphanumeric();
                if joins && bare.ends_with(|c: char| c.is_ascii_alphanumeric()) {
                    bare.push(' ');
                }
                if !(after_bracket && character == ' ' && bare.ends_with(' ')) {
                    bare.push(character);
                }
                after_bracket = false;
            }
        }
    }
    if depth > 0 || bare.trim().is_empty() {
        return text.to_owned();
    }
    bare
}

/// Cuts between words. The mark counts as two columns.
fn cut(text: &str, width: usize) -> String {
    let kept = prefix(text, width.saturating_sub(2), Ambiguous::Wide);
    let word_end = kept.rfind(|c: char| !c.is_ascii_alphanumeric() && !"-._/".contains(c));
    let inside_word = text[kept.len()..].starts_with(|c: char| c.is_ascii_alphanumeric());
    let kept = match word_end {
        Some(end) if inside_word && end * 2 > kept.len() => {
            &kept[..end + kept[end..].chars().next().map_or(0, char::len_utf8)]
        }
        _ => kept,
    };
    let mut cut = tidy(kept);
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_end_where_a_reader_would_stop() {
        for (text, expected) in [
            ("执行调谐；", "执行调谐"),
            (
                "监听API Server 的Pod 定义，确保容器按定义运行，并且定期向API Server 上报节点状态",
                "监听API Server 的Pod 定义，确保容器按定义运行",
            ),
            (
                "自动驱逐（evict）该节点上所有可迁移的、由对应控制器负责重建的全部 Pod（会重建）",
                "自动驱逐该节点上所有可迁移的、由对应控制器负责重建的全部 Pod",
            ),
            (
                "the kubelet registers the node with the api server and then reports its state",
                "the kubelet registers the node with the api server and…",
            ),
        ] {
            assert_eq!(shorten(text, 60), expected);
        }
    }

    #[test]
    fn a_shortened_text_always_fits() {
        let text =
            "无标点的很长的中文句子没有任何可以断开的地方只能在字之间截断再加上省略号".repeat(3);
        for width in 2..80 {
            let short = shorten(&text, width);
            assert!(display_width(&short, Ambiguous::Wide) <= width, "{short}");
        }
    }
}
