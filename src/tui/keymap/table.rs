//! The built-in key table. Lookup, footers, menus and help all read it.

use super::{Command, Context, Place, Typing};
use crate::domain::Grade;
use Context::{
    Ask, Checklist, End, Failure, Field, Help, Home, List, Menu, Notice, Pick, Place as Source,
    Question, Reading, Skim, Unanswered,
};
use Place::{Footer, Hidden, InMenu, Second};

/// A row: contexts, keys, command, and where the binding is shown.
pub(super) type Row = (&'static [Context], &'static [&'static str], Command, Place);

/// The screens of study.
const STUDY: &[Context] = &[Question, Checklist, Reading, Unanswered];
/// The contexts after the reveal.
const REVEALED: &[Context] = &[Checklist, Reading];
/// Contexts in which the cursor or the text moves up and down.
const MOVING: &[Context] = &[
    Home, Question, Checklist, Reading, Unanswered, End, Menu, List, Help, Notice, Pick,
];
/// The contexts of `MOVING` in which moving past a point does not mark it.
const PASSING: &[Context] = &[
    Home, Question, Reading, Unanswered, End, Menu, List, Help, Notice, Pick,
];
/// Contexts with a one-line footer.
const UNREVEALED: &[Context] = &[Question, Unanswered, End];
/// Every screen of a session.
const STUDYING: &[Context] = &[Question, Checklist, Reading, Unanswered, End];
/// Overlays without a text field.
const OVERLAYS: &[Context] = &[Menu, List, Help, Source, Pick, Ask];

/// Contexts in which a number chooses an item.
const PICKING: &[Context] = &[Menu, List, End];

/// All built-in bindings. A footer shows them in this order, as many as fit.
pub(super) const TABLE: &[Row] = &[
    (&[Help], &["space"], Command::PageDown, Footer),
    (
        &[Menu, List, Pick, End],
        &["enter", "space"],
        Command::Pick,
        Footer,
    ),
    (&[Pick], &["/"], Command::Search, Footer),
    (
        &[Notice],
        &["enter", "space", "esc", "q"],
        Command::Back,
        Footer,
    ),
    (&[Source], &["enter", "o"], Command::OpenFile, Footer),
    (&[Source], &["c"], Command::Copy, Footer),
    (&[Ask], &["enter"], Command::Confirm, Footer),
    (OVERLAYS, &["esc", "q"], Command::Back, Footer),
    (&[Home], &["enter"], Command::Study, Footer),
    (&[Home], &["space"], Command::PageDown, Hidden),
    (&[Home], &["/"], Command::Search, Footer),
    (&[Home], &["esc"], Command::ClearSearch, Footer),
    (&[Home], &["v"], Command::Skim, Footer),
    (&[Home], &["p"], Command::Plan, Footer),
    (&[Home], &["n"], Command::Capture, Footer),
    (&[Home], &["a"], Command::KeepDecks, InMenu),
    (
        &[Skim],
        &["j", "down", "enter", "right"],
        Command::Next,
        Footer,
    ),
    (&[Skim], &["k", "up", "left"], Command::Previous, Footer),
    (&[Skim], &["space"], Command::Page, Footer),
    (&[Skim], &["a"], Command::UnfoldAll, Footer),
    (&[Skim], &["pageup"], Command::PageUp, Hidden),
    (&[Skim], &["pagedown"], Command::PageDown, Hidden),
    (&[Skim], &["home"], Command::First, Hidden),
    (&[Skim], &["end"], Command::Last, Hidden),
    (&[Question], &["space", "enter"], Command::Reveal, Footer),
    (&[Question], &["0"], Command::CannotAnswer, Footer),
    (&[Checklist], &["space"], Command::Tick, Footer),
    (&[Checklist], &["j", "down"], Command::Pass, Footer),
    (&[Reading], &["space"], Command::PageDown, Footer),
    (&[Unanswered], &["space", "enter"], Command::Skip, Footer),
    (MOVING, &["up", "k"], Command::Up, Hidden),
    (PASSING, &["down", "j"], Command::Down, Hidden),
    (MOVING, &["pageup"], Command::PageUp, Hidden),
    (MOVING, &["pagedown"], Command::PageDown, Hidden),
    (MOVING, &["home"], Command::First, Hidden),
    (MOVING, &["end"], Command::Last, Hidden),
    (&[Checklist], &["l", "right"], Command::Unfold, Footer),
    (&[Checklist], &["left"], Command::Fold, Hidden),
    (REVEALED, &["a"], Command::UnfoldAll, Footer),
    (REVEALED, &["enter"], Command::Accept, Footer),
    (REVEALED, &["1"], Command::Grade(Grade::Again), Hidden),
    (REVEALED, &["2"], Command::Grade(Grade::Hard), Hidden),
    (REVEALED, &["3"], Command::Grade(Grade::Good), Hidden),
    (REVEALED, &["4"], Command::Grade(Grade::Easy), Hidden),
    (REVEALED, &["tab"], Command::NextAnswer, Hidden),
    (REVEALED, &["backtab"], Command::PreviousAnswer, Hidden),
    (&[Question, Unanswered], &["h"], Command::Hint, Footer),
    (REVEALED, &["h"], Command::Hint, Hidden),
    (REVEALED, &["r"], Command::Remarks, Hidden),
    (REVEALED, &["u", "backspace"], Command::Undo, Second),
    (UNREVEALED, &["u", "backspace"], Command::Undo, Footer),
    (STUDY, &["b"], Command::Bury, InMenu),
    (STUDY, &["s"], Command::Suspend, InMenu),
    (STUDY, &["y"], Command::Resume, InMenu),
    (STUDY, &["e"], Command::Edit, InMenu),
    (STUDY, &["m"], Command::Same, InMenu),
    (STUDY, &["n"], Command::Capture, InMenu),
    (STUDY, &["f"], Command::Flag, InMenu),
    (STUDY, &["d"], Command::Unflag, InMenu),
    (REVEALED, &["p"], Command::Prefer, InMenu),
    (STUDY, &["o"], Command::Source, InMenu),
    (&[Skim], &["n"], Command::Capture, InMenu),
    (&[End], &["v"], Command::Skim, InMenu),
    (REVEALED, &["w"], Command::Link, InMenu),
    (STUDY, &["c"], Command::Copy, InMenu),
    (&[End], &["c"], Command::GoOn, InMenu),
    (&[End], &["+"], Command::More, InMenu),
    (&[End], &["t"], Command::Ahead, InMenu),
    (&[End], &["n"], Command::Capture, InMenu),
    (&[End], &["a"], Command::KeepDecks, InMenu),
    (&[End], &["g"], Command::ToHome, InMenu),
    (REVEALED, &["."], Command::Menu, Second),
    (
        &[Home, Question, Unanswered, End, Skim],
        &["."],
        Command::Menu,
        Footer,
    ),
    (REVEALED, &["?"], Command::Help, Hidden),
    (
        &[Home, Question, Unanswered, End, Skim],
        &["?"],
        Command::Help,
        Footer,
    ),
    (REVEALED, &["q"], Command::Back, Hidden),
    (
        &[Home, Question, Unanswered, End, Skim],
        &["q"],
        Command::Back,
        Footer,
    ),
    (STUDYING, &["esc"], Command::Escape, Hidden),
    (&[Skim], &["esc"], Command::Escape, Hidden),
    (PICKING, &["1"], Command::PickNumber(1), Hidden),
    (PICKING, &["2"], Command::PickNumber(2), Hidden),
    (PICKING, &["3"], Command::PickNumber(3), Hidden),
    (PICKING, &["4"], Command::PickNumber(4), Hidden),
    (PICKING, &["5"], Command::PickNumber(5), Hidden),
    (PICKING, &["6"], Command::PickNumber(6), Hidden),
    (PICKING, &["7"], Command::PickNumber(7), Hidden),
    (PICKING, &["8"], Command::PickNumber(8), Hidden),
    (PICKING, &["9"], Command::PickNumber(9), Hidden),
    (&[Menu], &["."], Command::Back, Hidden),
    (&[Help], &["?", "enter"], Command::Back, Hidden),
    (&[Failure], &["1", "enter"], Command::TryAgain, Footer),
    (&[Failure], &["2"], Command::SaveElsewhere, Footer),
    (&[Failure], &["3"], Command::GoOnUnsaved, Footer),
    (&[Failure], &["esc", "q"], Command::Back, Hidden),
    (&[Field], &["enter"], Command::Confirm, Footer),
    (&[Field], &["esc"], Command::Cancel, Footer),
    (&[Field], &["tab"], Command::OtherField, Footer),
    (
        &[Field],
        &["backspace"],
        Command::Type(Typing::DeleteBefore),
        Hidden,
    ),
    (
        &[Field],
        &["delete"],
        Command::Type(Typing::DeleteAt),
        Hidden,
    ),
    (
        &[Field],
        &["ctrl-w"],
        Command::Type(Typing::DeleteWord),
        Hidden,
    ),
    (
        &[Field],
        &["ctrl-u"],
        Command::Type(Typing::DeleteLine),
        Hidden,
    ),
    (&[Field], &["left"], Command::Type(Typing::Left), Hidden),
    (&[Field], &["right"], Command::Type(Typing::Right), Hidden),
    (
        &[Field],
        &["home", "ctrl-a"],
        Command::Type(Typing::Start),
        Hidden,
    ),
    (
        &[Field],
        &["end", "ctrl-e"],
        Command::Type(Typing::End),
        Hidden,
    ),
    (&Context::ALL, &["ctrl-c"], Command::Leave, Hidden),
];
