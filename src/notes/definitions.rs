//! Adds link definitions (`[docs]: https://…`) to every answer and hint that uses them, wherever
//! they are in the file. Definitions at the end of an answer are not part of its text.

use std::collections::{HashMap, HashSet};

use crate::domain::{Entry, Slices, Span};

use super::page::{LineKind, Page};

/// Adds to entries the definitions that their answers and hints use. Returns the definitions that
/// no entry holds.
pub fn share(page: &Page<'_>, entries: &mut [Entry]) -> Vec<Span> {
    let mut definitions = definitions(page);
    if definitions.is_empty() {
        return definitions;
    }
    let ends: HashSet<u32> = definitions.iter().map(|span| span.end).collect();
    let mut by_label: HashMap<String, Span> = HashMap::new();
    for span in &definitions {
        let label = label(span.of(page.text)).unwrap_or_default();
        by_label.entry(normalized(label)).or_insert(*span);
    }
    for entry in entries.iter_mut() {
        take_from_end(page, entry, &ends);
        entry.definitions = used(page.text, &entry.answer, &by_label);
        entry.hint_definitions = used(page.text, &entry.hint, &by_label);
    }
    take_all(page, entries, &ends);
    let named = ends_of_lines(entries);
    definitions.retain(|span| !named.contains(&span.end) && !is_in_question(entries, *span));
    definitions
}

fn definitions(page: &Page<'_>) -> Vec<Span> {
    if !page.text.contains("]:") {
        return Vec::new();
    }
    let defines = |line: &&super::page::Line| {
        line.kind == LineKind::Text && label(line.span.of(page.text)).is_some()
    };
    let lines = page.lines.iter().filter(defines);
    lines.map(|line| line.span).collect()
}

/// The label that a line defines. `None` for footnotes.
fn label(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix('[')?;
    let (label, address) = rest.split_once("]:")?;
    let address = address.trim();
    let is_label = !label.is_empty() && !label.starts_with('^') && !label.contains(['[', ']']);
    let is_address = address.contains(['/', '.', '#', '@']) && !address.starts_with('[');
    let is_one = !address.contains(' ') || address.ends_with(['"', '\'', ')']);
    (is_label && is_address && is_one).then_some(label)
}

fn normalized(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Removes definitions from the end of an answer, unless nothing would be left.
fn take_from_end(page: &Page<'_>, entry: &mut Entry, ends: &HashSet<u32>) {
    let lines = &entry.answer.0;
    let is_blank = |span: &Span| span.of(page.text).trim().is_empty();
    let is_over = |span: &Span| is_blank(span) || ends.contains(&span.end);
    let n_kept = lines.iter().rposition(|span| !is_over(span));
    let Some(n_kept) = n_kept.map(|last| last + 1) else {
        return;
    };
    let (kept, rest) = lines.split_at(n_kept);
    if rest.iter().all(is_blank) {
        return;
    }
    let last = kept[n_kept - 1];
    let line = page.lines.partition_point(|line| line.span.end < last.end);
    entry.end_line = page.lines.get(line).map_or(entry.end_line, |l| l.number);
    entry.answer = Slices(kept.into());
}

/// Removes an answer that is only definitions if other entries use all of them: they are at the
/// end of the file, and the question above them has no answer.
fn take_all(page: &Page<'_>, entries: &mut [Entry], ends: &HashSet<u32>) {
    let by_others = |entry: &Entry| {
        let both = [&entry.definitions, &entry.hint_definitions];
        both.map(|used| used.0.clone()).into_iter().flatten()
    };
    let used: HashSet<u32> = entries
        .iter()
        .flat_map(by_others)
        .map(|span| span.end)
        .collect();
    let is_blank = |span: &Span| span.of(page.text).trim().is_empty();
    for entry in entries.iter_mut().filter(|entry| !entry.is_unanswered()) {
        let mut lines = entry.answer.0.iter().filter(|span| !is_blank(span));
        if lines.all(|span| ends.contains(&span.end) && used.contains(&span.end)) {
            entry.answer = Slices::default();
            let question = entry.question_span.end;
            let line = page.lines.partition_point(|line| line.span.end < question);
            entry.end_line = page.lines.get(line).map_or(entry.line, |line| line.number);
        }
    }
}

/// The definitions of the labels in brackets in an answer or hint, each once, except those that are
/// inside it.
fn used(text: &str, lines: &Slices, by_label: &HashMap<String, Span>) -> Slices {
    let own: HashSet<u32> = lines.0.iter().map(|span| span.end).collect();
    let mut used: Vec<Span> = Vec::new();
    for line in &lines.0 {
        let parts = line.of(text).split('[').skip(1);
        for label in parts.filter_map(|part| part.split(']').next()) {
            let definition = by_label.get(&normalized(label));
            let elsewhere = definition.filter(|span| !own.contains(&span.end));
            used.extend(elsewhere);
        }
    }
    used.sort_unstable();
    used.dedup();
    Slices(used.into())
}

/// The end offsets of the lines of entries.
fn ends_of_lines(entries: &[Entry]) -> HashSet<u32> {
    let slices = |entry: &Entry| {
        let lines = [&entry.hint, &entry.answer, &entry.note].map(|lines| lines.0.clone());
        lines.into_iter().flatten().map(|span| span.end)
    };
    entries.iter().flat_map(slices).collect()
}

/// Whether a line begins inside a question, which may end before the line does: `[a]: b#c 🧠`.
/// Entries must be in source order.
fn is_in_question(entries: &[Entry], span: Span) -> bool {
    let before = entries.partition_point(|entry| entry.question_span.start <= span.start);
    let above = before.checked_sub(1).map(|n| entries[n].question_span);
    above.is_some_and(|question| span.start < question.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::read;

    #[test]
    fn a_definition_in_a_flashcard_question_is_covered_once() {
        let notes = read("[K]:?#a🧠\nb\n");
        assert_eq!(notes.entries.len(), 1);
    }

    #[test]
    fn lines_that_define_links() {
        for (line, found) in [
            ("[docs]: https://k8s.io/docs", Some("docs")),
            ("  [1]: <https://k8s.io> \"Title\"", Some("1")),
            ("[Pod]: #pod", Some("Pod")),
            ("[^1]: a footnote.", None),
            ("[重点]: 一组容器。说明 更多", None),
            ("[x]: y", None),
            ("see [docs]: https://k8s.io", None),
        ] {
            assert_eq!(label(line), found, "{line}");
        }
    }

    #[test]
    fn definitions_at_the_end_of_a_file_belong_to_the_answers_that_use_them() {
        let text = "# What is a Pod?\n\nSee [the docs][Docs] and [kubelet].\n\n\
                    # What is CNI?\n\nAn interface.\n\n\
                    [docs]: https://k8s.io/docs\n[kubelet]: #kubelet\n[unused]: #x\n";
        let notes = read(text);
        assert_eq!(
            notes.entries[0].answer_text(text),
            "\nSee [the docs][Docs] and [kubelet].\n\n\
             [docs]: https://k8s.io/docs\n[kubelet]: #kubelet"
                .trim_start()
        );
        assert_eq!(notes.entries[1].answer_text(text), "An interface.");
        assert_eq!(notes.entries[1].end_line, 7);
        assert!(notes.left_over.is_empty());
    }

    #[test]
    fn a_hint_gets_the_definitions_it_uses_and_no_others() {
        let text = "# What is a Pod?\n\n**思路**：see [docs]\n\n**回答**：a group, see [kubelet]\n\n\
                    [docs]: https://k8s.io/docs\n[kubelet]: #kubelet\n";
        let notes = read(text);
        let entry = &notes.entries[0];
        assert_eq!(
            entry.hint_text(text),
            "see [docs]\n\n[docs]: https://k8s.io/docs"
        );
        assert_eq!(
            entry.answer_text(text),
            "a group, see [kubelet]\n\n[kubelet]: #kubelet"
        );
    }

    #[test]
    fn definitions_at_the_end_do_not_answer_the_last_question() {
        let text = "# What is a Pod?\n\nSee [docs].\n\n# What is CNI?\n\n[docs]: https://k8s.io\n";
        let notes = read(text);
        assert_eq!(
            notes.entries[0].answer_text(text),
            "See [docs].\n\n[docs]: https://k8s.io"
        );
        assert!(notes.entries[1].is_unanswered());
        assert_eq!(notes.entries[1].end_line, 5);
    }

    #[test]
    fn an_answer_that_is_only_definitions_keeps_them() {
        let text = "# What is a Pod?\n\n[docs]: https://k8s.io/docs\n";
        let notes = read(text);
        assert_eq!(notes.entries[0].end_line, 3);
        assert!(!notes.entries[0].is_unanswered());
    }
}
