//! Questions with the answer on their line: `question？→ answer`, `**question**：answer`. Also
//! recognizes `是什么：…`, a label that only names a part of the answer above.
//!
//! The text behind the question must read like an answer: no second question, request, mark or
//! bracket. In a heading it must be a sentence, with nothing below the heading.

use crate::notes::answer::{BodyLine, has_text};
use crate::notes::dialects::labelled::{Label, label};
use crate::notes::page::{LineKind, Page};
use crate::notes::question::{clean, tags_of_mark};
use crate::notes::question_span::{QuestionSpan, trimmed};
use crate::notes::vocabulary::{Likeness, Meaning, Meanings, likeness};

/// Moves the text behind a question on its line to the answer. Without a sign between them, the
/// text might be more of the question. So it is moved only if there is no other answer and most
/// questions of the page are answered on their line.
pub fn take_answer(page: &Page<'_>, asked: &mut QuestionSpan, is_usual: bool) {
    let title = asked.title.of(page.text);
    let Some(divided) = divide(title) else {
        return;
    };
    let is_marked = divided.is_marked || label(&title[divided.answer..]).is_some();
    if !is_marked && (!is_usual || has_text(page.text, &asked.body)) {
        return;
    }
    let from = (asked.title.start - page.lines[asked.line].span.start) as usize;
    asked.title = trimmed(page, asked.line, from..from + divided.question);
    move_to_answer(page, asked, from + divided.answer);
}

/// Makes the rest of the question's line, from a byte on, the first line of the answer.
pub fn move_to_answer(page: &Page<'_>, asked: &mut QuestionSpan, from: usize) {
    // What was moved before is not moved twice.
    let start = page.lines[asked.line].span.start;
    let end = asked.span.end.saturating_sub(start) as usize;
    let end = end.clamp(from, page.line(asked.line).len().max(from));
    let span = trimmed(page, asked.line, from..end);
    asked.span.end = span.start;
    let answer = BodyLine {
        span,
        number: page.lines[asked.line].number,
        kind: LineKind::Text,
    };
    asked.body.insert(0, answer);
}

/// The offset of a bold answer label inside a line: `question **Answer:** answer`.
pub fn label_inside(line: &str) -> Option<usize> {
    let found = line.match_indices(" **").map(|(at, _)| at);
    let mut labels = found.filter(|at| matches!(label(&line[at + 1..]), Some((Label::Answer, _))));
    labels.find(|at| !line[..*at].trim().is_empty())
}

/// Whether a line holds a question and its answer.
pub fn is_answered(line: &str) -> bool {
    divide(line).is_some()
}

/// Splits a heading into question and answer: at the question mark if a sentence follows, or at an
/// arrow or dash. A few words behind it may be a mark or the name of a company.
pub fn divide_heading(title: &str) -> Option<Divided> {
    let divided = divide_at_mark(title)?;
    let answer = clean(&title[divided.answer..]).text;
    let is_sentence = answer.ends_with(['。', '！', '.', '!', ';', '；']);
    let is_mark = !tags_of_mark(&answer).is_empty() && answer.chars().count() <= LONGEST_MARK;
    ((divided.is_marked || is_sentence) && !is_mark).then_some(divided)
}

/// The most characters behind a heading that count as a mark of importance.
const LONGEST_MARK: usize = 12;

/// The offsets at which a line splits into question and answer, in bytes.
pub struct Divided {
    /// The end of the question.
    pub question: usize,
    /// The start of the answer.
    pub answer: usize,
    /// Whether an arrow or a dash is between them.
    is_marked: bool,
}

/// Splits a line at its only question mark, which an arrow or a dash may follow, or splits
/// `**question**：answer`.
fn divide(line: &str) -> Option<Divided> {
    divide_at_mark(line).or_else(|| divide_at_label(line))
}

/// Splits `**什么是 Pod**：一组容器`, where the label names its subject.
fn divide_at_label(line: &str) -> Option<Divided> {
    let bold = line.strip_prefix("**")?;
    let close = bold.find("**")? + "**".len();
    let question = "**".len() + close;
    let label = clean(&line[..question]).text;
    let answer = line[question..].trim_start().strip_prefix(['：', ':'])?;
    let answer = answer.trim_start();
    let asks = likeness(&label) == Likeness::Question && !labels_a_part(line);
    let says = !answer.is_empty() && !answer.contains(['？', '?']);
    (asks && says).then_some(Divided {
        question,
        answer: line.len() - answer.len(),
        is_marked: true,
    })
}

/// The offset of the first question mark.
fn first_mark(line: &str) -> Option<usize> {
    const WIDE: &[u8] = "？".as_bytes();
    let bytes = line.as_bytes();
    memchr::memchr2_iter(b'?', WIDE[0], bytes)
        .find(|at| bytes[*at] == b'?' || bytes[*at..].starts_with(WIDE))
}

fn divide_at_mark(line: &str) -> Option<Divided> {
    const MARKS: [char; 2] = ['？', '?'];
    let at = first_mark(line)?;
    let question = at + line[at..].chars().next()?.len_utf8();
    let (before, after) = (&line[..at], &line[question..]);
    let in_code = before.matches('`').count() % 2 == 1;
    let opened = before.matches(['(', '（']).count() > before.matches([')', '）']).count();
    if in_code || opened || before.contains("://") || after.contains(MARKS) {
        return None;
    }
    let spaced = after.trim_start();
    let answer = spaced.trim_start_matches(['→', '⇒', '➜', '➡', '—', '–', '-', '=', '>']);
    let separator = spaced[..spaced.len() - answer.len()].trim();
    let labelled = || matches!(label(answer), Some((Label::Answer, _)));
    let is_marked = is_arrow_or_dash(separator) || separator.is_empty() && labelled();
    let is_wide = line[at..].starts_with('？');
    let is_spaced = separator.is_empty() && (is_wide || spaced.len() < after.len());
    let answer = answer.trim_start();
    let says = if is_marked {
        !answer.trim().is_empty()
    } else {
        is_spaced && is_answer(answer)
    };
    (says && before.chars().count() >= 2).then_some(Divided {
        question,
        answer: line.len() - answer.len(),
        is_marked,
    })
}

fn is_arrow_or_dash(sign: &str) -> bool {
    let arrow = sign.ends_with(['→', '⇒', '➜', '➡']) || matches!(sign, "->" | "-->" | "=>" | "==>");
    arrow || matches!(sign, "-" | "--" | "–" | "—" | "——")
}

/// Whether the text behind a question is an answer, and not a mark, a request or more of the
/// question.
fn is_answer(text: &str) -> bool {
    let meanings = Meanings::new(text);
    text.starts_with(|c: char| c.is_alphanumeric() || c == '`')
        && text.chars().count() >= 2
        && likeness(text) == Likeness::Term
        && !meanings.has(Meaning::Continues)
}

/// Whether an item is a question label without a subject, followed by text: `是什么：…`,
/// `**How it works**: …`. Such a line describes the title above it.
pub fn labels_a_part(item: &str) -> bool {
    let Some((label, rest)) = item.split_once(['：', ':']) else {
        return false;
    };
    let label = clean(label.trim().trim_end_matches(['*', '_'])).text;
    let label = label.trim_matches(['*', '_', ' ']);
    let rest = rest.trim_matches(['*', '_', ' ']);
    let says = !rest.is_empty() && !rest.ends_with(['？', '?']);
    let is_label = Meanings::new(label).has(Meaning::Part) || likeness(label) == Likeness::Question;
    says && is_label && !names_a_subject(label)
}

/// Whether a label names its subject: it has a Latin name or is long.
fn names_a_subject(label: &str) -> bool {
    const LONGEST: usize = 8;
    if Meanings::new(label).has(Meaning::Part) || label.starts_with(['和', '与', '跟']) {
        return false;
    }
    if label.is_ascii() {
        let mut words = label.split(' ');
        return !words.any(|word| ["it", "its", "this"].contains(&word.to_lowercase().as_str()));
    }
    let defined = label
        .strip_prefix("什么是")
        .or_else(|| label.strip_suffix("是什么"));
    if let Some(subject) = defined {
        return !["", "它", "这", "这个", "这是"].contains(&subject);
    }
    label.contains(|c: char| c.is_ascii_alphanumeric()) || label.chars().count() > LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_split_into_question_and_answer() {
        for (line, question, answer) in [
            ("什么是 Pod？→ 一组容器", "什么是 Pod？", "一组容器"),
            ("什么是 Pod? - 一组容器", "什么是 Pod?", "一组容器"),
            ("哪个端口？——6443", "哪个端口？", "6443"),
            ("what is etcd? => a store", "what is etcd?", "a store"),
            (
                "What is etcd? A key-value store.",
                "What is etcd?",
                "A key-value store.",
            ),
            (
                "什么是 Pod？ 最小的调度单位",
                "什么是 Pod？",
                "最小的调度单位",
            ),
            (
                "有哪些 QoS？Guaranteed、Burstable",
                "有哪些 QoS？",
                "Guaranteed、Burstable",
            ),
            ("端口? 6443", "端口?", "6443"),
            ("**什么是 Pod**：一组容器", "**什么是 Pod**", "一组容器"),
            (
                "能解决什么问题？→ 为什么服务找不到",
                "能解决什么问题？",
                "为什么服务找不到",
            ),
        ] {
            let found = divide(line).unwrap_or_else(|| panic!("{line}"));
            let (before, after) = (&line[..found.question], &line[found.answer..]);
            assert_eq!((before, after), (question, answer), "{line}");
        }
    }

    #[test]
    fn a_heading_is_split_only_before_a_sentence() {
        for (title, question) in [
            (
                "What is a Pod? The smallest deployable unit.",
                "What is a Pod?",
            ),
            ("3. 什么是 Pod？最小的调度单元。", "3. 什么是 Pod？"),
            ("什么是 Pod？→ 一组容器", "什么是 Pod？"),
        ] {
            let found = divide_heading(title).map(|found| &title[..found.question]);
            assert_eq!(found, Some(question), "{title}");
        }
        for title in [
            "What is a Pod? How does it work?",
            "What is a Pod? Please explain with an example.",
            "什么是 Pod？阿里二面",
            "什么是 Pod？经常问！",
            "什么是 Pod？（经常问。）",
            "怎么排查？假设节点有三台。",
            "**什么是 Pod**：一组容器。",
        ] {
            assert!(divide_heading(title).is_none(), "{title}");
        }
    }

    #[test]
    fn other_lines_are_not_split() {
        for line in [
            "为什么？怎么办？",
            "什么是 Pod？ 怎么创建？",
            "什么是 Pod？ 说说它的生命周期",
            "什么是 Pod？ 举例说明",
            "什么是 Pod？（重点，经常问）",
            "什么是 Pod？ （重点）",
            "什么是 Pod？",
            "什么是 Pod？→",
            "什么是 Pod？以及节点",
            "什么是 Pod？它的生命周期",
            "**是什么**：一组容器",
            "**什么是 Pod**：和节点有什么关系？",
            "How does it work? Give an example.",
            "What is a Pod? And a node",
            "`curl a?b - c` 是什么",
            "见 https://a.b/c? - 什么",
            "有吗? ★★★",
        ] {
            assert!(divide(line).is_none(), "{line}");
        }
    }

    #[test]
    fn labels_without_a_subject_are_parts_of_the_title_above() {
        for item in [
            "**是什么**：阿里的日志采集工具",
            "是什么：阿里的日志采集工具",
            "**和 filebeat 的区别：**自动配置",
            "2. **怎么用**: 挂载目录",
            "**How it works**: it watches",
            "**What it is**: a collector",
        ] {
            assert!(labels_a_part(item), "{item}");
        }
        for item in [
            "**什么是 Pod**：一组容器",
            "**污点是什么**：节点上的标记",
            "什么是 Pod？",
            "**How do Pods start**: by the kubelet",
            "是什么：",
            "存储：PV 怎么绑定？",
            "怎么排查节点的内存泄漏：先看监控",
        ] {
            assert!(!labels_a_part(item), "{item}");
        }
    }
}
