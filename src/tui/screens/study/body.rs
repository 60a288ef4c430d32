//! The revealed answer as rows: hint, remarks, points to tick, and the answer itself.

use std::ops::Range;
use std::rc::Rc;

use super::answer_state::{AnswerState, Shape};
use super::{StudyScreen, header};
use crate::domain::folded;
use crate::exercise::StructurePoints;
use crate::markdown::tree::Block;
use crate::session::{Answer, CardLines, ListItem};
use crate::text::{Line, Role, Rows};
use crate::tui::card_layout::CardPart;
use crate::tui::screens::card_rows::{answer_lines, card_lines, card_part};
use crate::tui::state::{Room, State};
use crate::words::study as words;

/// Text before the points is shown if it has at most this many rows.
const MOST_ROWS_BEFORE: usize = 3;

#[derive(Clone, Debug, Default)]
pub struct AnswerRows {
    pub rows: Rows,
    /// The rows of each point.
    pub points: Vec<Range<usize>>,
}

/// The rows of the answer on the screen.
pub fn answer(screen: &StudyScreen, look: &AnswerState, state: &State) -> AnswerRows {
    let mut writer = Writer::new(state);
    let Some(answer) = screen.card.answers.get(look.answer) else {
        return writer.done();
    };
    if !screen.card.options.is_empty() {
        writer.lines.choices(&screen.card);
        writer.lines.blank();
    }
    if look.hint
        && let Some(hint) = &screen.card.hint
    {
        let lines = writer.part(screen, CardPart::Hint, &hint.blocks, writer.lines.margin);
        writer.lines.hint(lines);
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
            let answer = answer_lines(state, &screen.card, look.answer);
            writer.lines.lines.add(answer, writer.lines.margin);
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
            self.lines.blank();
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
        let margin = self.lines.margin;
        let part = CardPart::BeforePoints(look.answer);
        let lines = self.part(screen, part, before, margin);
        if !lines.is_empty() && (all || lines.len() <= MOST_ROWS_BEFORE) {
            self.lines.lines.add(lines, margin);
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
        let part = CardPart::AfterPoints(look.answer);
        let lines = self.part(screen, part, after, margin);
        if all {
            self.lines.lines.add(lines, margin);
        } else {
            let rest = words::rows_follow(self.state.language, lines.len());
            self.lines.paragraph(&rest, Role::Dim);
        }
    }

    fn part(
        &self,
        screen: &StudyScreen,
        part: CardPart,
        blocks: &[Block],
        indent: usize,
    ) -> Rc<[Line]> {
        card_part(self.state, &screen.card, part, blocks, indent)
    }

    fn points(&mut self, screen: &StudyScreen, look: &AnswerState, points: Vec<(&str, &[Block])>) {
        let n_points = points.len();
        for (place, (text, details)) in points.into_iter().enumerate() {
            let first = self.lines.lines.n_rows();
            let ticked = look.checklist().is_ticked(place);
            let missed_again = !ticked && screen.card.was_missed(place, n_points);
            self.point(text, place == look.now().cursor, ticked, missed_again);
            if look.now().is_unfolded(place) {
                let part = CardPart::Point(look.answer, place);
                let lines = self.part(screen, part, details, self.details_indent);
                if says_more(&lines, text) {
                    self.lines.lines.add(lines, self.details_indent);
                }
            }
            self.points.push(first..self.lines.lines.n_rows());
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

/// Whether the details of a point say more than its text. A final full stop adds nothing.
fn says_more(details: &[Line], text: &str) -> bool {
    // Lines may be wrapped in other places than the text.
    let bare = |text: &str| {
        let folded = folded(text);
        let words = folded.trim_matches(|character: char| !character.is_alphanumeric());
        words.replace(char::is_whitespace, "")
    };
    let details: String = details.iter().map(Line::text).collect();
    !details.is_empty() && bare(&details) != bare(text)
}
