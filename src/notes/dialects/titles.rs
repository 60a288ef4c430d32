//! Bold lines above questions of running lines (`**Scenario 2: …**`, `**二面（45min）**`): titles
//! of what follows, no answers of what stands before.

use crate::notes::answer::BodyLine;
use crate::notes::page::{LineKind, Page};
use crate::notes::reading::Asked;

use super::labelled::label;

/// For each question the bold line above it, if there is one; `start` is where the lines begin.
pub fn above(page: &Page<'_>, start: usize, questions: &[Asked]) -> Vec<Option<usize>> {
    let mut start = start;
    let title = |asked: &Asked| {
        let found = title_above(page, start, asked.line);
        // A question in bold is no title of the next one.
        start = asked.last_line + 1;
        found
    };
    questions.iter().map(title).collect()
}

/// Takes titles out of the answers before them and writes them above their questions; a question
/// without one stands below the last title.
pub fn take(page: &Page<'_>, titles: &[Option<usize>], questions: &mut [Asked]) {
    let mut group = None;
    for (n, title) in titles.iter().enumerate() {
        if let Some(line) = *title {
            group = Some(page.lines[line].span);
            let number = page.lines[line].number;
            let above = n.checked_sub(1).and_then(|n| questions.get_mut(n));
            if let Some(above) = above {
                let is_before = |line: &BodyLine| line.number < number;
                above.body.retain(is_before);
            }
        }
        questions[n].group = group;
    }
}

/// The line above a question, blank ones aside, if it is bold as a whole and no sentence.
fn title_above(page: &Page<'_>, start: usize, question: usize) -> Option<usize> {
    let is_blank = |line: &usize| page.lines[*line].kind == LineKind::Blank;
    let line = (start..question).rev().find(|line| !is_blank(line))?;
    let after_blank = line == start || is_blank(&(line - 1));
    let words = page.line(line).trim().strip_prefix("**")?;
    let words = words.trim_end_matches([':', '：']).strip_suffix("**")?;
    let is_title = !words.contains("**")
        && !words.ends_with(['。', '.', '！', '!', '；', ';', '，', ','])
        && label(page.line(line)).is_none();
    let is_text = page.lines[line].kind == LineKind::Text;
    (is_text && after_blank && is_title).then_some(line)
}
