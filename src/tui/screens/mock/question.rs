//! The question while the learner speaks: alone, as an interviewer asks it.

use super::MockScreen;
use crate::session::{MockStage, asking};
use crate::text::{Line, Role, Rows};
use crate::tui::keymap::{Command, key_label};
use crate::tui::screens::card_rows::card_lines;
use crate::tui::state::{Room, State};
use crate::words::mock as words;

pub fn rows(screen: &MockScreen, state: &State) -> Rows {
    let language = state.language;
    let card = &screen.card;
    let is_full = state.size.room() == Room::Full;
    let mut lines = card_lines(state);
    let n_blank = if is_full { state.size.height / 5 } else { 1 };
    lines.lines.add(vec![Line::default(); n_blank].into(), 0);
    let question = asking(&card.title, language);
    if screen.run.stage() == MockStage::FollowUp {
        lines.paragraph(&question, Role::Dim);
        lines.blank();
        lines.paragraph(words::follow_up(language), Role::Key);
        lines.paragraph(&screen.run.follow_up(card).text, Role::Title);
        return lines.lines;
    }
    lines.paragraph(&question, Role::Title);
    lines.choices(card);
    if screen.run.number() == 1 {
        let key = state.screen_key(Command::FinishSpeaking);
        let key = key.map_or_else(String::new, |key| key_label(key, language));
        lines.blank();
        lines.paragraph(&words::speak(language, &key), Role::Dim);
    }
    lines.lines
}
