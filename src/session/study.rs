//! A study session: the current card, and the effect of answers on the plan.
//!
//! Methods that return an event don't change the state. [`Study::recorded`] does, after the event
//! was saved, so an answer that could not be saved stays on the screen.

mod figures;

use std::collections::{HashSet, VecDeque};

use super::undo_stack::{Graded, Undo, UndoStack, UndoStep};
use super::{CardView, Revealed};
use crate::domain::{AskedAs, CardId, CardState, Grade, Memory, Moment, Ticks};
use crate::plan::{DayPlan, Next, StudyDay, counted_time, whole_minutes};
use crate::progress::{Answered, Event, EventId, EventKind, MAX_MS};

/// A shorter time before the reveal, in milliseconds, is too short for a spoken answer.
pub const SPOKEN_MS: u32 = 10_000;

/// How many minutes one press of a key adds.
const MORE_MINUTES: u32 = 10;

/// When the card on the screen was shown and its answer revealed.
#[derive(Clone, Copy, Debug)]
struct Shown {
    at: Moment,
    revealed: Option<Moment>,
}

#[derive(Clone, Debug)]
pub struct Study {
    day: StudyDay,
    plan: DayPlan,
    current: Next,
    shown: Option<Shown>,
    undo_stack: UndoStack,
    /// Whether the minutes are for this session and not for the day.
    has_own_minutes: bool,
    /// Whether the minutes were enough for all cards when the session began.
    has_all_cards: bool,
    /// The cards to cram, in their order. Answers then count in statistics only, never in memory.
    cram: Option<VecDeque<CardId>>,
    asked_as: AskedAs,
    /// The revealed state of the card before the step that was undone.
    revealed: Option<Revealed>,
}

impl Study {
    /// Begins a session, or continues the day's.
    ///
    /// The first card is the one that was on the screen when the session was left. Learning cards
    /// that came due since then come after it.
    pub fn new(day: StudyDay, now: Moment) -> Self {
        let mut study = Self {
            plan: day.plan(now),
            day,
            current: Next::Done,
            shown: None,
            undo_stack: UndoStack::default(),
            has_own_minutes: false,
            has_all_cards: false,
            cram: None,
            asked_as: AskedAs::default(),
            revealed: None,
        };
        study.has_all_cards = study.plan.n_left_out == 0;
        study.current = study.next(now);
        let left_at = study.day.input().graded.last().map(|answer| answer.at);
        if let Some(left_at) = left_at.filter(|left_at| *left_at <= now) {
            let plan = study.day.plan(left_at);
            let next = study.day.next(&plan, left_at);
            if matches!(next, Next::Card(_)) {
                study.current = next;
            }
        }
        study
    }

    /// The same session with its own minutes. Adding minutes then does not change the day.
    pub fn with_own_minutes(self) -> Self {
        let has_own_minutes = true;
        Self {
            has_own_minutes,
            ..self
        }
    }

    /// The same session in another form.
    pub fn asking_as(self, asked_as: AskedAs) -> Self {
        Self { asked_as, ..self }
    }

    /// The form in which a card is asked.
    pub fn asks_as(&self, card: &CardView) -> AskedAs {
        match self.asked_as {
            AskedAs::Choice if !card.options.can_choose() => AskedAs::Recall,
            asked_as => asked_as,
        }
    }

    /// A session that asks these cards, due or not, and never changes memory. A card graded Again
    /// is asked again after the others.
    pub fn cramming(day: StudyDay, cards: impl IntoIterator<Item = CardId>, now: Moment) -> Self {
        let mut study = Self::new(day, now);
        study.cram = Some(cards.into_iter().collect());
        study.current = study.next(now);
        study
    }

    /// Whether answers never change memory.
    pub fn is_cram(&self) -> bool {
        self.cram.is_some()
    }

    /// The memory of one of its cards.
    pub fn memory(&self, card: CardId) -> Option<Memory> {
        self.day.card(card).map(|card| card.memory)
    }

    /// The rest of today's plan.
    pub fn plan(&self) -> &DayPlan {
        &self.plan
    }

    /// The card on the screen, or why there is none.
    pub fn now(&self) -> Next {
        self.current
    }

    fn next(&self, now: Moment) -> Next {
        match &self.cram {
            Some(cards) => cards.front().map_or(Next::Done, |card| Next::Card(*card)),
            None => self.day.next(&self.plan, now),
        }
    }

    /// Records when the card was shown.
    pub fn show(&mut self, now: Moment) {
        self.shown = Some(Shown {
            at: now,
            revealed: None,
        });
    }

    /// When the card on the screen was shown.
    pub fn shown_at(&self) -> Option<Moment> {
        self.shown.map(|shown| shown.at)
    }

    /// Records when its answer was revealed.
    pub fn reveal(&mut self, now: Moment) {
        if let Some(shown) = &mut self.shown {
            shown.revealed.get_or_insert(now);
        }
    }

    /// Milliseconds from the question to the reveal.
    pub fn spoken(&self) -> Option<u32> {
        self.milliseconds(self.shown.and_then(|shown| shown.revealed))
    }

    /// Keeps the revealed state of a card in case its event is undone.
    pub fn keep_revealed(&mut self, event: &Event, revealed: Revealed) {
        self.undo_stack.keep_revealed(event.id, revealed);
    }

    /// The revealed state of the card that an undo brought back.
    pub fn take_revealed(&mut self) -> Option<Revealed> {
        self.revealed.take()
    }

    /// The other cards asked in this session, in the order of their last turns.
    pub fn cards_before(&self) -> Vec<CardId> {
        let mut cards: Vec<CardId> = Vec::new();
        for card in self.undo_stack.cards().rev() {
            if self.current != Next::Card(card) && !cards.contains(&card) {
                cards.push(card);
            }
        }
        cards.reverse();
        cards
    }

    /// The event of grading the card on the screen.
    pub fn review(
        &self,
        card: &CardView,
        grade: Grade,
        ticks: Ticks,
        now: Moment,
    ) -> Option<EventKind> {
        let id = card.id?;
        let is_first = !self.undo_stack.names(id);
        let question = is_first.then(|| card.question.clone());
        let file = is_first.then(|| card.asked_at.base_name().to_owned());
        let answered = Answered {
            asked_as: self.asks_as(card),
            chosen: ticks.chosen,
            ms: self.milliseconds(Some(now)),
            think: self.spoken(),
            hits: ticks.hits,
            follow_ups: ticks.follow_ups,
            cram: self.is_cram(),
            ..Answered::new(id, grade)
        };
        Some(EventKind::Review(answered.asking(question, file)))
    }

    /// Milliseconds since the card was shown.
    fn milliseconds(&self, until: Option<Moment>) -> Option<u32> {
        let milliseconds = until?
            .since(self.shown?.at)
            .as_millis()
            .clamp(0, i128::from(MAX_MS));
        u32::try_from(milliseconds).ok()
    }

    /// The last step, if it can be undone.
    pub fn undo(&self) -> Option<Undo> {
        self.undo_stack.undo()
    }

    /// Applies a recorded event, after which its card is in `state`.
    pub fn recorded(&mut self, event: &Event, state: &CardState, card: &CardView, now: Moment) {
        match &event.what {
            EventKind::Review(answered) => {
                let is_first = self.undo_stack.name(answered.card);
                let graded = Graded {
                    grade: answered.grade,
                    hits: answered.hits.clone(),
                    topic: card.topic().cloned(),
                    is_first,
                };
                self.step(answered.card, Some(event.id), Some(graded));
                self.answered(answered, state, event.at);
            }
            EventKind::Bury { card } | EventKind::Suspend { card } => {
                self.step(*card, Some(event.id), None);
                self.leave(*card, now);
            }
            EventKind::Undo { of } => return self.undone(*of, state, now),
            EventKind::Today { minutes } if !self.has_own_minutes => {
                self.day.set_minutes(*minutes);
            }
            _ => return,
        }
        self.advance(now);
    }

    fn answered(&mut self, answered: &Answered, state: &CardState, at: Moment) {
        let card = answered.card;
        match &mut self.cram {
            Some(cards) => {
                cards.retain(|other| *other != card);
                if answered.grade == Grade::Again {
                    cards.push_back(card);
                }
            }
            None => self.day.answered(card, state.memory, answered.ms, at),
        }
    }

    /// Skips the card for the rest of the session and advances.
    pub fn skip(&mut self, now: Moment) {
        if let Next::Card(card) = self.current {
            self.step(card, None, None);
            self.leave(card, now);
            self.advance(now);
        }
    }

    /// Drops a card that no longer exists or was merged into another.
    pub fn drop_card(&mut self, card: CardId, now: Moment) {
        let is_on_screen = self.current == Next::Card(card);
        self.leave(card, now);
        if is_on_screen {
            self.advance(now);
        } else {
            self.plan = self.day.plan(now);
        }
    }

    /// Takes the cards of a day that was planned again because the notes changed. `takes_new` says
    /// whether cards join that the session did not have. The card on the screen stays.
    pub fn replace_cards(&mut self, day: StudyDay, takes_new: bool, now: Moment) {
        let mut cards = day.into_cards();
        cards.retain(|id, _| takes_new || self.day.card(*id).is_some());
        if let Some(left) = &mut self.cram {
            left.retain(|id| cards.contains_key(id));
        }
        self.day.replace_cards(cards);
        self.plan = self.day.plan(now);
        if self.shown.is_none() {
            self.current = self.next(now);
        }
    }

    /// Removes events that another program undid from the undo stack.
    pub fn undone_elsewhere(&mut self, undone: &HashSet<EventId>) {
        self.undo_stack.drop_undone(undone);
    }

    /// Undoes a skip, if that was the last step.
    pub fn undo_skip(&mut self, now: Moment) {
        if let Some(step) = self.undo_stack.pop(None) {
            self.put_back(step, now);
        }
    }

    /// Plans again and shows what is next. After a wait a learning card may have come due.
    pub fn advance(&mut self, now: Moment) {
        self.plan = self.day.plan(now);
        self.current = self.next(now);
        self.shown = None;
    }

    /// The minutes of the day, or of a session with its own, with `MORE_MINUTES` more.
    pub fn more_minutes(&self) -> u32 {
        let input = self.day.input();
        whole_minutes(input.budget.time.max(input.spent)) + MORE_MINUTES
    }

    /// The event of adding minutes. A session with its own gets them at once.
    pub fn add_minutes(&mut self, now: Moment) -> Option<EventKind> {
        let minutes = self.more_minutes();
        if !self.has_own_minutes {
            return Some(EventKind::Today { minutes });
        }
        self.day.set_minutes(minutes);
        self.advance(now);
        None
    }

    /// Applies changes to cards that were made on another screen, in another window or on another
    /// machine. Returns whether the card on the screen changed.
    pub fn changed_elsewhere(&mut self, cards: &[(CardId, CardState)], now: Moment) -> bool {
        let (mut has_changed, mut is_on_screen) = (false, false);
        for (id, state) in cards {
            if self.change(*id, state, now) {
                has_changed = true;
                is_on_screen |= self.current == Next::Card(*id);
            }
        }
        if is_on_screen {
            self.advance(now);
        } else if has_changed {
            self.plan = self.day.plan(now);
        }
        is_on_screen
    }

    /// Applies the new state of a card. Returns whether it changes this session.
    fn change(&mut self, id: CardId, state: &CardState, now: Moment) -> bool {
        let Some(card) = self.day.card(id) else {
            return false;
        };
        if (state.suspended || state.buried) && card.is_askable() {
            self.remove(id);
        } else if card.memory != state.memory && !self.is_cram() {
            self.day.learned_elsewhere(id, state.memory, now);
        } else {
            return false;
        }
        true
    }

    /// The grades that were not undone, in the order given.
    pub(super) fn graded(&self) -> impl Iterator<Item = &Graded> {
        self.undo_stack.graded()
    }

    fn step(&mut self, card: CardId, event: Option<EventId>, graded: Option<Graded>) {
        self.undo_stack.push(UndoStep {
            event,
            card,
            graded,
            revealed: None,
        });
    }

    /// Stops asking a card. If it is on the screen, the time of its showing counts.
    fn leave(&mut self, card: CardId, now: Moment) {
        if self.current == Next::Card(card) {
            self.end_showing(now);
        }
        self.remove(card);
    }

    fn remove(&mut self, card: CardId) {
        self.day.set_skipped(card, true);
        if let Some(cards) = &mut self.cram {
            cards.retain(|other| *other != card);
        }
    }

    /// Counts the time of a showing that ends without a grade.
    fn end_showing(&mut self, now: Moment) {
        if let Some(ms) = self.milliseconds(Some(now)).filter(|_| !self.is_cram()) {
            self.day.spend(counted_time(ms));
        }
        self.shown = None;
    }

    fn undone(&mut self, event: EventId, state: &CardState, now: Moment) {
        let Some(step) = self.undo_stack.pop(Some(event)) else {
            return;
        };
        if step.graded.is_some() && !self.is_cram() {
            self.day.undone(step.card, state.memory);
        }
        self.put_back(step, now);
    }

    /// Shows a card again whose step was undone.
    fn put_back(&mut self, step: UndoStep, now: Moment) {
        self.end_showing(now);
        self.day.set_skipped(step.card, false);
        if let Some(cards) = &mut self.cram {
            cards.retain(|other| *other != step.card);
            cards.push_front(step.card);
        }
        self.plan = self.day.plan(now);
        self.current = Next::Card(step.card);
        self.revealed = step.revealed;
    }
}

#[cfg(test)]
mod tests;
