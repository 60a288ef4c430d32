//! `show`: one card with its answers.

use std::collections::HashSet;

use clap::Args;

use crate::deck::Deck;
use crate::domain::{Card, CardState, EntryIndex, Language, Remark, RemarkKind};
use crate::markdown::tree;
use crate::text::{self, Ambiguous, Glyphs, LayoutOptions, visible};
use crate::words::{cli as words, common, study};

use super::Context;
use super::ansi;
use super::cards::find_one;
use super::failure::Failure;
use super::global::GlobalArgs;
use super::help;
use super::json::{Cards, Texts, to_line};
use super::list::state_of;
use super::output::{Output, Style, columns};

/// `show`.
#[derive(Args, Debug)]
#[command(after_help = help::SHOW)]
pub struct ShowArgs {
    /// An id, a unique beginning of one, a question, or a query that finds one card.
    #[arg(required = true)]
    pub card: Vec<String>,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// Shows a card on stdout.
pub fn run(context: &mut Context, args: &ShowArgs) -> Result<(), Failure> {
    let library = context.open()?;
    let card = find_one(&library, &args.card)?;
    let state = library.state(card, library.now());
    let mut output = context.output();
    if args.json {
        output.line(&to_line(&Cards::new(
            library.deck(),
            &[(card, state)],
            Texts::Full,
        ))?);
    } else {
        let show = Show {
            deck: library.deck(),
            card,
            state: &state,
            entries: &library.answers(card),
            language: context.language,
            columns: usize::from(columns()),
        };
        show.print(&mut output);
    }
    Ok(output.finish()?)
}

/// What to show, and how.
struct Show<'a> {
    /// The deck of the card.
    pub deck: &'a Deck,
    /// The card.
    pub card: &'a Card,
    /// What the learner did with it.
    pub state: &'a CardState,
    /// Its entries in display order, the learner's preference applied.
    pub entries: &'a [EntryIndex],
    /// The language of the words around the notes.
    pub language: Language,
    /// Columns of the terminal.
    pub columns: usize,
}

impl Show<'_> {
    fn print(&self, output: &mut Output) {
        let title = self.card.title_in(self.language);
        for line in text::wrap_plain(&visible(title), self.columns, Ambiguous::Narrow) {
            output.styled(Style::Strong, &line);
            output.push("\n");
        }
        self.facts(output);
        self.remarks(output);
        self.points(output);
        self.follow_ups(output);
        let answered = self.answered();
        if answered.is_empty() {
            output.push("\n");
            output.line(words::no_answer_yet(self.language));
            self.places(output);
        }
        self.lone_hints(output);
        for (n, index) in answered.iter().enumerate() {
            self.answer(*index, (n + 1, answered.len()), output);
        }
        self.other_wordings(title, output);
    }

    /// Where the question stands, and what is noted there.
    fn places(&self, output: &mut Output) {
        for index in self.entries {
            let entry = self.deck.entry(*index);
            let file = self.deck.file_name(entry);
            let place = words::source_at(self.language, file, entry.line);
            output.styled(Style::Dim, &format!("  {}", visible(&place)));
            output.push("\n");
        }
    }

    /// Hints that stand without an answer of their own.
    fn lone_hints(&self, output: &mut Output) {
        for index in self.entries {
            let entry = self.deck.entry(*index);
            if entry.is_unanswered() && !entry.hint.is_empty() {
                let file = self.deck.file_name(entry);
                let place = words::source_at(self.language, file, entry.line);
                output.push("\n");
                output.styled(Style::Strong, words::hint(self.language));
                output.styled(Style::Dim, &format!("  {}", visible(&place)));
                output.push("\n");
                self.markdown(&self.deck.hint(*index), output);
            }
        }
    }

    fn facts(&self, output: &mut Output) {
        let mut facts = vec![self.card.id.to_string()];
        facts.extend(self.card.topics.iter().map(ToString::to_string));
        facts.extend(self.card.tags.iter().map(|tag| tag.name().to_owned()));
        facts.push(state_of(self.card, self.state, self.language).to_owned());
        let memory = &self.state.memory;
        if memory.reviews > 0 {
            facts.push(words::reviewed_times(self.language, memory.reviews));
        }
        if let Some(recall) = self.state.recall {
            facts.push(words::recall_percent(
                self.language,
                (recall * 100.0).round() as u32,
            ));
        }
        if let Some(due) = memory.due {
            let local = due.offset.to_datetime(due.instant);
            facts.push(words::due_on(self.language, &local.date().to_string()));
        }
        output.styled(Style::Dim, &visible(&facts.join("  ")));
        output.push("\n");
        if let Some(why) = &self.state.flagged {
            let flagged = match why.trim() {
                "" => study::flagged(self.language).to_owned(),
                why => study::flagged_because(self.language, why),
            };
            output.styled(Style::Warning, &visible(&flagged));
            output.push("\n");
        }
    }

    /// What a good answer says; numbered where it is a procedure.
    fn points(&self, output: &mut Output) {
        if self.card.points.is_empty() {
            return;
        }
        output.push("\n");
        output.styled(Style::Strong, words::points(self.language));
        output.push("\n");
        for (n, point) in self.card.points.iter().enumerate() {
            let mark = if self.card.steps {
                format!("{}.", n + 1)
            } else {
                "-".to_owned()
            };
            self.item(&format!("  {mark} "), point.text.get(self.language), output);
        }
    }

    /// What an interviewer asks next, each with the points of a good answer.
    fn follow_ups(&self, output: &mut Output) {
        if self.card.follow_ups.is_empty() {
            return;
        }
        output.push("\n");
        output.styled(Style::Strong, words::follow_ups(self.language));
        output.push("\n");
        for follow_up in &self.card.follow_ups {
            self.item("  ? ", follow_up.text.get(self.language), output);
            for point in &follow_up.points {
                self.item("    - ", point.get(self.language), output);
            }
        }
    }

    /// Writes a text behind a mark, its further lines below its first.
    fn item(&self, mark: &str, text: &str, output: &mut Output) {
        let columns = self.columns.saturating_sub(mark.len()).max(2);
        let indent = " ".repeat(mark.len());
        let lines = text::wrap_plain(&visible(text), columns, Ambiguous::Narrow);
        for (n, line) in lines.iter().enumerate() {
            let before = if n == 0 { mark } else { &indent };
            output.line(&format!("{before}{line}"));
        }
    }

    /// What is amiss with the answers: the kind and since when, what is true, which answer it is
    /// about where there are several, and its ground.
    fn remarks(&self, output: &mut Output) {
        for remark in &self.card.remarks {
            let (kind, style) = match remark.kind {
                RemarkKind::Wrong => (study::remark_wrong(self.language), Style::Warning),
                RemarkKind::Outdated => (study::remark_outdated(self.language), Style::Warning),
                RemarkKind::Incomplete => (study::remark_incomplete(self.language), Style::Dim),
                RemarkKind::Context => (study::remark_context(self.language), Style::Dim),
            };
            let since = remark.since.as_deref();
            let since = since.map_or_else(String::new, |since| study::since(self.language, since));
            let text = remark.text.get(self.language);
            let colon = common::colon(self.language);
            let text = visible(&format!("! {kind}{since}{colon}{text}")).into_owned();
            for line in text::wrap_plain(&text, self.columns, Ambiguous::Narrow) {
                output.styled(style, &line);
                output.push("\n");
            }
            for about in self.about(remark) {
                output.styled(Style::Dim, &format!("  {}", visible(&about)));
                output.push("\n");
            }
            if let Some(source) = &remark.source {
                output.styled(Style::Dim, &format!("  {}", visible(source)));
                output.push("\n");
            }
        }
    }

    /// The answers among several that a remark is about, and where they stand.
    fn about(&self, remark: &Remark) -> Vec<String> {
        if self.entries.len() < 2 {
            return Vec::new();
        }
        let is_about = |index: &&EntryIndex| remark.entry == Some(self.deck.entry(**index).id);
        let indices = self.entries.iter().filter(is_about);
        indices.map(|index| self.numbered_place(*index)).collect()
    }

    /// The number of an answer, if it is one, and where it stands.
    fn numbered_place(&self, index: EntryIndex) -> String {
        let entry = self.deck.entry(index);
        let place = words::source_at(self.language, self.deck.file_name(entry), entry.line);
        let answered = self.answered();
        let n = answered.iter().position(|answered| *answered == index);
        let answer = n.map(|n| words::answer_n(self.language, n + 1, answered.len()) + "  ");
        answer.unwrap_or_default() + &place
    }

    /// The entries with an answer.
    fn answered(&self) -> Vec<EntryIndex> {
        let entries = self.entries.iter().copied();
        let answered = entries.filter(|index| !self.deck.entry(*index).is_unanswered());
        answered.collect()
    }

    fn answer(&self, index: EntryIndex, (n, of): (usize, usize), output: &mut Output) {
        let entry = self.deck.entry(index);
        let place = words::source_at(self.language, self.deck.file_name(entry), entry.line);
        let head = if of > 1 {
            words::answer_n(self.language, n, of)
        } else {
            words::answer(self.language).to_owned()
        };
        output.push("\n");
        output.styled(Style::Strong, &head);
        output.styled(Style::Dim, &format!("  {}", visible(&place)));
        output.push("\n");
        if !entry.hint.is_empty() {
            let colon = common::colon(self.language);
            output.line(&format!(
                "  {}{}",
                words::hint(self.language),
                colon.trim_end()
            ));
            self.markdown(&self.deck.hint(index), output);
            output.push("\n");
        }
        self.markdown(&self.deck.answer(index), output);
    }

    fn markdown(&self, markdown: &str, output: &mut Output) {
        let options = LayoutOptions {
            width: self.columns.saturating_sub(2),
            glyphs: Glyphs::default(),
            language: self.language,
        };
        ansi::print(&text::layout(&tree::parse(markdown), &options), output);
    }

    /// The questions of the notes where they are worded differently.
    fn other_wordings(&self, title: &str, output: &mut Output) {
        let mut wordings: Vec<&str> = self
            .deck
            .entries_of(self.card)
            .map(|entry| entry.question.as_str())
            .collect();
        let mut seen = HashSet::from([title]);
        wordings.retain(|wording| seen.insert(*wording));
        if wordings.is_empty() {
            return;
        }
        output.push("\n");
        output.styled(Style::Dim, words::also_asked_as(self.language));
        output.push("\n");
        for wording in wordings {
            output.line(&format!("  {}", visible(wording)));
        }
    }
}
