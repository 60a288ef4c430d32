//! The keymap: the built-in table, changed by the bindings of the config file.

mod command;
mod context;
mod key;
mod label;
#[cfg(test)]
mod tests;

use crate::config::{KeyError, KeyMistake, KeyRule};
use crate::domain::{Language, is_han};
use crate::likeness::nearest;

pub use command::{Command, Slot, Typing};
pub use context::Context;
pub use key::{Code, Key, ParseKeyError};
pub use label::key_label;

/// The keys of a command in one context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    pub context: Context,
    /// The keys; the screen shows the first.
    pub keys: Vec<Key>,
    pub command: Command,
    pub slots: &'static [Slot],
}

impl Binding {
    pub fn is_in_menu(&self) -> bool {
        let in_menu = [Slot::Menu, Slot::MenuOnly];
        in_menu.iter().any(|slot| self.slots.contains(slot))
    }
}

/// The result of looking up a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    Matched(Command),
    /// The key runs this command in the menu only.
    InMenu(Command),
    /// The key types this character into a text field.
    Typed(char),
    /// The key is unbound and comes from an input method set to Chinese.
    InputMethod,
    Unbound,
}

/// The bindings of all contexts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut keymap = Self {
            bindings: Vec::new(),
        };
        for row in command::ROWS {
            for (contexts, names, slots) in row.bindings {
                let names = names.split(' ');
                let keys: Vec<Key> = names.filter_map(|name| name.parse().ok()).collect();
                for context in *contexts {
                    keymap.add(*context, &keys, row.command, slots);
                }
            }
        }
        keymap
    }
}

impl Keymap {
    /// The keymap with the bindings of the config file, and all mistakes in them in file order.
    pub fn with(own: &[KeyRule]) -> (Self, Vec<KeyMistake>) {
        let mut keymap = Self::default();
        let mut mistakes = Vec::new();
        for rule in own {
            if let Err(error) = keymap.take(rule) {
                let position = rule.position;
                mistakes.push(KeyMistake { position, error });
            }
        }
        (keymap, mistakes)
    }

    fn take(&mut self, rule: &KeyRule) -> Result<(), KeyError> {
        let context = Context::of_name(&rule.context).ok_or_else(|| KeyError::UnknownContext {
            near: nearest(&rule.context, Context::ALL.map(Context::name)),
            name: rule.context.clone(),
        })?;
        let key = rule
            .key
            .parse()
            .map_err(|ParseKeyError(name)| KeyError::UnknownKey(name))?;
        self.bind(context, key, &rule.command)
    }

    /// Adds a row of the table. If the context already has the command, adds the keys to that
    /// binding, which keeps its slots.
    fn add(&mut self, context: Context, keys: &[Key], command: Command, slots: &'static [Slot]) {
        let mut bindings = self.bindings.iter_mut();
        let known = bindings.find(|it| it.context == context && it.command == command);
        match known {
            Some(binding) => binding.keys.extend(keys),
            None => self.bindings.push(Binding {
                context,
                keys: keys.to_vec(),
                command,
                slots,
            }),
        }
    }

    /// Binds a key to a command of the context and removes its previous binding.
    fn bind(&mut self, context: Context, key: Key, name: &str) -> Result<(), KeyError> {
        let is_meant =
            |binding: &Binding| binding.context == context && binding.command.name() == Some(name);
        let Some(index) = self.bindings.iter().position(is_meant) else {
            let known = Self::default();
            let known = known
                .bindings(context)
                .filter_map(|binding| binding.command.name());
            return Err(KeyError::UnknownCommand {
                context: context.name(),
                name: name.to_owned(),
                near: nearest(name, known),
            });
        };
        for binding in self.bindings.iter_mut().filter(|it| it.context == context) {
            binding.keys.retain(|bound| *bound != key);
        }
        self.bindings[index].keys.insert(0, key);
        Ok(())
    }

    /// Looks up a key in a context.
    ///
    /// Outside text fields, a character widened by an input method counts as the plain key.
    pub fn lookup(&self, context: Context, key: Key) -> Lookup {
        let meant = if context.takes_text() {
            key
        } else {
            key.narrowed()
        };
        let bound = self
            .bindings(context)
            .find(|binding| binding.keys.contains(&meant));
        match (bound, key.typed()) {
            (Some(binding), _) if binding.slots.contains(&Slot::MenuOnly) => {
                Lookup::InMenu(binding.command)
            }
            (Some(binding), _) => Lookup::Matched(binding.command),
            (None, Some(character)) if context.takes_text() => Lookup::Typed(character),
            (None, Some(character)) if is_han(character) => Lookup::InputMethod,
            (None, _) => Lookup::Unbound,
        }
    }

    /// The bindings of a context, in the order of the table.
    pub fn bindings(&self, context: Context) -> impl Iterator<Item = &Binding> {
        let bindings = self.bindings.iter();
        bindings.filter(move |binding| binding.context == context)
    }

    /// The labels of a binding's keys. A key that works only in the menu follows that of the menu.
    fn key_labels(&self, binding: &Binding, language: Language) -> Vec<String> {
        let menu_key = self
            .key_of(binding.context, Command::Menu)
            .filter(|_| binding.slots.contains(&Slot::MenuOnly));
        let before = menu_key.map_or_else(String::new, |key| key_label(key, language) + " ");
        let keys = binding.keys.iter();
        keys.map(|key| format!("{before}{}", key_label(*key, language)))
            .collect()
    }

    /// The keys of a context by the label of their commands, in the order of the table. Neighbors
    /// with the same label share an entry.
    pub fn labelled(
        &self,
        context: Context,
        language: Language,
        label: impl Fn(Command) -> &'static str,
    ) -> Vec<(&'static str, Vec<String>)> {
        let mut labelled: Vec<(&'static str, Vec<String>)> = Vec::new();
        for binding in self.bindings(context).filter(|it| !it.keys.is_empty()) {
            let label = label(binding.command);
            let keys = self.key_labels(binding, language);
            match labelled.last_mut() {
                Some((last, known)) if *last == label => known.extend(keys),
                _ => labelled.push((label, keys)),
            }
        }
        labelled
    }

    /// The key that the screen shows for a command.
    pub fn key_of(&self, context: Context, command: Command) -> Option<Key> {
        let binding = self
            .bindings(context)
            .find(|binding| binding.command == command)?;
        binding.keys.first().copied()
    }
}
