//! Questions by number first, answers by the same numbers further down.
//!
//! The answers stand in a list below a title such as 答案, each below a title that is nothing but
//! its number, or in a list that begins to count again and asks nothing. An answer goes to the
//! nearest question above that has its number and no answer.
//!
//! A list without a title may as well be one of terms to be explained. So its numbers must be
//! those of the questions above that have no answer yet, and half of its items must read like
//! answers, all of them where there are fewer than questions: as a sentence, as several things, or
//! with more below. Otherwise the items stay what they were.

use std::collections::{BTreeSet, HashMap};

use crate::domain::{Entry, Slices, Span};
use crate::notes::likeness::{Likeness, likeness};
use crate::notes::numbering::numbering;
use crate::notes::page::Page;

/// Fewer answers by number are no list of answers.
const FEWEST: usize = 2;

/// A list without a title must be as long as this to be one of answers.
const FEWEST_UNTITLED: usize = 3;

/// An answer and the number it stands below.
struct Reply {
    number: u32,
    lines: Vec<Span>,
}

/// What an entry turned out to be: answers for the questions at these indices.
struct Given {
    by: usize,
    replies: Vec<(usize, Reply)>,
}

/// Gives unanswered questions the answers that stand apart from them. What is said of these
/// entries and is no answer becomes structure, and is returned.
pub fn join(page: &Page<'_>, entries: &mut Vec<Entry>) -> Vec<Span> {
    if !entries.iter().any(is_bare) {
        return Vec::new();
    }
    let mut open: HashMap<u32, usize> = HashMap::new();
    let mut given: Vec<Given> = Vec::new();
    let is_said = in_lists_of_answers(page.text, entries);
    for (by, entry) in entries.iter().enumerate() {
        let replies = if open.is_empty() {
            Vec::new()
        } else {
            replies(page.text, entry, is_said[by])
        };
        let answers = |reply: Reply| Some((open.remove(&reply.number)?, reply));
        let replies: Vec<_> = replies.into_iter().filter_map(answers).collect();
        if !replies.is_empty() {
            given.push(Given { by, replies });
        } else if let Some(number) = number(page.text, entry).filter(|_| is_bare(entry)) {
            open.insert(number, by);
        }
    }
    let n_replies: usize = given.iter().map(|given| given.replies.len()).sum();
    if n_replies < FEWEST {
        return Vec::new();
    }
    give(page, entries, given)
}

fn give(page: &Page<'_>, entries: &mut Vec<Entry>, given: Vec<Given>) -> Vec<Span> {
    let mut structure = Vec::new();
    let mut is_answer = vec![false; entries.len()];
    for Given { by, replies } in given {
        is_answer[by] = true;
        structure.extend(numbers(&entries[by], &replies));
        for (target, reply) in replies {
            let end = reply.lines.last().map_or(0, |line| line.end);
            let line = page.lines.partition_point(|line| line.span.end < end);
            let entry = &mut entries[target];
            entry.end_line = page
                .lines
                .get(line)
                .map_or(entry.end_line, |line| line.number);
            entry.answer = Slices(reply.lines.into());
        }
    }
    let mut is_answer = is_answer.into_iter();
    entries.retain(|_| !is_answer.next().unwrap_or_default());
    structure
}

/// What stands before answers: titles, and the numbers of items.
fn numbers(entry: &Entry, replies: &[(usize, Reply)]) -> Vec<Span> {
    let question = entry.question_span;
    let answers = replies.iter().filter_map(|(_, reply)| reply.lines.first());
    let mut structure: Vec<Span> = Vec::new();
    for answer in answers {
        let line = entry.answer.0.iter().chain([&question]);
        let holds = |line: &&Span| line.start <= answer.start && answer.end <= line.end;
        structure.extend(line.copied().find(|line| holds(&line)).map(|line| Span {
            end: answer.start,
            ..line
        }));
    }
    if structure.iter().all(|span| span.start != question.start) {
        structure.push(question);
    }
    structure
}

/// For each entry whether it stands in a list that begins with 1, asks nothing and answers the
/// questions above it.
fn in_lists_of_answers(text: &str, entries: &[Entry]) -> Vec<bool> {
    let numbers: Vec<Option<u32>> = entries
        .iter()
        .map(|entry| Some(number_of_line(text, entry.question_span)?.0))
        .collect();
    let mut is_said = vec![false; entries.len()];
    let mut open: BTreeSet<u32> = BTreeSet::new();
    let mut start = 0;
    while start < entries.len() {
        let goes_on = |n: &usize| numbers[*n].is_some() && numbers[*n] > numbers[*n - 1];
        let end = start + 1 + (start + 1..entries.len()).take_while(goes_on).count();
        let list = &entries[start..end];
        if numbers[start] == Some(1) && answers(text, list, &numbers[start..end], &open) {
            is_said[start..end].fill(true);
            numbers[start..end].iter().flatten().for_each(|number| {
                open.remove(number);
            });
        } else {
            note_questions(text, list, &mut open);
        }
        start = end;
    }
    is_said
}

/// Whether the items of a list answer the questions with the numbers in `open`.
fn answers(text: &str, list: &[Entry], numbers: &[Option<u32>], open: &BTreeSet<u32>) -> bool {
    let asks = |entry: &Entry| likeness(&entry.question) == Likeness::Question;
    let agree = numbers.iter().flatten().all(|number| open.contains(number));
    if list.len() < FEWEST_UNTITLED || !agree || list.iter().any(asks) {
        return false;
    }
    let n_answers = list.iter().filter(|item| reads_as_answer(text, item));
    let enough = match list.len() == open.len() {
        true => list.len().div_ceil(2),
        false => list.len(),
    };
    n_answers.count() >= enough
}

/// Whether an item says something rather than names it: a sentence, several things, or more below.
fn reads_as_answer(text: &str, item: &Entry) -> bool {
    const SIGNS: [char; 8] = ['。', '；', '，', '、', '：', ';', ',', ':'];
    let line = item.question_span;
    let start = number_of_line(text, line).map_or(line.start, |(_, start)| start);
    let words = Span { start, ..line }.of(text).trim_end();
    !item.is_unanswered() || words.ends_with('.') || words.contains(SIGNS)
}

/// Takes note of questions that have no answer; where counting begins again, of no others.
fn note_questions(text: &str, list: &[Entry], open: &mut BTreeSet<u32>) {
    for entry in list {
        let number = number(text, entry);
        if number == Some(1) {
            open.clear();
        }
        open.extend(number.filter(|_| is_bare(entry)));
    }
}

/// The answers by number that an entry holds.
fn replies(text: &str, entry: &Entry, is_said: bool) -> Vec<Reply> {
    let title = entry.question.trim();
    if is_title_of_answers(title) {
        return items(text, &entry.answer);
    }
    if let Ok(number) = title.parse() {
        let lines = entry.answer.0.to_vec();
        return if lines.is_empty() {
            Vec::new()
        } else {
            vec![Reply { number, lines }]
        };
    }
    let numbered = number_of_line(text, entry.question_span).filter(|_| is_said);
    let Some((number, start)) = numbered else {
        return Vec::new();
    };
    let first = Span {
        start,
        ..entry.question_span
    };
    let mut lines = vec![first];
    lines.extend(entry.answer.0.iter());
    vec![Reply { number, lines }]
}

fn is_title_of_answers(title: &str) -> bool {
    const TITLES: [&str; 9] = [
        "答案", "参考答案", "答案解析", "解析", "答案与解析", "题目答案", "answers", "answer key",
        "solutions",
    ];
    TITLES.iter().any(|known| title.eq_ignore_ascii_case(known))
}

/// The items of a numbered list at the margin, with the lines below each.
fn items(text: &str, answer: &Slices) -> Vec<Reply> {
    let mut replies: Vec<Reply> = Vec::new();
    let mut indent = 0;
    for line in &answer.0 {
        match number_of_line(text, *line) {
            Some((number, start)) => {
                let first = Span { start, ..*line };
                indent = start - line.start;
                let lines = vec![first];
                replies.push(Reply { number, lines });
            }
            None => {
                if let Some(reply) = replies.last_mut() {
                    reply.lines.push(without_indent(text, *line, indent));
                }
            }
        }
    }
    for reply in &mut replies {
        let is_blank = |line: &Span| line.of(text).trim().is_empty();
        let last = reply.lines.iter().rposition(|line| !is_blank(line));
        reply.lines.truncate(last.map_or(0, |last| last + 1));
    }
    replies.retain(|reply| !reply.lines.is_empty());
    replies
}

/// A line without the blanks that make it part of its item, at most `indent` of them.
fn without_indent(text: &str, line: Span, indent: u32) -> Span {
    let blanks = line.of(text).bytes().take_while(|byte| *byte == b' ');
    let n_blanks = u32::try_from(blanks.take(indent as usize).count()).unwrap_or(0);
    Span {
        start: line.start + n_blanks,
        ..line
    }
}

/// The number that a line at the margin begins with, and where its words begin.
fn number_of_line(text: &str, line: Span) -> Option<(u32, u32)> {
    let words = line.of(text);
    let length = numbering(words).filter(|_| words.starts_with(|c: char| c.is_ascii_digit()))?;
    let digits = words.trim_end_matches(|c: char| !c.is_ascii_digit());
    let n_digits = digits.bytes().take_while(u8::is_ascii_digit).count();
    let number = words[..n_digits].parse().ok()?;
    let rest = &words[length..];
    let start = length + rest.len() - rest.trim_start().len();
    Some((number, line.start + u32::try_from(start).ok()?))
}

/// The number of a question: of its line, heading or bullet.
fn number(text: &str, entry: &Entry) -> Option<u32> {
    let line = entry.question_span.of(text);
    let bare = line.trim_start_matches(['#', '-', '*', '+', ' ', '\t']);
    let start = u32::try_from(line.len() - bare.len()).ok()?;
    let rest = Span {
        start: entry.question_span.start + start,
        ..entry.question_span
    };
    number_of_line(text, rest).map(|(number, _)| number)
}

/// Whether nothing is known of a question but its words.
fn is_bare(entry: &Entry) -> bool {
    entry.is_unanswered() && entry.hint.is_empty() && entry.note.is_empty()
}

#[cfg(test)]
mod tests {
    use crate::notes::read;

    /// Questions with their answers.
    fn answers(text: &str) -> Vec<(String, String)> {
        let entries = read(text).entries.into_iter();
        entries
            .map(|entry| (entry.question.clone(), entry.answer.text(text)))
            .collect()
    }

    fn assert_joined(text: &str) {
        let found = answers(text);
        let found: Vec<_> = found.iter().map(|(q, a)| (q.as_str(), a.trim())).collect();
        let expected = [
            ("什么是 Pod？", "一组容器。"),
            ("什么是 CNI？", "网络接口。\n- 由 kubelet 调用"),
            ("什么是 CSI？", "存储接口。"),
        ];
        assert_eq!(found, expected, "{text}");
    }

    const ASKED: &str = "## 题目\n\n1. 什么是 Pod？\n2. 什么是 CNI？\n3. 什么是 CSI？\n\n";

    #[test]
    fn answers_in_a_list_below_their_title() {
        for title in ["答案", "参考答案", "Answers"] {
            let listed = "1. 一组容器。\n2. 网络接口。\n   - 由 kubelet 调用\n3. 存储接口。\n";
            assert_joined(&format!("{ASKED}## {title}\n\n{listed}"));
        }
    }

    #[test]
    fn answers_below_their_numbers() {
        let numbered = "## 答案\n\n### 1\n\n一组容器。\n\n### 2\n\n网络接口。\n- 由 kubelet 调用\n\n### 3\n\n存储接口。\n";
        assert_joined(&format!("{ASKED}{numbered}"));
    }

    #[test]
    fn answers_in_a_list_that_counts_again() {
        let listed = "1. 一组容器。\n2. 网络接口。\n   - 由 kubelet 调用\n3. 存储接口。\n";
        assert_joined(&format!("{ASKED}---\n\n{listed}"));
    }

    #[test]
    fn lists_of_terms_and_questions_are_no_answers() {
        let terms = "1. PV 与 PVC\n2. 怎么扩容？\n3. 什么是 StorageClass？\n";
        let found = answers(&format!("{ASKED}## 存储\n\n{terms}"));
        assert_eq!(found.len(), 6);
        assert!(found.iter().all(|(_, answer)| answer.is_empty()));
    }

    #[test]
    fn lists_of_terms_alone_are_questions_of_their_own() {
        for terms in [
            "1. RBAC\n2. HPA\n3. Sidecar\n",
            "1. RBAC\n2. 静态 Pod 和 DaemonSet\n3. 存储接口。\n",
        ] {
            let found = answers(&format!("{ASKED}---\n\n{terms}"));
            assert_eq!(found.len(), 6, "{terms}");
            assert!(found.iter().all(|(_, answer)| answer.is_empty()), "{terms}");
        }
        let pointed = "1、什么是 Pod？\n2、什么是 CNI？\n3、什么是 CSI？\n\n---\n\n1、RBAC\n2、HPA\n3、Sidecar\n";
        assert_eq!(answers(pointed).len(), 6);
    }

    #[test]
    fn answers_without_a_title_count_as_the_questions_do() {
        let more = "4. 什么是 CRI？\n5. 什么是 OCI？\n";
        let listed = "---\n\n1. 一组容器。\n2. 网络接口。\n3. 存储接口。\n";
        let asked = ASKED.trim_end();
        let found = answers(&format!("{asked}\n{more}\n{listed}"));
        let answered = found.iter().filter(|(_, answer)| !answer.is_empty());
        assert_eq!((found.len(), answered.count()), (5, 3));
        let other_number = format!("4. 什么是 CRI？\n\n{listed}9. 没有人问。\n");
        assert_eq!(answers(&format!("{asked}\n{other_number}")).len(), 8);
    }

    #[test]
    fn an_answer_without_a_question_is_left_over() {
        let text = format!("{ASKED}## 答案\n\n1. 一组容器。\n2. 网络接口。\n9. 没有人问。\n");
        let notes = read(&text);
        assert_eq!(notes.entries.len(), 3);
        assert!(notes.entries[2].is_unanswered());
        let left: Vec<&str> = notes.left_over.iter().map(|span| span.of(&text)).collect();
        assert_eq!(left, ["9. 没有人问。"]);
    }

    #[test]
    fn one_number_more_is_no_list_of_answers() {
        let text = "- 1.怎么扩容？\n- 2.怎么缩容？\n\n## 答案\n\n1. 加节点。\n";
        assert_eq!(answers(text).len(), 3);
    }
}
