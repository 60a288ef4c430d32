//! Lists with a cursor.

use crate::text::{Line, Role};

/// The start of a list item's line: the mark of the cursor, or blanks.
pub fn item_line(is_selected: bool) -> Line {
    Line::new(if is_selected { "> " } else { "  " }, Role::Selected)
}

/// The role of a list item's text.
pub fn item_role(is_selected: bool) -> Role {
    if is_selected {
        Role::Selected
    } else {
        Role::Plain
    }
}
