//! Answer keys: numbered questions first, and their answers with the same numbers further down.
//!
//! The answers are below a title such as 答案 (in a list, or each below its number or a repeated
//! question), or in a list without a title that starts at 1 again and holds no question. An answer
//! goes to the nearest unanswered question above with the same number or words.
//!
//! A list without a title may also be a list of terms to explain. So its numbers must be those of
//! unanswered questions above, and half of its items must read like answers. If there are fewer
//! items than questions, all of them must.

use std::collections::HashMap;
use std::ops::Range;

use super::choose::{Role, asks};
use super::dialects::labelled::names_an_answer;
use super::evidence::{Belief, is_title, level};
use super::lex::{Class, Shape, Unit};
use super::page::Page;
use super::question::clean;
use super::vocabulary::{Likeness, likeness};

/// Fewer answers below a title are an answer key only if the title holds nothing else.
const FEWEST: usize = 2;

/// The fewest items of an answer key without a title.
const FEWEST_UNTITLED: usize = 3;

/// The answers that are not below their questions.
#[derive(Debug, Default)]
pub(crate) struct AnswerKey {
    /// By the unit of the question.
    pub(crate) answers: HashMap<usize, Answer>,
    /// The units of the answers and their titles, which are not questions.
    pub(crate) units: Vec<usize>,
    pub(crate) titles: Vec<usize>,
}

#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// Its first unit.
    pub(crate) unit: usize,
    /// Its lines, as indexes into the page.
    pub(crate) lines: Range<usize>,
    /// Whether its first line only repeats the question or its number.
    pub(crate) has_title: bool,
}

/// Finds answer keys. `beliefs` say which units are questions, and `forced` which roles are known.
pub(crate) fn find(
    page: &Page<'_>,
    units: &[Unit],
    beliefs: &[Belief],
    forced: &HashMap<usize, Role>,
) -> AnswerKey {
    let mut finder = Finder {
        page,
        units,
        beliefs,
        forced,
        open: Vec::new(),
        key: AnswerKey::default(),
    };
    let mut n = 0;
    while n < units.len() {
        n = finder.take(n);
    }
    finder.key
}

struct Finder<'a> {
    page: &'a Page<'a>,
    units: &'a [Unit],
    beliefs: &'a [Belief],
    forced: &'a HashMap<usize, Role>,
    /// Questions without an answer.
    open: Vec<usize>,
    key: AnswerKey,
}

impl Finder<'_> {
    /// Reads a unit and returns the next one to read.
    fn take(&mut self, n: usize) -> usize {
        let unit = &self.units[n];
        // A card and its text answer no other question.
        let end = if matches!(self.forced.get(&n), Some(Role::Row | Role::Text)) {
            None
        } else if is_title(unit) && names_answers(self.words(n)) {
            self.titled(n)
        } else if unit.number == Some(1) && !is_title(unit) {
            self.untitled(n)
        } else {
            None
        };
        if let Some(end) = end {
            return end;
        }
        if self.is_bare(n) {
            if unit.number == Some(1) {
                self.open.clear();
            }
            self.open.push(n);
        }
        n + 1
    }

    fn words(&self, n: usize) -> &str {
        self.units[n].words.of(self.page.text)
    }

    /// Whether a unit is a question with nothing below it.
    fn is_bare(&self, n: usize) -> bool {
        let next = self.units.get(n + 1);
        let ends = next.is_none_or(|next| {
            level(next) <= level(&self.units[n]) && (is_title(next) || asks(self.beliefs[n + 1]))
                || next.class.shape == Shape::Rule
        });
        asks(self.beliefs[n]) && ends
    }

    /// Whether a unit is a flashcard or table row, which has its own answer.
    fn is_card(&self, n: usize) -> bool {
        self.forced.get(&n) == Some(&Role::Row)
    }

    /// Reads the answers below a title and returns the unit behind them.
    fn titled(&mut self, title: usize) -> Option<usize> {
        let own = level(&self.units[title]);
        let below = title + 1..self.units.len();
        let is_below = |n: &usize| level(&self.units[*n]) > own && !self.is_card(*n);
        let end = title + 1 + below.take_while(is_below).count();
        let open = self.open.clone();
        let is_open = |n: &usize| level(&self.units[*n]) >= own;
        if !open.iter().all(is_open) {
            return None;
        }
        let starts = self.starts(title + 1..end);
        let found = self.match_questions(&starts, end, true);
        let is_whole = !starts.is_empty() && found.len() == starts.len();
        if found.len() < FEWEST && !is_whole {
            return None;
        }
        self.key.titles.push(title);
        self.key.units.push(title);
        self.assign(found, title + 1..end);
        Some(end)
    }

    /// The first unit of each answer: the units like the first numbered one, else the titles.
    fn starts(&self, inside: Range<usize>) -> Vec<usize> {
        let numbered = inside.clone().find(|n| self.units[*n].number.is_some());
        let title = inside.clone().find(|n| is_title(&self.units[*n]));
        let Some(first) = numbered.or(title) else {
            return Vec::new();
        };
        let is_start = |n: &usize| {
            let unit = &self.units[*n];
            is_like(&unit.class, &self.units[first].class)
                && (numbered.is_none() || unit.number.is_some())
        };
        inside.filter(is_start).collect()
    }

    /// Pairs answers with unanswered questions, by words if `by_words`, else by number.
    fn match_questions(
        &self,
        starts: &[usize],
        end: usize,
        by_words: bool,
    ) -> Vec<(usize, Answer)> {
        let lines = self.page.lines.len();
        let line_of = |unit: usize| self.units.get(unit).map_or(lines, |unit| unit.line);
        let mut open = self.open.clone();
        let mut found = Vec::new();
        for (k, start) in starts.iter().enumerate() {
            let words = clean(self.words(*start)).text;
            let is_same = |n: &usize| clean(self.words(*n)).text == words;
            let same = open.iter().rposition(|n| by_words && is_same(n));
            let number = self.units[*start].number;
            let by_number = || {
                let is_it = |n: &usize| number.is_some() && self.units[*n].number == number;
                open.iter().rposition(is_it)
            };
            let Some(at) = same.or_else(by_number) else {
                continue;
            };
            let next = starts.get(k + 1).copied().unwrap_or(end);
            let answer = Answer {
                unit: *start,
                lines: line_of(*start)..line_of(next),
                has_title: same.is_some() || self.units[*start].class.labelled,
            };
            found.push((open.remove(at), answer));
        }
        found
    }

    fn assign(&mut self, found: Vec<(usize, Answer)>, inside: Range<usize>) {
        let answered: Vec<usize> = found.iter().map(|(question, _)| *question).collect();
        self.open.retain(|n| !answered.contains(n));
        self.key.answers.extend(found);
        self.key.units.extend(inside);
    }

    /// Reads a list that starts at 1 again as answers, and returns the unit behind it.
    fn untitled(&mut self, first: usize) -> Option<usize> {
        let (starts, end) = self.list(first);
        let number = |n: &usize| self.units[*n].number;
        let is_open = |n: &usize| self.open.iter().any(|open| number(open) == number(n));
        let is_question = |n: &usize| likeness(self.words(*n)) == Likeness::Question;
        let numbered = self.open.iter().filter(|open| number(open).is_some());
        let n_open = numbered.count();
        if starts.len() < FEWEST_UNTITLED
            || !starts.iter().all(is_open)
            || starts.iter().any(is_question)
        {
            return None;
        }
        let statements = (0..starts.len()).filter(|k| {
            let next = starts.get(k + 1).copied().unwrap_or(end);
            self.is_statement(starts[*k], next)
        });
        let enough = if starts.len() == n_open {
            starts.len().div_ceil(2)
        } else {
            starts.len()
        };
        if statements.count() < enough {
            return None;
        }
        let found = self.match_questions(&starts, end, false);
        self.assign(found, first..end);
        Some(end)
    }

    /// The items of the numbered list that begins at `first`, and the unit behind it.
    fn list(&self, first: usize) -> (Vec<usize>, usize) {
        let head = &self.units[first];
        let mut starts = vec![first];
        let mut end = first + 1;
        for (n, unit) in self.units.iter().enumerate().skip(first + 1) {
            let last = starts.last().and_then(|last| self.units[*last].number);
            if is_like(&unit.class, &head.class) && unit.number > last {
                starts.push(n);
            } else if is_title(unit) || unit.indent <= head.indent || self.is_card(n) {
                break;
            }
            end = n + 1;
        }
        (starts, end)
    }

    /// Whether an item reads like an answer and not like a term: it is a sentence or an
    /// enumeration, or it has lines below it.
    fn is_statement(&self, item: usize, next: usize) -> bool {
        const SIGNS: [char; 8] = ['。', '；', '，', '、', '：', ';', ',', ':'];
        let words = self.words(item).trim_end();
        next > item + 1 || words.ends_with('.') || words.contains(SIGNS)
    }
}

/// Whether two classes are the same except for bold.
fn is_like(one: &Class, other: &Class) -> bool {
    one.shape == other.shape && one.depth == other.depth
}

/// Whether a title announces answers.
fn names_answers(title: &str) -> bool {
    const TITLES: [&str; 7] = [
        "答案解析", "答案与解析", "题目答案", "答案汇总", "answers", "answer key", "solutions",
    ];
    let bare = title.trim_matches(|c: char| !c.is_alphanumeric());
    names_an_answer(title) || TITLES.iter().any(|known| bare.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use crate::notes::read;

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
    fn answers_in_a_list_that_starts_at_1_again() {
        let listed = "1. 一组容器。\n2. 网络接口。\n   - 由 kubelet 调用\n3. 存储接口。\n";
        assert_joined(&format!("{ASKED}---\n\n{listed}"));
    }

    #[test]
    fn a_list_of_terms_or_questions_is_not_an_answer_key() {
        let terms = "1. PV 与 PVC\n2. 怎么扩容？\n3. 什么是 StorageClass？\n";
        let found = answers(&format!("{ASKED}## 存储\n\n{terms}"));
        assert_eq!(found.len(), 6);
        assert!(found.iter().all(|(_, answer)| answer.is_empty()));
    }

    #[test]
    fn terms_in_a_list_are_questions() {
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
    fn untitled_answers_have_the_numbers_of_the_questions() {
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
    fn a_single_answer_goes_to_the_question_with_its_number() {
        let text = "- 1.怎么扩容？\n- 2.怎么缩容？\n\n## 答案\n\n1. 加节点。\n";
        let expected = [("怎么扩容？", "加节点。"), ("怎么缩容？", "")];
        assert_eq!(
            answers(text),
            expected.map(|(question, answer)| (question.to_owned(), answer.to_owned()))
        );
    }
}
