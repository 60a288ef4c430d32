//! Parses flow charts into statements. Fails on the first statement that it does not understand.

use std::collections::HashMap;

use super::clean;

/// Statements that only say how to draw.
const DRAWING: [&str; 8] = [
    "classDef", "class", "style", "linkStyle", "click", "direction", "accTitle:", "accDescr:",
];
/// Brackets around labels; at one position, the first that matches is meant.
const SHAPES: [(&str, &[&str]); 14] = [
    ("(((", &[")))"]),
    ("((", &["))"]),
    ("([", &["])"]),
    ("(-", &["-)"]),
    ("(", &[")"]),
    ("[[", &["]]"]),
    ("[(", &[")]"]),
    ("[/", &["/]", "\\]"]),
    ("[\\", &["\\]", "/]"]),
    ("[|", &["|]"]),
    ("[", &["]"]),
    ("{{", &["}}"]),
    ("{", &["}"]),
    (">", &["]"]),
];

/// The maximum length of a label in characters.
const LONGEST_LABEL: usize = 1000;

/// The ids of nodes joined with `&`.
pub type Group = Vec<String>;

/// A statement of a chart, before all node names are known.
pub enum Statement {
    /// Groups of nodes, each with the link before it.
    Chain(Vec<(Option<Edge>, Group)>),
    /// The title of a subgraph, which holds the statements up to the end.
    Subgraph(String),
    End,
    Comment(String),
}

/// A link between two groups of nodes.
#[derive(Clone)]
pub struct Edge {
    /// The arrow as it is shown; empty for a link that only places nodes.
    pub arrow: &'static str,
    pub label: Option<String>,
}

/// A chart being read.
pub struct FlowParser<'a> {
    rest: &'a str,
    /// The labels of nodes and subgraphs by id.
    pub names: HashMap<String, String>,
    /// Ids of links, whose properties say how to draw them.
    edge_ids: Vec<&'a str>,
}

impl<'a> FlowParser<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            rest: text,
            names: HashMap::new(),
            edge_ids: Vec::new(),
        }
    }

    /// All statements of the chart.
    pub fn statements(&mut self) -> Option<Vec<Statement>> {
        let mut statements = Vec::new();
        loop {
            let is_gap = |c: char| c.is_whitespace() || c == ';';
            self.rest = self.rest.trim_start_matches(is_gap);
            if self.rest.is_empty() {
                return Some(statements);
            }
            self.statement(&mut statements)?;
        }
    }

    fn statement(&mut self, statements: &mut Vec<Statement>) -> Option<()> {
        if self.rest.starts_with("%%") {
            statements.extend(self.comment());
            return Some(());
        }
        let end = self.rest.find([' ', '\t', '\r', '\n', ';']);
        let word = &self.rest[..end.unwrap_or(self.rest.len())];
        match word {
            _ if DRAWING.contains(&word) => {
                self.until(&['\n', ';']);
            }
            "subgraph" => statements.push(self.subgraph()),
            "end" => {
                self.take(word);
                statements.push(Statement::End);
            }
            _ => self.chain(statements)?,
        }
        Some(())
    }

    fn comment(&mut self) -> Option<Statement> {
        let text = self.until(&['\n']).trim_start_matches('%').trim();
        (!text.is_empty()).then(|| Statement::Comment(text.to_owned()))
    }

    /// Reads up to one of the characters.
    fn until(&mut self, ends: &[char]) -> &'a str {
        let (text, rest) = self
            .rest
            .split_at(self.rest.find(ends).unwrap_or(self.rest.len()));
        self.rest = rest;
        text
    }

    fn take(&mut self, prefix: &str) -> bool {
        let rest = self.rest.strip_prefix(prefix);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Reads `subgraph id`, `subgraph id [title]` or `subgraph title`.
    fn subgraph(&mut self) -> Statement {
        self.take("subgraph");
        let text = self.until(&['\n', ';']).trim();
        let (id, title) = match text.find('[') {
            Some(at) if text.ends_with(']') => (&text[..at], &text[at + 1..text.len() - 1]),
            _ => (text, text),
        };
        let title = clean(title);
        self.names.insert(clean(id), title.clone());
        Statement::Subgraph(title)
    }

    fn chain(&mut self, statements: &mut Vec<Statement>) -> Option<()> {
        let mut groups = vec![(None, self.group()?)];
        loop {
            // An arrow may begin the next line.
            let rest = self.rest;
            self.rest = rest.trim_start();
            let Some(edge) = self.edge() else {
                self.rest = rest.trim_start_matches([' ', '\t']);
                statements.push(Statement::Chain(groups));
                let ends = ["\n", "\r", ";", "%%"];
                let is_end =
                    self.rest.is_empty() || ends.iter().any(|end| self.rest.starts_with(end));
                return is_end.then_some(());
            };
            let group = self.group()?;
            if edge.arrow.is_empty() {
                statements.push(Statement::Chain(std::mem::take(&mut groups)));
                groups.push((None, group));
            } else {
                groups.push((Some(edge), group));
            }
        }
    }

    /// Reads nodes joined with `&`.
    fn group(&mut self) -> Option<Group> {
        let mut group = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            group.extend(self.node()?);
            let rest = self.rest;
            self.rest = rest.trim_start();
            if !self.take("&") {
                self.rest = rest;
                return Some(group);
            }
        }
    }

    /// Reads `id`, `id[label]`, `id@{ label: "label" }` and `id:::class`. Returns no id for the
    /// properties of a link.
    fn node(&mut self) -> Option<Option<String>> {
        let id = self.id()?;
        if self.rest.starts_with("@{") {
            let properties = self.between("@{", "}")?;
            if self.edge_ids.contains(&id) {
                return Some(None);
            }
            if let Some(label) = property(properties, "label") {
                self.names.insert(id.to_owned(), clean(label));
            }
        } else if let Some(label) = self.label()? {
            self.names.insert(id.to_owned(), clean(label));
        }
        if self.take(":::") {
            self.id()?;
        }
        Some(Some(id.to_owned()))
    }

    fn id(&mut self) -> Option<&'a str> {
        let text = self.rest;
        let inside = |at: usize, character: char| match character {
            '-' => at > 0 && text[at + 1..].starts_with(char::is_alphanumeric),
            '_' | '.' | '/' | '*' | '+' | '#' | '!' | '?' | '$' | '\'' | '%' => true,
            other => other.is_alphanumeric() || (!other.is_ascii() && !other.is_whitespace()),
        };
        let end = text
            .char_indices()
            .find(|(at, character)| !inside(*at, *character))
            .map_or(text.len(), |(at, _)| at);
        let (id, rest) = text.split_at(end);
        self.rest = rest;
        (!id.is_empty()).then_some(id)
    }

    /// The label in brackets, if brackets follow.
    fn label(&mut self) -> Option<Option<&'a str>> {
        let opened = SHAPES.iter().filter(|shape| self.rest.starts_with(shape.0));
        let mut opened = opened.peekable();
        if opened.peek().is_none() {
            return Some(None);
        }
        for (open, closes) in opened {
            for close in *closes {
                let before = self.rest;
                if let Some(label) = self.between(open, close) {
                    return Some(Some(label));
                }
                self.rest = before;
            }
        }
        None
    }

    /// Reads the text between two brackets. Quoted text and inner brackets belong to it.
    fn between(&mut self, open: &str, close: &str) -> Option<&'a str> {
        let text = self.rest.strip_prefix(open)?;
        let (mut depth, mut quoted) = (0_usize, false);
        for (at, character) in text.char_indices().take(LONGEST_LABEL) {
            if !quoted && depth == 0 && text[at..].starts_with(close) {
                self.rest = &text[at + close.len()..];
                return Some(&text[..at]);
            }
            match character {
                '"' => quoted = !quoted,
                _ if quoted => {}
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        None
    }

    /// Reads a link and its label: `-->`, `---|label|`, `-- label -->`, `e1@==>`.
    fn edge(&mut self) -> Option<Edge> {
        self.edge_id();
        let line = EdgeLine::read(self.rest)?;
        self.rest = &self.rest[line.length..];
        if !line.is_complete() {
            let (label, end) = line.find_end(self.rest)?;
            self.rest = &self.rest[label.len() + end.length..];
            let (arrow, label) = (end.arrow(line.begins), Some(clean(label)));
            return Some(Edge { arrow, label });
        }
        let arrow = line.arrow(line.begins);
        let label = self.rest.trim_start_matches([' ', '\t']).strip_prefix('|');
        let Some(label) = label else {
            return Some(Edge { arrow, label: None });
        };
        let quoted = label
            .strip_prefix('"')
            .and_then(|label| label.split_once("\"|"));
        let (label, rest) = quoted.or_else(|| label.split_once('|'))?;
        self.rest = rest;
        let label = Some(clean(label));
        Some(Edge { arrow, label })
    }

    /// Reads the id of a link: `e1@` in `e1@-->`.
    fn edge_id(&mut self) {
        let is_id = |c: char| c.is_alphanumeric() || c == '_';
        let rest = self.rest.trim_start_matches(is_id);
        let id = &self.rest[..self.rest.len() - rest.len()];
        if let Some(line) = rest
            .strip_prefix('@')
            .filter(|line| EdgeLine::read(line).is_some())
        {
            self.edge_ids.push(id);
            self.rest = line;
        }
    }
}

/// The value of a property in `{ shape: rect, label: "text" }`.
fn property<'a>(properties: &'a str, name: &str) -> Option<&'a str> {
    let mut quoted = false;
    let mut parts = properties.split(move |c: char| {
        quoted ^= c == '"';
        !quoted && matches!(c, ',' | '\n')
    });
    parts.find_map(|part| {
        let (key, value) = part.split_once(':')?;
        (key.trim() == name).then(|| value.trim())
    })
}

/// A run of line signs at the start of a text, with the heads of the arrow.
struct EdgeLine {
    body: char,
    begins: Option<char>,
    ends: Option<char>,
    n_body: usize,
    /// The length in bytes, heads included.
    length: usize,
}

impl EdgeLine {
    /// Reads `-->`, `<==>`, `-.->`, `o--o`, `~~~` and their beginnings.
    fn read(text: &str) -> Option<Self> {
        let begins = text.chars().next().filter(|head| "<xo".contains(*head));
        let inner = &text[begins.map_or(0, char::len_utf8)..];
        let body = inner.trim_start_matches(['-', '=', '.', '~']);
        let n_body = inner.len() - body.len();
        let mut behind = body.chars();
        let ends = behind.next().filter(|head| match head {
            '>' => true,
            'x' | 'o' => behind.next().is_none_or(|next| !next.is_ascii_lowercase()),
            _ => false,
        });
        let first = inner.chars().next().filter(|_| n_body >= 2)?;
        let paired = begins.is_none_or(|head| head == '<' || ends == Some(head));
        paired.then(|| Self {
            body: if inner.starts_with("-.") { '.' } else { first },
            begins,
            ends,
            n_body,
            length: text.len() - body.len() + ends.map_or(0, char::len_utf8),
        })
    }

    /// Whether no label follows inside the link.
    fn is_complete(&self) -> bool {
        self.ends.is_some() || self.n_body > 2
    }

    /// The label at the start of `text`, and the line after it.
    fn find_end<'a>(&self, text: &'a str) -> Option<(&'a str, Self)> {
        let mark = match self.body {
            '-' => "--",
            '=' => "==",
            '.' => ".-",
            _ => return None,
        };
        let label = &text[..text.find(mark)?];
        let end = Self::read(&text[label.len()..])?;
        (self.body == '.' || end.is_complete()).then_some((label, end))
    }

    /// The arrow as it is shown; empty for a line that is not drawn.
    fn arrow(&self, begins: Option<char>) -> &'static str {
        match (begins, self.ends) {
            _ if self.body == '~' => "",
            (Some('<'), Some('>')) => "<->",
            (Some('<'), _) => "<-",
            (Some('x'), _) => "x-x",
            (Some(_), _) => "o-o",
            (None, Some('>')) => "->",
            (None, Some('x')) => "-x",
            (None, Some(_)) => "-o",
            (None, None) => "--",
        }
    }
}
