//! Tests of the kinds, locations and severities of diagnostics.

use super::{DiagnosticKind, Severity};
use crate::notes;

/// The text from the location of each diagnostic of a kind on.
fn found(text: &str, kind: &DiagnosticKind) -> Vec<String> {
    let notes = notes::read(text);
    let of_kind = notes.diagnostics.iter().filter(|found| found.kind == *kind);
    of_kind
        .map(|found| text[found.span.start as usize..].to_owned())
        .collect()
}

#[test]
fn every_problem_is_reported_where_it_is() {
    use DiagnosticKind as Kind;
    for (kind, text, place) in [
        (Kind::Unanswered, "# 什么是 Pod？\n\n# b？\n\nc\n", "# 什么"),
        (Kind::LeftOver, "随手记\n\n# b？\n\nc\n", "随手记"),
        (Kind::QuestionCut, "# 在 Pod 里， \n\nc\n", "， \n"),
        (
            Kind::TableRowOpen,
            "# a？\n\n| x | y |\n|---|---|\n| 一 | 二 \n| 3 | 4 |\n",
            " \n| 3",
        ),
        (Kind::FenceNeverClosed, "# a？\n\n```yaml\nx\n", "```yaml"),
        (
            Kind::DetailsNeverClosed,
            "<details>\n<summary>a？</summary>\n\nb\n",
            "<details>",
        ),
        (Kind::EmptyHeading, "# a？\n\nb\n\n## \n", "## "),
        (Kind::PictureOnly, "# a？\n\n![](x.png)\n", "# a"),
        (
            Kind::ControlCharacters,
            "# a？\n\nb\u{1b}[2J\n",
            "\u{1b}[2J",
        ),
        (Kind::NoQuestions, "Just prose.\n", "Just"),
    ] {
        let found = found(text, &kind);
        assert_eq!(found.len(), 1, "{kind:?}: {found:?}");
        assert!(found[0].starts_with(place), "{kind:?}: {found:?}");
    }
}

#[test]
fn a_row_is_reported_as_open_only_if_other_rows_are_closed() {
    for text in [
        "# a？\n\n| x | y |\n|---|---|\n| 1 | 2 |\n",
        "# a？\n\nx | y\n--|--\n1 | 2\n",
        "# a？\n\n| x | y\n|---|---\n| 1 | 2\n",
        "# a？\n\n```\n| x |\n|---|\n| 1\n```\n",
        "# a？\n\n|---|\n\n| no row\n",
    ] {
        assert!(
            found(text, &DiagnosticKind::TableRowOpen).is_empty(),
            "{text}"
        );
    }
    let seed = include_str!("../../../seeds/containers-and-internals.md");
    assert_eq!(found(seed, &DiagnosticKind::TableRowOpen).len(), 1);
}

#[test]
fn possible_loss_of_text_is_a_warning_and_the_rest_are_notes() {
    use DiagnosticKind as Kind;
    for kind in [
        Kind::QuestionCut,
        Kind::FenceNeverClosed,
        Kind::DetailsNeverClosed,
        Kind::ControlCharacters,
        Kind::InvalidUtf8,
    ] {
        assert_eq!(kind.severity(), Severity::Warning, "{kind:?}");
    }
    for kind in [
        Kind::Unanswered,
        Kind::LeftOver,
        Kind::TableRowOpen,
        Kind::EmptyHeading,
        Kind::PictureOnly,
        Kind::LegacyEncoding,
        Kind::NoQuestions,
    ] {
        assert_eq!(kind.severity(), Severity::Note, "{kind:?}");
    }
}
