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
        while let Some(effect) = waiting.pop_front() {
            match self.executor.perform(&effect) {
                Some(message) => waiting.extend(update(&mut self.state, message)),
                None => for_terminal.push(effect),
            }
        }
        for_terminal
    }
}
