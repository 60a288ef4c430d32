//! Lines of an answer for a terminal that scrolls: roles become escape sequences.

use crate::text::{Line, Role};

use super::output::{Output, push_styled_code};

/// Writes laid-out lines, indented by two columns.
pub fn print(lines: &[Line], output: &mut Output) {
    for line in lines {
        let mut text = String::from("  ");
        for piece in &line.pieces {
            push_styled_code(&mut text, output.coloured(), code(piece.role), &piece.text);
        }
        output.line(text.trim_end());
    }
}

/// The SGR parameters of a role; empty for plain text.
fn code(role: Role) -> &'static str {
    match role {
        Role::Plain | Role::CodeBlock | Role::Figure | Role::Done | Role::Frame => "",
        Role::Strong | Role::Heading(_) | Role::TableHead | Role::Title | Role::Selected => "1",
        Role::Emphasis => "3",
        Role::StrongEmphasis => "1;3",
        Role::Struck => "9",
        Role::Code | Role::CodeString => "32",
        Role::CodeKeyword => "35",
        Role::CodeKey | Role::Link | Role::Image | Role::Diagram => "36",
        Role::Url => "4",
        Role::Proposed => "7",
        Role::Key => "36",
        Role::Warning => "33",
        Role::Error => "31",
        Role::CodeComment
        | Role::CodeContinuation
        | Role::Quote
        | Role::QuoteMark
        | Role::ListMark
        | Role::TableRule
        | Role::Rule
        | Role::Rest
        | Role::Dim => "2",
    }
}
