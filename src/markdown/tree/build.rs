//! Builds blocks from the parser's events.
//!
//! Keeps containers on an explicit stack, so that deep nesting cannot overflow the call stack.
//! Flattens containers below [`MAX_DEPTH`] into their parent.

mod callout;
mod html_table;

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset,
};

use super::block::{Alignment, Block, BlockKind, Inline, Item, Mark, Table};
use super::inlines::{Inlines, Toggle};
use super::prepare::{Prepared, TABLE, TABLE_END, restore};

/// The maximum nesting of lists and quotes.
const MAX_DEPTH: usize = 16;

/// Builds the blocks of a prepared text.
pub fn build(prepared: &Prepared) -> Vec<Block> {
    let mut builder = Builder::new(prepared, unused_definitions(&prepared.text));
    for (event, range) in TextMergeWithOffset::new(parser(&prepared.text).into_offset_iter()) {
        builder.event(event, range);
    }
    builder.finish()
}

fn parser(text: &str) -> Parser<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    Parser::new_ext(text, options)
}

/// The ranges of unused link definitions, in reverse. They may be text that only looks like a
/// definition (`[注意]: 文字`), so they must stay visible.
fn unused_definitions(text: &str) -> Vec<Range<usize>> {
    if !text.contains("]:") {
        return Vec::new();
    }
    let mut parser = parser(text).into_offset_iter();
    let used: Vec<CowStr<'_>> = parser
        .by_ref()
        .filter_map(|(event, _)| match event {
            Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) => Some(id),
            _ => None,
        })
        .collect();
    let definitions = parser.reference_definitions();
    let used: HashSet<usize> = used
        .iter()
        .filter_map(|id| Some(definitions.get(id)?.span.start))
        .collect();
    let mut unused: Vec<Range<usize>> = definitions
        .iter()
        .map(|(_, definition)| definition.span.clone())
        .filter(|span| !used.contains(&span.start))
        .collect();
    unused.sort_unstable_by_key(|span| Reverse(span.start));
    unused
}

struct Builder<'a> {
    prepared: &'a Prepared,
    /// The definitions to show as text; the next one is last.
    definitions: Vec<Range<usize>>,
    stack: Vec<Frame>,
    /// The number of open containers beyond the depth limit.
    flattened: usize,
    inlines: Inlines,
    /// The source range of `inlines`.
    text_range: Option<Range<usize>>,
    code: Option<(String, String)>,
    table: Table,
    row: Vec<Vec<Inline>>,
}

struct Frame {
    container: Container,
    range: Range<usize>,
    blocks: Vec<Block>,
}

enum Container {
    Root,
    Quote,
    List {
        next: Option<u64>,
        items: Vec<Item>,
    },
    Item {
        mark: Mark,
        checked: Option<bool>,
    },
    /// An HTML table, with the blocks of its cells.
    Table {
        rows: Vec<Vec<Vec<Block>>>,
    },
    /// The open cell of the table below it on the stack.
    Cell,
}

impl<'a> Builder<'a> {
    fn new(prepared: &'a Prepared, definitions: Vec<Range<usize>>) -> Self {
        Self {
            prepared,
            definitions,
            stack: vec![Frame {
                container: Container::Root,
                range: 0..prepared.text.len(),
                blocks: Vec::new(),
            }],
            flattened: 0,
            inlines: Inlines::default(),
            text_range: None,
            code: None,
            table: Table::default(),
            row: Vec::new(),
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.definitions_before(usize::MAX);
        self.flush();
        while self.stack.len() > 1 {
            self.close();
        }
        self.stack
            .pop()
            .map(|frame| frame.blocks)
            .unwrap_or_default()
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let is_end = matches!(event, Event::End(_));
        self.definitions_before(if is_end { range.end } else { range.start });
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Rule => {
                self.flush();
                self.push(BlockKind::Rule, range);
            }
            Event::TaskListMarker(ticked) => self.tick(ticked),
            other => self.inline(&other, range),
        }
    }

    /// Adds the definitions before an offset as paragraphs.
    fn definitions_before(&mut self, offset: usize) {
        while let Some(range) = self.definitions.pop_if(|range| range.start < offset) {
            self.flush();
            let text = &self.prepared.text[range.clone()];
            let lines = text.lines().map(|line| line.trim_matches([' ', '\t', '>']));
            for (n, line) in lines.enumerate() {
                if n > 0 {
                    self.inlines.soft_break();
                }
                self.inlines.text(line);
            }
            self.text_range = Some(range);
            self.flush();
        }
    }

    fn inline(&mut self, event: &Event<'_>, range: Range<usize>) {
        if let (Some((_, code)), Event::Text(text)) = (&mut self.code, event) {
            code.push_str(&restore(text));
            return;
        }
        if let Event::Text(text) = event
            && let Ok(tag @ TABLE..=TABLE_END) = text.parse::<char>()
        {
            self.table_tag(tag, range);
            return;
        }
        let known = self.text_range.get_or_insert(range.clone());
        known.end = known.end.max(range.end);
        match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.inlines.text(text);
            }
            Event::Code(text) => self.inlines.code(text),
            Event::FootnoteReference(label) => self.inlines.text(&format!("[{label}]")),
            Event::SoftBreak => self.inlines.soft_break(),
            Event::HardBreak => self.inlines.hard_break(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.inlines.toggle(Toggle::Emphasis, true),
            Tag::Strong => self.inlines.toggle(Toggle::Strong, true),
            Tag::Strikethrough => self.inlines.toggle(Toggle::Struck, true),
            Tag::Link {
                dest_url, title, ..
            } => self.inlines.start_link(&dest_url, &title),
            Tag::Image {
                dest_url, title, ..
            } => {
                self.text_range.get_or_insert(range);
                self.inlines.start_image(&dest_url, &title);
            }
            block => self.start_block(block, range),
        }
    }

    fn start_block(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if !matches!(tag, Tag::TableHead | Tag::TableRow | Tag::TableCell) {
            self.flush();
        }
        match tag {
            Tag::BlockQuote(_) => self.open(Container::Quote, range),
            Tag::List(next) => {
                let items = Vec::new();
                self.open(Container::List { next, items }, range);
            }
            Tag::Item => {
                let mark = self.next_mark(&range);
                self.open(
                    Container::Item {
                        mark,
                        checked: None,
                    },
                    range,
                );
            }
            Tag::FootnoteDefinition(label) => self.inlines.text(&format!("[{label}] ")),
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => restore(&info),
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = Some((language, String::new()));
            }
            Tag::Table(alignments) => {
                self.table.alignments = alignments.into_iter().map(alignment).collect();
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Emphasis => self.inlines.toggle(Toggle::Emphasis, false),
            TagEnd::Strong => self.inlines.toggle(Toggle::Strong, false),
            TagEnd::Strikethrough => self.inlines.toggle(Toggle::Struck, false),
            TagEnd::Link => self.inlines.end_link(),
            TagEnd::Image => self.inlines.end_image(),
            TagEnd::Heading(level) => {
                let text = self.inlines.take();
                self.text_range = None;
                let level = level as u8;
                self.push(BlockKind::Heading { level, text }, range);
            }
            TagEnd::CodeBlock => {
                if let Some((language, text)) = self.code.take() {
                    self.push(BlockKind::Code { language, text }, range);
                }
            }
            TagEnd::TableCell => {
                self.text_range = None;
                let cell = self.inlines.take();
                self.row.push(cell);
            }
            TagEnd::TableHead => self.table.header = std::mem::take(&mut self.row),
            TagEnd::TableRow => {
                let row = std::mem::take(&mut self.row);
                self.table.rows.push(row);
            }
            TagEnd::Table => {
                let table = std::mem::take(&mut self.table);
                self.push(BlockKind::Table(table), range);
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.flush();
                self.close();
            }
            _ => self.flush(),
        }
    }

    /// Makes a paragraph of text directly inside an item.
    fn flush(&mut self) {
        let range = self.text_range.take();
        if self.inlines.is_empty() {
            return;
        }
        let text = self.inlines.take();
        let range = range.unwrap_or_default();
        self.push(BlockKind::Paragraph(text), range);
    }

    fn push(&mut self, kind: BlockKind, range: Range<usize>) {
        let span = self.prepared.span(range);
        self.add(vec![Block { kind, span }]);
    }

    /// Adds blocks to the innermost container that holds blocks. Text in a table but in none of its
    /// cells, such as its caption, comes before the table.
    fn add(&mut self, blocks: Vec<Block>) {
        let is_table = |frame: &&mut Frame| matches!(frame.container, Container::Table { .. });
        let mut frames = self.stack.iter_mut().rev();
        if let Some(frame) = frames.find(|frame| !is_table(frame)) {
            frame.blocks.extend(blocks);
        }
    }

    /// Opens a container only if what it consists of fits too.
    fn open(&mut self, container: Container, range: Range<usize>) {
        let room = (MAX_DEPTH * 2).saturating_sub(self.stack.len());
        let needed = match container {
            Container::List { .. } | Container::Table { .. } => 2,
            _ => 1,
        };
        if self.flattened > 0 || room < needed {
            // No event closes the parts of a table.
            let closes = !matches!(container, Container::Table { .. } | Container::Cell);
            self.flattened += usize::from(closes);
            return;
        }
        self.stack.push(Frame {
            container,
            range,
            blocks: Vec::new(),
        });
    }

    fn close(&mut self) {
        if self.flattened > 0 {
            self.flattened -= 1;
            return;
        }
        while let Some(Container::Table { .. } | Container::Cell) = self.innermost() {
            self.close_cell();
            self.close_table(0);
        }
        if self.stack.len() < 2 {
            return;
        }
        let Some(frame) = self.stack.pop() else {
            return;
        };
        match frame.container {
            Container::Root | Container::Table { .. } | Container::Cell => {}
            Container::Quote => {
                let blocks = callout::with_title(frame.blocks);
                self.push(BlockKind::Quote(blocks), frame.range);
            }
            Container::List { items, .. } => self.push(BlockKind::List(items), frame.range),
            Container::Item { mark, checked } => self.add_item(Item {
                mark,
                checked,
                blocks: frame.blocks,
                span: self.prepared.span(frame.range),
            }),
        }
    }

    fn add_item(&mut self, item: Item) {
        match self.stack.last_mut() {
            Some(Frame {
                container: Container::List { items, .. },
                ..
            }) => items.push(item),
            Some(frame) => frame.blocks.extend(item.blocks),
            None => {}
        }
    }

    /// The marker of the item at `range`: the next number, or the typed number if it is higher,
    /// because the missing item is inside a line.
    fn next_mark(&mut self, range: &Range<usize>) -> Mark {
        let written = self.prepared.text.get(range.clone()).and_then(number);
        match self.stack.last_mut() {
            Some(Frame {
                container:
                    Container::List {
                        next: Some(next), ..
                    },
                ..
            }) if self.flattened == 0 => {
                let number = written.map_or(*next, |written| written.max(*next));
                *next = number.saturating_add(1);
                Mark::Number(number)
            }
            _ => Mark::Bullet,
        }
    }

    fn tick(&mut self, ticked: bool) {
        match self.stack.last_mut() {
            Some(Frame {
                container: Container::Item { checked, .. },
                ..
            }) if self.flattened == 0 => *checked = Some(ticked),
            _ => self.inlines.text(if ticked { "[x] " } else { "[ ] " }),
        }
    }
}

/// The number at the start of an item.
fn number(item: &str) -> Option<u64> {
    let item = item.trim_start();
    let end = item.find(|c: char| !c.is_ascii_digit())?;
    item[..end].parse().ok()
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
        pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Alignment::Left,
    }
}
