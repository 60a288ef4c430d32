//! Shortens a text to a width at a natural break.

use crate::text::{Ambiguous, display_width, prefix};

/// The minimum width in columns of a sentence that is informative alone.
const MIN_SENTENCE: usize = 20;
/// The minimum width in columns of a clause that is informative alone.
const MIN_CLAUSE: usize = 14;
/// Signs that end a sentence. The Latin ones do so before a blank.
const SENTENCE_ENDS: [char; 7] = ['。', '；', ';', '！', '？', '.', '!'];
/// How English definitions begin after the name of a thing, the longest first.
const FILLERS: [&str; 17] = [
    "These are the ", "These are ", "These ", "This is the ", "This is a ", "This is an ",
    "This is ", "This ", "It is the ", "It is a ", "It is an ", "It is ", "They are ", "They ",
    "It ", "Are ", "Is ",
];
/// Words that open a phrase; a text that is cut just after one of them says less than before it.
const PHRASE_OPENERS: [&str; 26] = [
    "as", "to", "by", "with", "for", "in", "on", "at", "from", "into", "and", "or", "but", "which",
    "that", "where", "when", "while", "because", "so", "if", "using", "like", "such", "via",
    "than",
];
/// Words that no text ends with.
const OPEN_ENDS: [&str; 6] = ["a", "an", "the", "of", "is", "are"];
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
    if let Some(end) = boundary(text, width, &SENTENCE_ENDS, MIN_SENTENCE) {
        return tidy(&text[..end]);
    }
    let direct = without_condition(&without_filler(text));
    let text = direct.as_str();
    let bare = without_brackets(text).replace(" ：", "：");
    if fits(&bare, width) {
        return tidy(&bare);
    }
    if fits(text, width) {
        return text.to_owned();
    }
    let signs = [&SENTENCE_ENDS[..], &['，', ',']].concat();
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
        let latin = match character {
            ',' => text[at + 1..].starts_with(|c: char| c.is_ascii_digit()),
            '.' | '!' => !ends_latin_sentence(text, at),
            _ => false,
        };
        let named = text[..at].ends_with(|c: char| c.is_alphanumeric() || "）)”".contains(c));
        let whole = depth <= 0 && named && !latin && !is_condition(&text[..at]);
        if whole && signs.contains(&character) && columns >= least {
            found = Some(at);
        }
        columns += display_width(character.encode_utf8(&mut [0; 4]), Ambiguous::Wide);
    }
    found
}

/// Whether the full stop at this byte ends a sentence, not `e.g.` or `v1.2`.
fn ends_latin_sentence(text: &str, at: usize) -> bool {
    let word = text[..at].rsplit(char::is_whitespace).next().unwrap_or("");
    let is_word = word.len() > 1 && !word.contains('.');
    is_word && text[at + 1..].starts_with(char::is_whitespace)
}

/// The text without the words that begin a definition after its name: `Pod: This is a group` becomes
/// `Pod: group`.
fn without_filler(text: &str) -> String {
    let filled = text.split_once(": ").and_then(|(name, rest)| {
        let rest = FILLERS
            .iter()
            .find_map(|filler| rest.strip_prefix(filler))?;
        Some(format!("{name}: {rest}"))
    });
    filled.unwrap_or_else(|| text.to_owned())
}

/// The text without the condition that follows a name: `回滚：在失败时，恢复旧版` becomes `回滚：恢复旧版`.
fn without_condition(text: &str) -> String {
    let stated = text.split_once('：').and_then(|(name, rest)| {
        let (condition, stated) = rest.split_once('，')?;
        let is_whole = display_width(stated, Ambiguous::Wide) >= MIN_CLAUSE;
        (is_whole && is_condition(condition)).then(|| format!("{name}：{stated}"))
    });
    stated.unwrap_or_else(|| text.to_owned())
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
    when || place
        || means
        || ends(&[
            "后", "前", "时", "表示", "是", "为", "即", "如", "注意", "其中",
        ])
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
    let mut cut = tidy(without_open_phrase(whole_names(kept)));
    cut.push('…');
    cut
}

/// The names of a list, without the last one if it is cut.
fn whole_names(text: &str) -> &str {
    match text.rfind('、') {
        Some(end) if end * 3 > text.len() * 2 => &text[..end],
        _ => text,
    }
}

/// The text without an open phrase in its last three words.
fn without_open_phrase(text: &str) -> &str {
    let text = text.trim_end_matches(['-', '>', '→', ' ']);
    let starts = text.match_indices(' ').map(|(at, _)| at);
    let starts: Vec<usize> = starts.filter(|at| at * 3 > text.len() * 2).collect();
    let opens = |at: &&usize| {
        let word = text[**at..].split_whitespace().next();
        word.is_some_and(|word| PHRASE_OPENERS.contains(&word))
    };
    let mut last = starts[starts.len().saturating_sub(3)..].iter();
    let mut kept = last.find(opens).map_or(text, |at| &text[..*at]);
    while let Some((before, word)) = kept.rsplit_once(' ')
        && OPEN_ENDS.contains(&word)
    {
        kept = before;
    }
    kept
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
                "the kubelet registers the node with the api server…",
            ),
            (
                "Pods run one or more containers. They share a network and volumes on a node.",
                "Pods run one or more containers",
            ),
            (
                "Use a tool, e.g. Helm v3.1, that renders templates and sends them to a cluster",
                "Use a tool, e.g. Helm v3.1",
            ),
            (
                "Templates: These represent the views of an Angular application.",
                "Templates: represent the views of an Angular application",
            ),
            (
                "Explain how the traditional approach to managing infrastructure is outdated",
                "Explain how the traditional approach…",
            ),
            (
                "故障转移：在故障发生时，通过快速切换到备用系统来缓解故障造成的各种影响",
                "故障转移：通过快速切换到备用系统来缓解故障造成的各种影响",
            ),
            (
                "渲染路径优化：样式放头部、脚本放底部或延迟加载、减少重排与重绘的次数、合并修改",
                "渲染路径优化：样式放头部、脚本放底部或延迟加载…",
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
