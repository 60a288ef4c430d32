//! The home screen: today's plan and the progress of each topic.

use super::Page;
use super::page::body_height;
use crate::domain::TopicId;
use crate::query::Query;
use crate::session::{Overview, TopicRow};
use crate::text::Line;
use crate::text::Role;
use crate::tui::keymap::{Command, Context, key_label};
use crate::tui::list::{List, ListRow};
use crate::tui::message::NextInterview;
use crate::tui::overlays::footer::{notice_height, screen_footer};
use crate::tui::state::{Room, State};
use crate::words::{common, home as words, plan as plan_words};

/// Columns of a topic's bar.
const BAR: usize = 20;

/// The state of the home screen.
#[derive(Clone, Debug, Default)]
pub struct Home {
    /// The figures, without their rows.
    pub overview: Overview,
    /// The rows of the figures.
    pub topics: List<TopicRow>,
}

impl Home {
    /// The query of the selected row.
    pub fn query(&self) -> Query {
        let row = self.topics.selected();
        row.map_or_else(Query::default, |row| row.query.clone())
    }

    /// The number of visible table rows.
    pub fn body_height(&self, state: &State) -> usize {
        let n_header = match state.size.room() {
            Room::Full => 6,
            _ => 3,
        };
        let n_header = n_header + usize::from(is_eve(state));
        body_height(state.size, n_header, 1 + notice_height(state))
    }

    /// Shows new figures; the cursor stays on its topic.
    pub fn show(&mut self, mut overview: Overview) {
        let topic = self.topics.selected().and_then(|row| row.topic.clone());
        self.topics.replace(std::mem::take(&mut overview.rows));
        self.topics.select(|row| row.topic == topic);
        self.overview = overview;
    }

    /// The row of all cards together.
    fn all(&self) -> Option<&TopicRow> {
        self.topics.items().first()
    }

    pub fn page(&self, state: &State) -> Page {
        let full = state.size.room() == Room::Full;
        let row = if full { table_row } else { short_row };
        Page {
            header: if full {
                self.header(state)
            } else {
                self.short_header(state)
            },
            body: self
                .topics
                .lines_and_rest(self.body_height(state), state.language, |item| {
                    row(state, item)
                })
                .into(),
            scroll: 0,
            items: self.topics.rows_above_rest(self.body_height(state)),
            footer: screen_footer(state, Context::Home),
            panes: Vec::new(),
        }
    }

    fn header(&self, state: &State) -> Vec<Line> {
        let width = state.size.inner_width();
        let mut rows = vec![
            self.title(state),
            Line::rule(width),
            self.today(state),
            self.counts(state),
        ];
        rows.extend(last_look(state));
        rows.extend([Line::rule(width), heading(state)]);
        rows
    }

    fn short_header(&self, state: &State) -> Vec<Line> {
        let language = state.language;
        let plan = &self.overview.plan;
        let n_reviews = plan.n_due();
        let mut row = Line::new(words::reviews(language), Role::Plain)
            .with(format!(" {n_reviews}"), Role::Figure);
        if plan.reviews_fill_day {
            let text = words::reviews_fill_today(language);
            row.push(format!("  {text}"), Role::Warning);
        } else {
            row.push(format!("  {}", words::new(language)), Role::Plain);
            row.push(format!(" {}", plan.n_new()), Role::Figure);
        }
        match plan.mock {
            Some(mock) => row.push_right(plan_words::mock(language, mock.minutes), Role::Key),
            None => {
                let minutes = words::about_minutes(language, plan.minutes());
                row.push_right(minutes, Role::Dim);
            }
        }
        let mut rows = vec![self.title(state), row];
        rows.extend(last_look(state));
        rows.push(Line::rule(state.size.inner_width()));
        rows
    }

    fn title(&self, state: &State) -> Line {
        let mut row = Line::new("k8s-quiz", Role::Title);
        if state.n_unsaved > 0 {
            row.push_right(
                common::n_unsaved(state.language, state.n_unsaved),
                Role::Warning,
            );
        }
        let n_answered = self.all().map_or(0, |row| row.counts.n_cards());
        let n_unanswered = self.overview.n_unanswered;
        let counted = match (state.size.room(), n_unanswered) {
            (_, 0) => words::n_cards(state.language, n_answered),
            (Room::Full, n) => words::n_cards_of(state.language, n_answered + n, n_answered, n),
            (_, n) => words::n_cards_short(state.language, n_answered, n),
        };
        match &state.ahead {
            Some(ahead) => {
                let next = next_interview(state, ahead);
                row.push_right(state.in_one_row(&next), Role::Key);
            }
            None => row.push_right(counted, Role::Dim),
        }
        row
    }

    fn today(&self, state: &State) -> Line {
        let language = state.language;
        let Overview {
            plan,
            budget,
            spent,
            ..
        } = &self.overview;
        let minutes = match self.overview.pause {
            Some(to) if *budget == 0 => {
                words::pause(language, &plan_words::day(language, to, false))
            }
            _ if *spent == 0 => words::today(language, *budget),
            _ => words::today_spent(language, *budget, *spent),
        };
        let n_reviews = plan.n_due();
        let mut row = Line::new(minutes, Role::Plain)
            .with(format!("    {}", words::reviews(language)), Role::Plain)
            .with(format!(" {n_reviews}"), Role::Figure)
            .with(format!("   {}", words::new(language)), Role::Plain)
            .with(format!(" {}", plan.n_new()), Role::Figure);
        // Before what a narrow row cuts.
        let minutes = words::about_minutes(language, plan.minutes());
        row.push(format!("   {minutes}"), Role::Dim);
        if let Some(mock) = plan.mock {
            let text = plan_words::mock(language, mock.minutes);
            row.push(format!("   {text}"), Role::Key);
        }
        if plan.reviews_fill_day {
            let text = words::reviews_fill_today(language);
            row.push(format!("   {text}"), Role::Warning);
        }
        if plan.n_waiting > 0 {
            let text = words::n_waiting(language, plan.n_waiting);
            row.push(format!("   {text}"), Role::Dim);
        }
        self.with_start(row, state)
    }

    /// Today's row with the key that starts, if there is room and something to study.
    fn with_start(&self, mut row: Line, state: &State) -> Line {
        let key = state.screen_key(Command::Study);
        let has_cards = !self.overview.plan.cards.is_empty();
        let key = key.filter(|_| has_cards && state.overlays.is_empty());
        let Some(key) = key.map(|key| key_label(key, state.language)) else {
            return row;
        };
        let label = format!(" {}", words::start(state.language));
        let width = |text: &str| state.glyphs.width(text);
        let taken = row.width(state.glyphs.ambiguous) + 2 + width(&key) + width(&label);
        if taken <= state.size.inner_width() {
            row.push_right(key, Role::Key);
            row.right.extend(Line::new(label, Role::Plain).pieces);
        }
        row
    }

    /// The counts of the cards that are almost always asked, or of all if none is.
    fn counts(&self, state: &State) -> Line {
        let language = state.language;
        let must = self.overview.must;
        let all = self.all().map(|row| row.counts).unwrap_or_default();
        let (label, counts) = match must.n_cards() {
            0 => (words::mastered(language), all),
            _ => (words::must_mastered(language), must),
        };
        let mut row = Line::new(label, Role::Plain);
        let share = format!(" {}/{}", counts.mastered, counts.n_cards());
        row.push(share, Role::Figure);
        let forecast = state.ahead.as_ref().and_then(|ahead| ahead.forecast);
        if let Some(it) = forecast {
            let text = plan_words::at_this_pace(language, it.n_new, it.n_mastered);
            row.push_right(text, Role::Dim);
        } else if self.overview.n_without_own_answer > 0 {
            let text = words::n_without_own_answer(language, self.overview.n_without_own_answer);
            row.push_right(text, Role::Dim);
        }
        row
    }
}

/// Whether the interview is tomorrow or today.
fn is_eve(state: &State) -> bool {
    state.ahead.as_ref().is_some_and(|ahead| ahead.n_days <= 1)
}

/// What to do on the evening before an interview: skim, or write the sheet.
fn last_look(state: &State) -> Option<Line> {
    let language = state.language;
    let text = match state.size.room() {
        Room::Full => words::last_look(language),
        _ => words::last_look_short(language),
    };
    let mut row = Line::new(text, Role::Warning);
    for command in [Command::Skim, Command::Sheet] {
        let key = state.keymap.key_of(Context::Home, command)?;
        row.push(format!("  {}", key_label(key, language)), Role::Key);
        row.push(format!(" {}", command.label(language)), Role::Plain);
    }
    is_eve(state).then_some(row)
}

fn table_row(state: &State, item: ListRow<'_, TopicRow>) -> Line {
    let (glyphs, topic) = (&state.glyphs, item.value);
    let columns = Columns::new(state);
    let (mastered, all) = (topic.counts.mastered, topic.counts.n_cards());
    let name = format!("{}{}", "  ".repeat(topic.depth), title_of(state, topic));
    let name = glyphs.truncate(&name, columns.name);
    let filled = columns.name.saturating_sub(glyphs.width(&name));
    let mut row = item
        .line
        .with(format!("{name}{}", " ".repeat(filled)), item.role);
    row.push(
        right_aligned(topic.n_due, columns.number),
        figure(topic.n_due),
    );
    row.push(right_aligned(topic.n_new, columns.new), figure(topic.n_new));
    let counts = format!("{mastered}/{all}");
    row.push(format!("{counts:>0$}", columns.counts), Role::Plain);
    let share = mastered as f64 / all.max(1) as f64;
    row.push("   ", Role::Plain);
    row.push_bar(share, columns.bar, *glyphs);
    row
}

fn short_row(state: &State, item: ListRow<'_, TopicRow>) -> Line {
    let topic = item.value;
    let mut row = item
        .line
        .with("  ".repeat(topic.depth), Role::Plain)
        .with(state.in_one_row(&title_of(state, topic)), item.role);
    let due = topic.n_due + topic.n_new;
    row.push_right(due.to_string(), figure(due));
    let counts = format!("{}/{}", topic.counts.mastered, topic.counts.n_cards());
    row.push_right(format!("{counts:>7}"), Role::Dim);
    row
}

/// The date of the next interview, as long a form as fits.
fn next_interview(state: &State, ahead: &NextInterview) -> String {
    let language = state.language;
    let left = plan_words::days_left(language, ahead.n_days);
    if state.size.room() != Room::Full {
        return plan_words::next_short(language, &left);
    }
    let day = plan_words::day(language, ahead.date, false);
    match &ahead.name {
        Some(name) => plan_words::next_named(language, name, &day, &left),
        None => plan_words::next(language, &day, &left),
    }
}

/// Widths of the columns of the table.
struct Columns {
    name: usize,
    number: usize,
    new: usize,
    counts: usize,
    bar: usize,
}

impl Columns {
    fn new(state: &State) -> Self {
        let width = state.size.inner_width();
        let (number, new, counts) = (6, 11, 15);
        let bar = BAR.min(width.saturating_sub(62)).max(8);
        let taken = 2 + number + new + counts + 3 + bar;
        Self {
            name: width.saturating_sub(taken).min(28),
            number,
            new,
            counts,
            bar,
        }
    }
}

fn heading(state: &State) -> Line {
    let language = state.language;
    let columns = Columns::new(state);
    let glyphs = &state.glyphs;
    let left = |text: &str, width: usize| {
        format!(
            "{text}{}",
            " ".repeat(width.saturating_sub(glyphs.width(text)))
        )
    };
    let right = |text: &str, width: usize| {
        format!(
            "{}{text}",
            " ".repeat(width.saturating_sub(glyphs.width(text)))
        )
    };
    let mut text = format!("  {}", left(words::topic(language), columns.name));
    text.push_str(&right(words::due(language), columns.number));
    text.push_str(&right(words::new_short(language), columns.new));
    text.push_str(&right(words::mastered_of_all(language), columns.counts));
    Line::new(text, Role::Dim)
}

fn right_aligned(n: usize, width: usize) -> String {
    format!("{n:>width$}")
}

/// Dims zero counts.
fn figure(n: usize) -> Role {
    if n == 0 { Role::Dim } else { Role::Figure }
}

fn title_of(state: &State, row: &TopicRow) -> String {
    match &row.topic {
        None => words::all_topics(state.language).to_owned(),
        Some(topic) => topic_title(state, topic),
    }
}

pub fn topic_title(state: &State, topic: &TopicId) -> String {
    let title = state.topics.get(topic).filter(|title| !title.is_empty());
    title.unwrap_or(&topic.0).clone()
}
