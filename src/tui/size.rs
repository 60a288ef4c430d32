//! The size of the terminal, and the layouts there is room for.

/// Longer lines are hard to read.
const MAX_COLUMNS: usize = 100;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// In columns.
    pub width: usize,
    /// In rows.
    pub height: usize,
}

/// How much space there is, in steps that the screens adapt to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Fewer than 30 columns or 8 rows: the screen only says that it is too small.
    None,
    /// A small window, such as a tmux split: everything is short.
    Small,
    /// At least 60 columns and 16 rows.
    Full,
}

impl Size {
    /// The room that this size gives.
    pub fn room(self) -> Room {
        if self.width < 30 || self.height < 8 {
            Room::None
        } else if self.width < 60 || self.height < 16 {
            Room::Small
        } else {
            Room::Full
        }
    }

    /// Columns of a screen that fills the window, between the narrowest margins.
    pub fn wide_width(self) -> usize {
        self.width - 2 * self.wide_margin()
    }

    /// Blank columns on either side of a screen that fills the window.
    pub fn wide_margin(self) -> usize {
        usize::from(self.room() == Room::Full)
    }

    /// Columns of a screen with text, which is in the middle of a wide window.
    pub fn inner_width(self) -> usize {
        self.wide_width().min(MAX_COLUMNS)
    }

    /// Blank columns on the left of a screen with text.
    pub fn margin(self) -> usize {
        (self.width - self.inner_width()) / 2
    }
}
