//! The report of a mock interview as Markdown, for a file.

use super::report_lines::{
    missed_text, percent, question_facts, result_facts, result_row, title_of,
};
use super::{MockReport, ReportedQuestion};
use crate::domain::Language;
use crate::markdown::escaped;
use crate::words::{mock as words, plan};

impl MockReport {
    /// The report as a Markdown document.
    pub fn markdown(&self, language: Language) -> String {
        let day = plan::day(language, self.result.day, true);
        let mut parts = vec![format!("# {} {day}", words::title(language))];
        let facts = result_facts(&self.result, language).into_iter();
        let mut facts: Vec<String> = facts.map(|fact| format!("- {fact}")).collect();
        if let Some(mean) = self.earlier_mean() {
            let (score, mean) = (percent(self.result.score), percent(mean));
            facts.push(format!("- {}", words::compared(language, score, mean)));
        }
        parts.push(facts.join("\n"));
        parts.push(format!("## {}", words::by_topic(language)));
        parts.push(self.topic_table(language));
        parts.push(format!("## {}", words::by_question(language)));
        for (n, question) in self.questions.iter().enumerate() {
            parts.extend(question_parts(n + 1, question, language));
        }
        if !self.earlier.is_empty() {
            parts.push(format!("## {}", words::earlier(language)));
            parts.push(self.earlier_table(language));
        }
        parts.join("\n\n") + "\n"
    }

    fn topic_table(&self, language: Language) -> String {
        let rows = self.topics().into_iter().map(|topic| {
            let name = match topic.topic.as_str() {
                "" => words::no_topic(language).to_owned(),
                name => escaped(name),
            };
            let score = format!("{}%", percent(topic.score));
            row(&[&name, &score, &topic.n_questions.to_string()])
        });
        let head = [
            words::topic(language),
            words::score_heading(language),
            words::n_questions(language),
        ];
        table(&head, rows)
    }

    fn earlier_table(&self, language: Language) -> String {
        let rows = self.earlier.iter().map(|result| {
            let cells = result_row(result, language);
            row(&cells.each_ref().map(String::as_str))
        });
        let head = [
            words::day(language),
            words::score_heading(language),
            words::expected_heading(language),
            words::n_questions(language),
            words::spoken_heading(language),
        ];
        table(&head, rows)
    }
}

fn question_parts(n: usize, question: &ReportedQuestion, language: Language) -> Vec<String> {
    let title = escaped(title_of(question, language));
    let facts = question_facts(question);
    let facts: Vec<&str> = facts.split_whitespace().collect();
    let mut parts = vec![format!("### {n}. {title}"), facts.join(", ")];
    let missed = question.missed.iter();
    let missed = missed.map(|missed| missed_text(missed, &escaped(&missed.text), language));
    let missed: Vec<String> = missed.map(|missed| format!("- {missed}")).collect();
    if !missed.is_empty() {
        parts.push(missed.join("\n"));
    }
    if let Some(follow_up) = &question.follow_up {
        parts.push(follow_up.title(&escaped(&follow_up.text), language));
        let missed = follow_up.missed.iter();
        let missed: Vec<String> = missed
            .map(|point| format!("- {}", escaped(point)))
            .collect();
        if !missed.is_empty() {
            parts.push(missed.join("\n"));
        }
    }
    parts
}

fn row(cells: &[&str]) -> String {
    format!("| {} |", cells.join(" | "))
}

fn table(head: &[&str], rows: impl Iterator<Item = String>) -> String {
    let rule = row(&vec!["---"; head.len()]);
    let rows: Vec<String> = [row(head), rule].into_iter().chain(rows).collect();
    rows.join("\n")
}
