//! The layout of the answer on the screen, kept from frame to frame: laying out a long answer
//! takes longer than drawing it.

use std::rc::Rc;

use super::screens::card_rows::card_lines;
use super::state::{AnswerLayout, Screen, State};
use crate::session::CardView;
use crate::text::{Line, layout};

impl State {
    /// The lines of an answer (from 0) of a card, from the kept layout if it has them.
    pub fn answer_lines(&self, card: &CardView, answer: usize) -> Rc<[Line]> {
        let rows = card_lines(self);
        let options = rows.options(rows.margin);
        let kept = self
            .layout
            .as_ref()
            .filter(|kept| (kept.card, kept.answer, kept.options) == (card.id, answer, options));
        if let Some(kept) = kept {
            return Rc::clone(&kept.lines);
        }
        let document = card.answers.get(answer).map(|answer| &answer.document);
        let lines = document.map(|document| layout(document, &options));
        lines.unwrap_or_default().into()
    }

    /// Keeps the layout of the answer on the screen.
    pub fn keep_layout(&mut self) {
        let (card, answer) = match self.screens.last() {
            Some(Screen::Study(study)) if study.look().is_some() => (&study.card, study.answer()),
            Some(Screen::Skim(skim)) => (&skim.view, 0),
            _ => {
                self.layout = None;
                return;
            }
        };
        let rows = card_lines(self);
        self.layout = Some(AnswerLayout {
            card: card.id,
            answer,
            options: rows.options(rows.margin),
            lines: self.answer_lines(card, answer),
        });
    }
}
