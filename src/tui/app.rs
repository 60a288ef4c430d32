//! Connects state and library: passes messages to the state and performs their effects.

use super::executor::Executor;
use super::keymap::Key;
use super::message::{Effect, Message};
use super::mouse::{Gesture, HitRegion, Mouse, gestures};
use super::state::State;
use super::update::update;

/// A running program without a terminal.
#[derive(Debug)]
pub struct App<'a> {
    pub state: State,
    pub executor: Executor<'a>,
}

impl App<'_> {
    /// Handles a key. Reads what other programs wrote first. If that puts another card on the
    /// screen, drops the key, because it was not meant for that card.
    ///
    /// Returns the effects that concern the terminal.
    pub fn press(&mut self, key: Key) -> Vec<Effect> {
        if let Some(changed) = self.executor.refresh() {
            let effects = update(&mut self.state, changed);
            if !effects.is_empty() {
                return self.perform(effects);
            }
        }
        // A file that was replaced may lack answers that cannot be saved again at once.
        self.state.n_unsaved = self.executor.library.log().unsaved().len();
        let now = self.executor.library.now();
        match self.state.message_of(key, now) {
            Some(message) => self.receive(message),
            None => Vec::new(),
        }
    }

    /// Handles an action of the mouse on a frame with these regions. Returns the effects that
    /// concern the terminal.
    pub fn point(&mut self, regions: &[HitRegion], mouse: Mouse) -> Vec<Effect> {
        let gestures = gestures(&self.state, regions, mouse);
        let effects = gestures.into_iter().flat_map(|gesture| match gesture {
            Gesture::Press(key) => self.press(key),
            Gesture::InPane(pane, command) => self.receive(Message::InPane(pane, command)),
            Gesture::Choose(item) => {
                let now = self.executor.library.now();
                self.receive(Message::Clicked(item, now))
            }
        });
        effects.collect()
    }

    /// Handles a message; returns the effects that concern the terminal.
    pub fn receive(&mut self, message: Message) -> Vec<Effect> {
        let effects = update(&mut self.state, message);
        self.perform(effects)
    }

    /// Performs effects, and the effects that their answers cause.
    pub fn perform(&mut self, effects: Vec<Effect>) -> Vec<Effect> {
        let mut waiting = std::collections::VecDeque::from(effects);
        let mut for_terminal = Vec::new();
        let mut said = None;
        while let Some(effect) = waiting.pop_front() {
            // An answer is saved before anything else.
            let is_answer = matches!(effect, Effect::Record(_));
            if effect.leads_on() && !is_answer {
                said = self.read_changed_notes().or(said);
            }
            let message = self.executor.perform(&effect);
            if effect.leads_on() && is_answer {
                said = self.read_changed_notes().or(said);
            }
            match message {
                Some(message) => waiting.extend(update(&mut self.state, message)),
                None => for_terminal.push(effect),
            }
        }
        if let Some(said) = said {
            let notice = self.state.notice.take();
            self.state.notice =
                Some(notice.map_or(said.clone(), |other| format!("{said}  {other}")));
        }
        for_terminal
    }

    /// Shows the notes as they are now, if their files changed. The card on the screen stays. Returns
    /// what changed, in words.
    fn read_changed_notes(&mut self) -> Option<String> {
        let (changed, said) = self.executor.read_changed_notes()?;
        for effect in update(&mut self.state, changed) {
            if let Some(message) = self.executor.perform(&effect) {
                update(&mut self.state, message);
            }
        }
        said
    }
}
