//! The revealed answer as rows: hint, remarks, points to tick, and the answer itself.

use std::ops::Range;

use super::answer_state::{AnswerState, Shape};
use super::{StudyScreen, header};
use crate::domain::folded;
use crate::exercise::StructurePoints;
use crate::markdown::tree::{Block, Document};
use crate::session::{Answer, CardLines, ListItem};
use crate::text::Line;
use crate::text::Role;
use crate::text::{Glyphs, LayoutOptions, layout, layout_blocks};
use crate::tui::screens::card_rows::card_lines;
use crate::tui::state::{Room, State};
use crate::words::study as words;

/// Text before the points is shown if it has at most this many rows.
const MOST_ROWS_BEFORE: usize = 3;

/// The rows of an answer.
#[derive(Clone, Debug, Default)]
pub struct AnswerRows {
    pub rows: Vec<Line>,
    /// The rows of each point.
    pub points: Vec<Range<usize>>,
}

/// The rows of the answer on the screen.
pub fn answer(screen: &StudyScreen, look: &AnswerState, state: &State) -> AnswerRows {
    let mut writer = Writer::new(state);
    let Some(answer) = screen.card.answers.get(look.answer) else {
        return writer.done();
    };
    if look.hint {
        writer.lines.hint(screen.card.hint.as_ref());
    }
    if look.remarks {
        writer.remarks(screen, look);
    }
    writer.points_of_the_manifest(screen, look);
    if answer.is_wrong && !look.remarks {
        writer.remarks(screen, look);
    }
    match look.now().shape {
        Shape::Whole => {
            let answer = state.answer_lines(&screen.card, look.answer);
            writer.lines.laid_out(&answer, writer.lines.margin);
        }
        Shape::Folded => writer.folded(screen, look, answer),
        Shape::Withheld => {
            let withheld = words::withheld(state.language);
            writer.lines.paragraph(withheld, Role::Dim);
        }
    }
    if state.size.room() != Room::Full {
        // The header of a split has no room for it.
        writer.lines.blank();
        writer.lines.lines.push(header::origin(screen, state));
    }
    writer.done()
}

/// The rows of a whole answer, to check whether it fits.
pub fn whole_height(answer: &Answer, state: &State) -> usize {
    let lines = card_lines(state);
    layout(&answer.document, &lines.options(lines.margin)).len()
}

/// Adds the parts of a session, such as ticks, to the rows of a card.
struct Writer<'a> {
    state: &'a State,
    lines: CardLines,
    /// The rows of each point.
    points: Vec<Range<usize>>,
    /// Columns before the text of a point: the cursor's mark and the box.
    point_indent: usize,
    /// Columns before the details of a point.
    details_indent: usize,
}

impl<'a> Writer<'a> {
    fn new(state: &'a State) -> Self {
        let full = state.size.room() == Room::Full;
        Self {
            state,
            lines: card_lines(state),
            points: Vec::new(),
            point_indent: if full { 6 } else { 5 },
            details_indent: if full { 8 } else { 5 },
        }
    }

    fn done(self) -> AnswerRows {
        AnswerRows {
            rows: self.lines.lines,
            points: self.points,
        }
    }

    fn remarks(&mut self, screen: &StudyScreen, look: &AnswerState) {
        for remark in screen.card.remarks_on(look.answer) {
            self.lines.remark(remark);
        }
    }

    /// The manifest's points are correct, so they precede every answer, even a wrong one.
    fn points_of_the_manifest(&mut self, screen: &StudyScreen, look: &AnswerState) {
        let points = &screen.card.points;
        if points.is_empty() {
            return;
        }
        let texts = points.iter().map(|point| (point.as_str(), &[][..]));
        self.points(screen, look, texts.collect());
        self.lines.blank();
    }

    fn folded(&mut self, screen: &StudyScreen, look: &AnswerState, answer: &Answer) {
        let Some(StructurePoints {
            before,
            points,
            after,
        }) = &answer.structure
        else {
            return;
        };
        let all = look.now().unfolded.len() >= points.len();
        let n_before = layout_blocks(before, &self.lines.options(self.lines.margin)).len();
        if n_before > 0 && (all || n_before <= MOST_ROWS_BEFORE) {
            self.lines.blocks(before, self.lines.margin);
            self.lines.blank();
        }
        let texts = points
            .iter()
            .map(|point| (point.text.as_str(), point.blocks.as_slice()));
        self.points(screen, look, texts.collect());
        if after.is_empty() {
            return;
        }
        self.lines.blank();
        if all {
            self.lines.blocks(after, self.lines.margin);
        } else {
            let n_after = layout_blocks(after, &self.lines.options(self.lines.margin)).len();
            self.lines
                .paragraph(&words::rows_follow(self.state.language, n_after), Role::Dim);
        }
    }

    fn points(&mut self, screen: &StudyScreen, look: &AnswerState, points: Vec<(&str, &[Block])>) {
        let n_points = points.len();
        for (place, (text, details)) in points.into_iter().enumerate() {
            let first = self.lines.lines.len();
            let ticked = look.checklist().is_ticked(place);
            let missed_again = !ticked && screen.card.was_missed(place, n_points);
            self.point(text, place == look.now().cursor, ticked, missed_again);
            if look.now().is_unfolded(place) && says_more(details, text) {
                self.lines.blocks(details, self.details_indent);
            }
            self.points.push(first..self.lines.lines.len());
        }
    }

    fn point(&mut self, text: &str, selected: bool, ticked: bool, missed_again: bool) {
        let role = if selected {
            Role::Selected
        } else {
            Role::Plain
        };
        let cursor = if selected { ">" } else { "" };
        let cursor = format!("{cursor:<0$}", self.point_indent - 4);
        let check = if ticked { "[x] " } else { "[ ] " };
        self.lines.item(ListItem {
            mark: Line::new(cursor, role).with(check, if ticked { Role::Done } else { role }),
            text,
            role,
            warning: self.missed_mark(missed_again),
        });
    }

    fn missed_mark(&self, missed_again: bool) -> &'static str {
        match (missed_again, self.state.size.room()) {
            (false, _) => "",
            (true, Room::Full) => words::missed_again(self.state.language),
            (true, _) => words::missed_again_short(self.state.language),
        }
    }
}

/// Whether the details say more than the text of the point.
fn says_more(details: &[Block], text: &str) -> bool {
    let document = Document {
        blocks: details.to_vec(),
    };
    let options = LayoutOptions {
        width: usize::MAX / 4,
        glyphs: Glyphs {
            ascii: true,
            ..Glyphs::default()
        },
        language: Default::default(),
    };
    let lines = layout(&document, &options);
    let [line] = lines.as_slice() else {
        return !lines.is_empty();
    };
    // A leading number and a final full stop add nothing.
    let bare = |text: &str| {
        let folded = folded(text);
        let words = folded.trim_matches(|character: char| !character.is_alphanumeric());
        words.to_owned()
    };
    bare(&line.text()) != bare(text)
}
