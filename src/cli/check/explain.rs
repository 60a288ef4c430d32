//! `check --explain`: how each shape of line was read, the readings that competed and why.

use crate::domain::Language;
use crate::notes::{self, Evidence, Explanation, ShapeReading};
use crate::text::{Glyphs, Line, Role};
use crate::words::{common, explain as words};

use super::FileReport;

/// The columns of an example line.
const WIDTH: usize = 44;

/// How a file was read.
pub fn lines(file: &FileReport<'_>, glyphs: Glyphs, language: Language) -> Vec<Line> {
    let Explanation {
        score,
        evidence,
        shapes,
    } = notes::explain(&file.source.file.text);
    let verdict = if score >= 0.0 {
        words::holds_questions(language)
    } else {
        words::holds_none(language)
    };
    let head = format!("{verdict} ({score:+.1})");
    let mut lines = vec![
        Line::new(&*file.source.file.name, Role::Strong),
        Line::from(head).indented(2),
    ];
    lines.extend(of_evidence(&evidence, language));
    for shape in shapes {
        lines.extend(of_shape(&shape, glyphs, language));
    }
    lines.push(Line::default());
    lines
}

fn of_shape(shape: &ShapeReading, glyphs: Glyphs, language: Language) -> Vec<Line> {
    let percent = |share: f32| (share * 100.0).round() as u32;
    let (question, section) = (percent(shape.question), percent(shape.section));
    let text = 100_u32.saturating_sub(question + section);
    let sample = glyphs.truncate(shape.text.trim(), WIDTH);
    let head = Line::from(format!("{}: ", shape.line))
        .with(sample, Role::Strong)
        .with(
            format!("  {}", words::n_alike(language, shape.n_lines)),
            Role::Dim,
        );
    let readings = words::readings(language, question, section, text);
    let mut lines = vec![head.indented(2), Line::from(readings).indented(4)];
    lines.extend(of_evidence(&shape.evidence, language));
    lines
}

fn of_evidence(evidence: &[Evidence], language: Language) -> Option<Line> {
    let said = evidence
        .iter()
        .map(|(name, value)| format!("{name} {value:+.1}"));
    let said: Vec<String> = said.collect();
    let line = said.join(common::comma(language));
    (!said.is_empty()).then(|| Line::new(line, Role::Dim).indented(4))
}
