//! Wrapped texts, kept from frame to frame: to wrap a long text takes longer than to draw a screen.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::{Ambiguous, Line, Role, wrap_plain};

/// The lines of one text, by width and role.
type Wrapped = HashMap<(usize, Ambiguous, Role), Rc<[Line]>>;

/// The lines of texts. Its clones share them.
#[derive(Clone, Debug, Default)]
pub struct WrapCache {
    lines: Rc<RefCell<HashMap<String, Wrapped>>>,
}

impl WrapCache {
    /// The lines of a plain text in one role, at most `width` columns wide.
    pub fn lines(&self, text: &str, width: usize, ambiguous: Ambiguous, role: Role) -> Rc<[Line]> {
        let options = (width, ambiguous, role);
        let mut kept = self.lines.borrow_mut();
        let known = kept.get(text).and_then(|lines| lines.get(&options));
        if let Some(lines) = known {
            return Rc::clone(lines);
        }
        let lines = wrap_plain(text, width, ambiguous).into_iter();
        let lines: Rc<[Line]> = lines.map(|line| Line::new(line, role)).collect();
        let of_text = kept.entry(text.to_owned()).or_default();
        of_text.insert(options, Rc::clone(&lines));
        lines
    }

    /// Drops all lines.
    pub fn clear(&mut self) {
        self.lines.borrow_mut().clear();
    }
}
