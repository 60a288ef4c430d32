//! The commands on a card. Screens pass in the card they show; this module knows no screen.

use std::collections::HashSet;

use super::keymap::Command;
use super::list::List;
use super::message::Effect;
use super::overlays::{Overlay, Purpose};
use crate::domain::{CardId, Language};
use crate::progress::EventKind;
use crate::session::{Answer, CardView, Link};
use crate::words::study as words;

/// A card as a screen shows it.
#[derive(Clone, Copy, Debug)]
pub struct CardOnScreen<'a> {
    pub card: &'a CardView,
    /// The answer on the screen (from 0). `None` if only the question is.
    pub answer: Option<usize>,
}

/// The effect of a command on a card.
#[derive(Clone, Debug)]
pub enum CardAction {
    Perform(Effect),
    Open(Overlay),
    Say(&'static str),
}

impl CardOnScreen<'_> {
    /// Whether a command would have an effect on the card. True of commands that are not about
    /// cards.
    pub fn offers(&self, command: Command) -> bool {
        let state = &self.card.state;
        let answers = &self.card.answers;
        match command {
            Command::Suspend => !state.suspended,
            Command::Resume => state.suspended,
            Command::Unflag => state.flagged.is_some(),
            Command::Prefer => {
                answers.len() > 1 && self.answer().is_some_and(|it| !it.is_preferred)
            }
            Command::Link => answers.iter().any(|it| !it.links.is_empty()),
            _ => true,
        }
    }

    /// The action of a command. `None` if it has no effect or is not about cards.
    pub fn action(&self, command: Command, language: Language) -> Option<CardAction> {
        let card = self.card.id?;
        let record = |event| Some(CardAction::Perform(Effect::Record(event)));
        match command {
            Command::Link => Some(self.links(language)),
            _ if !self.offers(command) => None,
            Command::Bury => record(EventKind::Bury { card }),
            Command::Suspend => record(EventKind::Suspend { card }),
            Command::Resume => record(EventKind::Resume { card }),
            Command::Unflag => record(EventKind::Unflag { card }),
            Command::Prefer => record(self.preference(card)?),
            Command::Flag => {
                let why = self.card.state.flagged.as_deref().unwrap_or_default();
                Some(CardAction::Open(Overlay::field(
                    Purpose::Flag(vec![card]),
                    why,
                )))
            }
            Command::Edit => Some(CardAction::Perform(Effect::Edit(card))),
            Command::Merge => Some(CardAction::Perform(Effect::Find(card, String::new()))),
            Command::Source => Some(CardAction::Open(self.source())),
            Command::Copy => Some(CardAction::Perform(Effect::Copy(self.text()))),
            _ => None,
        }
    }

    /// The answer on the screen; before the reveal, the first one.
    fn answer(&self) -> Option<&Answer> {
        self.card.answers.get(self.answer.unwrap_or(0))
    }

    fn preference(&self, card: CardId) -> Option<EventKind> {
        let answer = self.answer()?;
        Some(EventKind::Prefer {
            card,
            entry: answer.entry?,
            file: Some(answer.location.base_name().to_owned()),
        })
    }

    fn source(&self) -> Overlay {
        let revealed = self.answer.and(self.answer());
        let location = revealed.map_or(&self.card.asked_at, |answer| &answer.location);
        Overlay::Source(location.clone())
    }

    fn links(&self, language: Language) -> CardAction {
        let links = self.links_of_answers();
        match links.as_slice() {
            [] => CardAction::Say(words::no_link(language)),
            [link] => CardAction::Perform(Effect::Browse(link.address.clone())),
            _ => CardAction::Open(Overlay::Links(List::new(links))),
        }
    }

    /// The links of the answer on the screen, then those of the others, each address once.
    fn links_of_answers(&self) -> Vec<Link> {
        let first = self.answer().into_iter();
        let answers = first.chain(&self.card.answers);
        let mut known = HashSet::new();
        let links = answers.flat_map(|answer| &answer.links);
        let links = links.filter(|link| known.insert(&link.address));
        links.cloned().collect()
    }

    /// The text on the screen, as Markdown.
    fn text(&self) -> String {
        match self.answer {
            Some(answer) => self.card.markdown(answer),
            None => format!("{}\n", self.card.title),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CardState;
    use crate::session::{Link, SourceLocation};

    fn card() -> CardView {
        let answer = |n: u32, text: &str| Answer {
            entry: Some(CardId::of_question(text)),
            text: text.to_owned(),
            location: SourceLocation {
                file: format!("notes/{n}.md"),
                line: n,
            },
            ..Answer::default()
        };
        CardView {
            id: Some(CardId::of_question("etcd")),
            title: "etcd".to_owned(),
            asked_at: SourceLocation {
                file: "notes/1.md".to_owned(),
                line: 7,
            },
            answers: vec![answer(1, "a store"), answer(2, "a database")],
            ..CardView::default()
        }
    }

    fn action(card: &CardView, answer: Option<usize>, command: Command) -> String {
        let shown = CardOnScreen { card, answer };
        match shown.action(command, Language::En) {
            Some(CardAction::Perform(Effect::Record(event))) => {
                let event = format!("{event:?}");
                event.split(' ').next().unwrap().to_owned()
            }
            Some(CardAction::Perform(effect)) => format!("{effect:?}"),
            Some(CardAction::Open(Overlay::Source(at))) => format!("{}:{}", at.file, at.line),
            Some(CardAction::Open(overlay)) => format!("{:?}", overlay.context()),
            Some(CardAction::Say(text)) => text.to_owned(),
            None => String::new(),
        }
    }

    #[test]
    fn a_card_needs_no_study_screen_for_its_actions() {
        let mut card = card();
        for (command, done) in [
            (Command::Bury, "Bury"),
            (Command::Suspend, "Suspend"),
            (Command::Resume, ""),
            (Command::Unflag, ""),
            (Command::Flag, "Field"),
            (Command::Prefer, "Prefer"),
            (Command::Source, "notes/2.md:2"),
            (Command::Link, "no links in the answers"),
            (Command::Copy, r##"Copy("# etcd\n\na database\n")"##),
            (Command::Reveal, ""),
        ] {
            assert_eq!(action(&card, Some(1), command), done, "{command:?}");
        }
        card.set_state(CardState {
            suspended: true,
            flagged: Some(String::new()),
            ..CardState::default()
        });
        for (command, done) in [
            (Command::Suspend, ""),
            (Command::Resume, "Resume"),
            (Command::Unflag, "Unflag"),
        ] {
            assert_eq!(action(&card, Some(1), command), done, "{command:?}");
        }
    }

    #[test]
    fn before_the_reveal_only_the_question_is_known() {
        let card = card();
        assert_eq!(action(&card, None, Command::Source), "notes/1.md:7");
        assert_eq!(action(&card, None, Command::Copy), r#"Copy("etcd\n")"#);
    }

    #[test]
    fn one_link_opens_and_several_are_listed() {
        let mut card = card();
        let link = |address: &str| Link {
            text: String::new(),
            address: address.to_owned(),
        };
        card.answers[0].links = vec![link("https://etcd.io")];
        let opened = r#"Browse("https://etcd.io")"#;
        assert_eq!(action(&card, Some(0), Command::Link), opened);
        // The same address in another answer is the same link.
        card.answers[1].links = vec![link("https://etcd.io")];
        assert_eq!(action(&card, Some(1), Command::Link), opened);
        card.answers[1].links.push(link("https://raft.github.io"));
        assert_eq!(action(&card, Some(0), Command::Link), "List");
    }
}
