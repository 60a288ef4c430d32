//! Tables of questions and answers: `| Question | Answer |`, one card a row.
//!
//! Either the head names the columns, or there are just two besides numbers and half of the cells
//! in the first read like questions. Other columns are added below the answer.

use std::ops::Range;

use crate::domain::Span;
use crate::notes::answer::BodyLine;
use crate::notes::page::{Line, LineKind, Page};
use crate::notes::question::clean;
use crate::notes::question_span::QuestionSpan;
use crate::notes::vocabulary::{Likeness, likeness};

/// The content of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Number,
    Question,
    Answer,
}

/// The questions of tables, and the structure around them.
#[derive(Debug, Default)]
pub struct Rows {
    /// In source order.
    pub questions: Vec<QuestionSpan>,
    /// Bytes that are part of neither question nor answer.
    pub structure: Vec<Span>,
}

/// Reads the tables of a page. `may_ask` says whether a table can hold questions, by its head line.
pub fn read(page: &Page<'_>, may_ask: impl Fn(usize) -> bool) -> Rows {
    let mut reading = Rows::default();
    let n_lines = page.lines.len();
    let mut at = 0;
    while at + 2 < n_lines {
        let is_head = is_row(page, at) && is_delimiter(page, at + 1);
        if !is_head {
            at += 1;
            continue;
        }
        let n_rows = (at + 2..n_lines)
            .take_while(|line| page.lines[*line].kind == LineKind::Text)
            .count();
        let rows = at + 2..at + 2 + n_rows;
        if may_ask(at) {
            table(page, at, rows.clone(), &mut reading);
        }
        at = rows.end.max(at + 2);
    }
    reading
}

fn is_row(page: &Page<'_>, line: usize) -> bool {
    page.lines[line].kind == LineKind::Text && page.line(line).contains('|')
}

/// `|---|:--:|`
fn is_delimiter(page: &Page<'_>, line: usize) -> bool {
    let text = page.line(line).trim();
    text.contains('|') && text.contains('-') && text.bytes().all(|byte| b"|-: \t".contains(&byte))
}

fn table(page: &Page<'_>, head: usize, rows: Range<usize>, reading: &mut Rows) {
    let rows_of_cells: Vec<Vec<Span>> = rows.clone().map(|row| cells(page, row)).collect();
    let Some(layout) = layout(page, head, &rows_of_cells) else {
        return;
    };
    reading.structure.push(page.lines[head + 1].span);
    if layout.head_is_row {
        row(page, head, &cells(page, head), &layout.columns, reading);
    } else {
        reading.structure.push(page.lines[head].span);
    }
    for (line, cells) in rows.zip(rows_of_cells) {
        row(page, line, &cells, &layout.columns, reading);
    }
}

/// Reads a row as a question. A row without words is left over.
fn row(page: &Page<'_>, line: usize, cells: &[Span], columns: &[Column], reading: &mut Rows) {
    let is_kept = |n: usize| columns.get(n) != Some(&Column::Number);
    let kept = cells.iter().enumerate().filter(|(n, _)| is_kept(*n));
    let kept: Vec<Span> = kept.map(|(_, cell)| *cell).collect();
    let Line { span, number, .. } = page.lines[line];
    marks_between(span, &kept, &mut reading.structure);
    let question = columns
        .iter()
        .position(|column| *column == Column::Question);
    let title = question
        .and_then(|n| cells.get(n))
        .copied()
        .unwrap_or_default();
    if title.is_empty() {
        return;
    }
    let body = kept
        .iter()
        .filter(|cell| **cell != title && !cell.is_empty());
    let body = body.map(|cell| BodyLine {
        span: *cell,
        number,
        kind: LineKind::Text,
    });
    reading.questions.push(QuestionSpan {
        line,
        last_line: line,
        span: title,
        title,
        body: body.collect(),
    });
}

struct Layout {
    columns: Vec<Column>,
    /// Whether the head is a question like the rows below it.
    head_is_row: bool,
}

/// The contents of the columns, by the words of the head, else by the cells.
fn layout(page: &Page<'_>, head: usize, rows: &[Vec<Span>]) -> Option<Layout> {
    let names = cells(page, head);
    let named: Vec<Option<Column>> = names.iter().map(|name| named(name.of(page.text))).collect();
    let has = |column| named.contains(&Some(column));
    let first_kept = named.iter().find(|column| **column != Some(Column::Number));
    if first_kept == Some(&Some(Column::Question)) && (has(Column::Answer) || named.len() <= 3) {
        let columns = named.iter().map(|column| column.unwrap_or(Column::Answer));
        return Some(Layout {
            columns: columns.collect(),
            head_is_row: false,
        });
    }
    let first = usize::from(counts(page, rows));
    let asks = |row: &[Span]| {
        let cell = row.get(first).copied().unwrap_or_default();
        likeness(&clean(cell.of(page.text)).text) == Likeness::Question
    };
    let n_asking = rows.iter().filter(|row| asks(row)).count();
    let enough = n_asking >= 2 && n_asking * 2 >= rows.len() && names.len() == first + 2;
    let numbers = std::iter::repeat_n(Column::Number, first);
    enough.then(|| Layout {
        columns: numbers.chain([Column::Question, Column::Answer]).collect(),
        head_is_row: asks(&names),
    })
}

/// Whether the first column holds only numbers.
fn counts(page: &Page<'_>, rows: &[Vec<Span>]) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit();
    let is_number = |row: &Vec<Span>| {
        let cell = row.first().map(|cell| cell.of(page.text));
        cell.is_some_and(|cell| cell.bytes().all(is_digit))
    };
    !rows.is_empty() && rows.iter().all(is_number)
}

fn named(name: &str) -> Option<Column> {
    const QUESTIONS: [&str; 11] = [
        "term", "术语", "概念", "问题", "题目", "面试题", "问", "question", "questions", "q",
        "front",
    ];
    const ANSWERS: [&str; 14] = [
        "definition", "解释", "释义", "meaning", "答案", "参考答案", "回答", "解答", "要点", "答",
        "answer", "answers", "a", "back",
    ];
    const NUMBERS: [&str; 8] = ["#", "序号", "编号", "no", "no.", "id", "题号", "num"];
    let bare = name.trim_matches(['*', '_', ' ']).to_lowercase();
    let is_one_of = |words: &[&str]| {
        words.iter().any(|word| {
            bare.split([' ', '/']).any(|part| part == *word)
                || word.len() >= 6 && bare.ends_with(word) && bare.len() <= word.len() + 12
        })
    };
    if is_one_of(&QUESTIONS) {
        Some(Column::Question)
    } else if is_one_of(&ANSWERS) {
        Some(Column::Answer)
    } else {
        is_one_of(&NUMBERS).then_some(Column::Number)
    }
}

/// The trimmed cells of a row. A `|` in code or behind a backslash does not separate.
fn cells(page: &Page<'_>, line: usize) -> Vec<Span> {
    let text = page.line(line);
    let base = page.lines[line].span.start as usize;
    let inner = text.trim();
    let lead = text.len() - text.trim_start().len();
    let open = usize::from(inner.starts_with('|'));
    let mut cells = Vec::new();
    let mut start = lead + open;
    let mut in_code = false;
    let mut escaped = false;
    let mut push = |from: usize, to: usize| {
        let cell = &text[from..to];
        let from = base + from + cell.len() - cell.trim_start().len();
        cells.push(Span::new(from..from + cell.trim().len()));
    };
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match byte {
            b'`' if !escaped => in_code = !in_code,
            b'|' if !escaped && !in_code => {
                push(start, at);
                start = at + 1;
            }
            _ => {}
        }
        escaped = byte == b'\\' && !escaped;
    }
    if !text[start.min(text.len())..].trim().is_empty() {
        push(start, text.len());
    }
    cells
}

/// Adds the bytes between the cells of a row to the structure.
fn marks_between(row: Span, cells: &[Span], structure: &mut Vec<Span>) {
    let mut at = row.start;
    for cell in cells {
        structure.push(Span {
            start: at,
            end: cell.start.max(at),
        });
        at = cell.end.max(at);
    }
    structure.push(Span {
        start: at,
        end: row.end,
    });
}
