//! Collects the inlines of one block from the parser's events.

use super::block::{Inline, Style, Target, plain_text};
use super::prepare::{HIGHLIGHT, HIGHLIGHT_END, LINE_BREAK, restore};
use crate::markdown::address::addresses;

/// The inlines read so far, and the open styles.
#[derive(Default)]
pub struct Inlines {
    done: Vec<Inline>,
    strong: usize,
    emphasis: usize,
    struck: usize,
    highlighted: bool,
    links: Vec<OpenLink>,
    image: Option<OpenImage>,
}

struct OpenLink {
    target: Target,
    /// The index of the first inline of its text.
    first: usize,
}

struct OpenImage {
    /// The index of the image.
    index: usize,
    /// The open images in its alternative text.
    inner: Vec<Target>,
}

/// A style that the parser opens and closes.
#[derive(Clone, Copy)]
pub enum Toggle {
    Strong,
    Emphasis,
    Struck,
}

impl Inlines {
    pub fn is_empty(&self) -> bool {
        self.done.is_empty()
    }

    /// Takes the inlines; resets styles that broken nesting left open.
    pub fn take(&mut self) -> Vec<Inline> {
        while self.image.is_some() {
            self.end_image();
        }
        while !self.links.is_empty() {
            self.end_link();
        }
        std::mem::take(self).done
    }

    /// Adds text; turns a line-break sentinel into a hard break, and applies highlights.
    pub fn text(&mut self, text: &str) {
        let sentinels = [LINE_BREAK, HIGHLIGHT, HIGHLIGHT_END];
        for part in text.split_inclusive(sentinels) {
            let bare = part.trim_end_matches(sentinels);
            self.part(&restore(bare));
            match part[bare.len()..].chars().next() {
                Some(LINE_BREAK) => self.hard_break(),
                Some(sentinel) => self.highlighted = sentinel == HIGHLIGHT,
                None => {}
            }
        }
    }

    fn part(&mut self, text: &str) {
        if let Some(alt) = self.alt() {
            alt.push_str(text);
            return;
        }
        let mut done = 0;
        for range in addresses(text) {
            self.run(&text[done..range.start], false);
            done = range.end;
            self.run(&text[range], true);
        }
        self.run(&text[done..], false);
    }

    /// The alternative text of the open image.
    fn alt(&mut self) -> Option<&mut String> {
        match self.done.get_mut(self.image.as_ref()?.index) {
            Some(Inline::Image { alt, .. }) => Some(alt),
            _ => None,
        }
    }

    fn run(&mut self, text: &str, address: bool) {
        if text.is_empty() {
            return;
        }
        let style = Style {
            strong: self.strong > 0,
            emphasis: self.emphasis > 0,
            struck: self.struck > 0,
            link: address || !self.links.is_empty(),
            highlighted: self.highlighted,
        };
        match self.done.last_mut() {
            Some(Inline::Text {
                text: last,
                style: last_style,
            }) if *last_style == style => last.push_str(text),
            _ => self.done.push(Inline::Text {
                text: text.to_owned(),
                style,
            }),
        }
    }

    pub fn code(&mut self, text: &str) {
        match self.alt() {
            Some(alt) => alt.push_str(&restore(text)),
            None => self.done.push(Inline::Code(restore(text))),
        }
    }

    pub fn soft_break(&mut self) {
        self.line_end(Inline::SoftBreak);
    }

    pub fn hard_break(&mut self) {
        self.line_end(Inline::HardBreak);
    }

    fn line_end(&mut self, kind: Inline) {
        match self.alt() {
            Some(alt) => alt.push(' '),
            None => self.done.push(kind),
        }
    }

    /// Opens or closes a style.
    pub fn toggle(&mut self, toggle: Toggle, open: bool) {
        let count = match toggle {
            Toggle::Strong => &mut self.strong,
            Toggle::Emphasis => &mut self.emphasis,
            Toggle::Struck => &mut self.struck,
        };
        *count = if open {
            *count + 1
        } else {
            count.saturating_sub(1)
        };
    }

    pub fn start_link(&mut self, address: &str, title: &str) {
        self.links.push(OpenLink {
            target: target(address, title),
            first: self.done.len(),
        });
    }

    /// Closes the innermost link and adds its address, unless the link text already contains it.
    pub fn end_link(&mut self) {
        let Some(OpenLink { target, first }) = self.links.pop() else {
            return;
        };
        let text = plain_text(self.done.get(first..).unwrap_or_default());
        let said = text == target.address || format!("mailto:{text}") == target.address;
        let adds_nothing = said || target.address.is_empty();
        if !(adds_nothing && target.title.is_empty()) {
            self.done.push(Inline::Address(target));
        }
    }

    /// Opens an image; the text that follows is its alternative text.
    pub fn start_image(&mut self, address: &str, title: &str) {
        let target = target(address, title);
        match &mut self.image {
            Some(image) => image.inner.push(target),
            None => {
                let (index, inner) = (self.done.len(), Vec::new());
                let alt = String::new();
                self.done.push(Inline::Image { alt, target });
                self.image = Some(OpenImage { index, inner });
            }
        }
    }

    /// Closes the innermost image.
    pub fn end_image(&mut self) {
        match self.image.as_mut().map(|image| image.inner.pop()) {
            Some(Some(target)) => self.done.push(Inline::Address(target)),
            _ => self.image = None,
        }
    }
}

fn target(address: &str, title: &str) -> Target {
    Target {
        address: restore(address),
        title: restore(title.trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_nowhere_is_its_text() {
        let mut inlines = Inlines::default();
        inlines.start_link("", "");
        inlines.text("甲");
        inlines.end_link();
        assert_eq!(inlines.take().len(), 1);
    }

    #[test]
    fn a_title_belongs_to_the_address() {
        let mut inlines = Inlines::default();
        inlines.start_link("/a", " 文档 ");
        inlines.text("甲");
        inlines.end_link();
        let title = "文档".to_owned();
        let address = "/a".to_owned();
        assert_eq!(
            inlines.take().last(),
            Some(&Inline::Address(Target { address, title }))
        );
    }

    #[test]
    fn addresses_inside_an_image_come_after_it() {
        let mut inlines = Inlines::default();
        inlines.start_image("/outer", "");
        inlines.text("甲");
        inlines.start_image("/inner", "");
        inlines.text("乙");
        inlines.end_image();
        inlines.start_link("/link", "");
        inlines.text("丙");
        inlines.end_link();
        inlines.end_image();
        let target = |address: &str| target(address, "");
        let alt = "甲乙丙".to_owned();
        assert_eq!(
            inlines.take(),
            [
                Inline::Image {
                    alt,
                    target: target("/outer")
                },
                Inline::Address(target("/inner")),
                Inline::Address(target("/link")),
            ]
        );
    }

    #[test]
    fn a_link_that_shows_its_address_says_it_once() {
        let mut inlines = Inlines::default();
        inlines.start_link("https://a.b", "");
        inlines.text("https://a.b");
        inlines.end_link();
        assert_eq!(inlines.take().len(), 1);
    }
}
