//! `show`: one card with its points, remarks and answers.

use std::collections::HashSet;

use clap::Args;

use crate::deck::Deck;
use crate::domain::{Card, CardState, EntryIndex, Language, Remark, RemarkKind};
use crate::markdown::tree;
use crate::text::{Glyphs, LayoutOptions, Line, Role, layout, visible, wrap_plain};
use crate::words::{cli as words, common, study};

use super::CommandContext;
use super::cards::find_one;
use super::failure::Failure;
use super::help;
use super::json::{AnswerTexts, Cards};
use super::list::state_name;
use super::output::columns;

#[derive(Args, Debug)]
#[command(after_help = help::SHOW)]
pub struct ShowArgs {
    /// An id, a unique beginning of one, a question, or a query that matches one card
    #[arg(required = true)]
    pub card: Vec<String>,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

pub fn run(context: &mut CommandContext, args: &ShowArgs) -> Result<(), Failure> {
    let library = context.open()?;
    let card = find_one(&library, &args.card)?;
    let state = library.state(card, library.now());
    if args.json {
        let cards = [(card, state)];
        return context.print_json(&Cards::new(&library, &cards, AnswerTexts::Full));
    }
    let writer = ShownCard {
        deck: library.deck(),
        card,
        state: &state,
        entries: &library.answers(card),
        language: context.language,
        columns: columns(),
        glyphs: library.glyphs(),
    };
    context.print(writer.lines())
}

struct ShownCard<'a> {
    deck: &'a Deck,
    card: &'a Card,
    state: &'a CardState,
    /// In display order: a preferred answer comes first.
    entries: &'a [EntryIndex],
    language: Language,
    /// The width of the terminal.
    columns: usize,
    glyphs: Glyphs,
}

impl ShownCard<'_> {
    fn lines(&self) -> Vec<Line> {
        let mut lines = self.item("", self.card.title_in(self.language), Role::Title);
        lines.extend(self.facts());
        lines.extend(self.remarks());
        lines.extend(self.points());
        lines.extend(self.follow_ups());
        let answered = self.answered();
        if answered.is_empty() {
            lines.push(Line::default());
            lines.push(words::no_answer_yet(self.language).into());
            let places = self.entries.iter().map(|index| self.place(*index));
            lines.extend(places.map(|place| Line::new(place, Role::Dim).indented(2)));
        }
        lines.extend(self.hints_without_answer());
        for (n, index) in answered.iter().enumerate() {
            lines.extend(self.answer(*index, (n + 1, answered.len())));
        }
        lines.extend(self.other_wordings());
        lines
    }

    fn facts(&self) -> Vec<Line> {
        let mut facts = vec![self.card.id.to_string()];
        facts.extend(self.card.topics.iter().map(ToString::to_string));
        facts.extend(self.card.tags.iter().map(|tag| tag.name().to_owned()));
        facts.push(state_name(self.card, self.state, self.language).to_owned());
        let memory = &self.state.memory;
        if memory.reviews > 0 {
            facts.push(words::reviewed_times(self.language, memory.reviews));
        }
        if let Some(recall) = self.state.recall {
            let percent = (recall * 100.0).round() as u32;
            facts.push(words::recall_percent(self.language, percent));
        }
        if let Some(due) = memory.due {
            let local = due.offset.to_datetime(due.instant);
            facts.push(words::due_on(self.language, &local.date().to_string()));
        }
        let mut lines = vec![Line::new(visible(&facts.join("  ")), Role::Dim)];
        if let Some(why) = &self.state.flagged {
            let flagged = match why.trim() {
                "" => study::flagged(self.language).to_owned(),
                why => study::flagged_because(self.language, why),
            };
            lines.push(Line::new(visible(&flagged), Role::Warning));
        }
        lines
    }

    /// Each remark with the answers it is about and its source.
    fn remarks(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for remark in &self.card.remarks {
            let (kind, role) = match remark.kind {
                RemarkKind::Wrong => (study::remark_wrong(self.language), Role::Warning),
                RemarkKind::Outdated => (study::remark_outdated(self.language), Role::Warning),
                RemarkKind::Incomplete => (study::remark_incomplete(self.language), Role::Dim),
                RemarkKind::Context => (study::remark_context(self.language), Role::Dim),
            };
            let since = remark.since.as_deref();
            let since = since.map_or_else(String::new, |since| study::since(self.language, since));
            let text = remark.text.get(self.language);
            let text = format!("! {kind}{since}{}{text}", common::colon(self.language));
            lines.extend(self.item("", &text, role));
            let details = self
                .answers_about(remark)
                .into_iter()
                .chain(remark.source.clone());
            lines.extend(details.map(|text| Line::new(visible(&text), Role::Dim).indented(2)));
        }
        lines
    }

    /// The answers that a remark is about, if there are several.
    fn answers_about(&self, remark: &Remark) -> Vec<String> {
        if self.entries.len() < 2 {
            return Vec::new();
        }
        let is_about = |index: &&EntryIndex| remark.entry == Some(self.deck.entry(**index).id);
        let answered = self.answered();
        let about = self.entries.iter().filter(is_about);
        let named = about.map(|index| {
            let n = answered.iter().position(|answered| answered == index);
            let answer = n.map(|n| words::answer_n(self.language, n + 1, answered.len()) + "  ");
            answer.unwrap_or_default() + &self.place(*index)
        });
        named.collect()
    }

    /// The points, numbered if they are steps.
    fn points(&self) -> Vec<Line> {
        let points = (1..).zip(&self.card.points);
        let items = points.flat_map(|(n, point)| {
            let mark = if self.card.steps {
                format!("  {n}. ")
            } else {
                "  - ".to_owned()
            };
            self.item(&mark, point.text.get(self.language), Role::Plain)
        });
        self.section(words::points(self.language), items.collect())
    }

    fn follow_ups(&self) -> Vec<Line> {
        let mut items = Vec::new();
        for follow_up in &self.card.follow_ups {
            items.extend(self.item("  ? ", follow_up.text.get(self.language), Role::Plain));
            for point in &follow_up.points {
                items.extend(self.item("    - ", point.get(self.language), Role::Plain));
            }
        }
        self.section(words::follow_ups(self.language), items)
    }

    /// A section with its title, unless it is empty.
    fn section(&self, title: &str, lines: Vec<Line>) -> Vec<Line> {
        if lines.is_empty() {
            return lines;
        }
        let title = [Line::default(), Line::new(title, Role::Strong)];
        title.into_iter().chain(lines).collect()
    }

    /// Text after a mark. Further lines are indented as far.
    fn item(&self, mark: &str, text: &str, role: Role) -> Vec<Line> {
        let width = self.columns.saturating_sub(mark.len()).max(2);
        let lines = wrap_plain(text, width, self.glyphs.ambiguous).into_iter();
        let marked = lines.enumerate().map(|(n, line)| match n {
            0 => Line::from(mark).with(line, role),
            _ => Line::new(line, role).indented(mark.len()),
        });
        marked.collect()
    }

    /// The hints of entries without an answer.
    fn hints_without_answer(&self) -> Vec<Line> {
        let entries = self.entries.iter().copied();
        let with_hint = entries.filter(|index| {
            let entry = self.deck.entry(*index);
            entry.is_unanswered() && !entry.hint.is_empty()
        });
        let hints = with_hint.flat_map(|index| {
            let head = self.answer_head(words::hint(self.language), index);
            let hint = self.markdown(&self.deck.hint(index));
            head.into_iter().chain(hint)
        });
        hints.collect()
    }

    fn answer(&self, index: EntryIndex, (n, of): (usize, usize)) -> Vec<Line> {
        let title = if of > 1 {
            words::answer_n(self.language, n, of)
        } else {
            words::answer(self.language).to_owned()
        };
        let mut lines = self.answer_head(&title, index);
        if !self.deck.entry(index).hint.is_empty() {
            let colon = common::colon(self.language).trim_end();
            let hint = format!("{}{colon}", words::hint(self.language));
            lines.push(Line::from(hint).indented(2));
            lines.extend(self.markdown(&self.deck.hint(index)));
            lines.push(Line::default());
        }
        lines.extend(self.markdown(&self.deck.answer(index)));
        lines
    }

    /// A title and the place of an entry, below a blank line.
    fn answer_head(&self, title: &str, index: EntryIndex) -> Vec<Line> {
        let place = format!("  {}", self.place(index));
        let title = Line::new(title, Role::Strong).with(place, Role::Dim);
        vec![Line::default(), title]
    }

    fn markdown(&self, markdown: &str) -> Vec<Line> {
        let options = LayoutOptions {
            width: self.columns.saturating_sub(2),
            glyphs: self.glyphs,
            language: self.language,
        };
        let lines = layout(&tree::parse(markdown), &options).into_iter();
        lines.map(|line| line.trimmed().indented(2)).collect()
    }

    fn answered(&self) -> Vec<EntryIndex> {
        let entries = self.entries.iter().copied();
        let answered = entries.filter(|index| !self.deck.entry(*index).is_unanswered());
        answered.collect()
    }

    /// The file and line of an entry.
    fn place(&self, index: EntryIndex) -> String {
        let entry = self.deck.entry(index);
        let place = words::source_at(self.language, self.deck.file_name(entry), entry.line);
        visible(&place).into_owned()
    }

    /// Other wordings of the question in the notes.
    fn other_wordings(&self) -> Vec<Line> {
        let mut seen = HashSet::from([self.card.title_in(self.language)]);
        let entries = self.deck.entries_of(self.card);
        let wordings = entries.map(|entry| entry.question.as_str());
        let others = wordings.filter(|wording| seen.insert(*wording));
        let lines = others.map(|wording| Line::from(visible(wording).into_owned()).indented(2));
        self.section(words::also_asked_as(self.language), lines.collect())
    }
}
