//! State and library together: messages go in, their effects are performed until none is left.

use super::executor::Executor;
use super::keymap::Key;
use super::message::{Effect, Message};
use super::state::State;
use super::update::update;

/// A running program without a terminal.
#[derive(Debug)]
pub struct App<'a> {
    /// What is shown.
    pub state: State,
    /// Who performs effects.
    pub executor: Executor<'a>,
}

impl App<'_> {
    /// Takes in a key. What other programs wrote is taken in before; if that brought another card
    /// to the screen, the key was not meant for it and is dropped.
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

    /// Takes in a message; returns the effects that concern the terminal.
    pub fn receive(&mut self, message: Message) -> Vec<Effect> {
        let effects = update(&mut self.state, message);
        self.perform(effects)
    }

    /// Performs effects and those that their answers bring about.
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
