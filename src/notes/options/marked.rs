//! Parses the marks of one option: its letter, and signs that tell right options from wrong ones.

use crate::notes::lex::without_quotes;

/// The first letters of alphabets that are used for options.
const ALPHABETS: [char; 10] = ['A', 'a', 'Ａ', 'ａ', 'Ⓐ', 'ⓐ', '🅐', '🇦', 'А', 'а'];

/// The most options that a question has.
pub(super) const MOST: usize = 10;

/// The letter of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    /// 1 for A.
    pub(crate) place: usize,
    alphabet: char,
    /// The delimiter after it; a space if there is none, a line break if no text follows.
    sign: char,
}

impl Letter {
    /// Whether it is the letter after `last`, with the same delimiter if both have one.
    pub(crate) fn follows(self, last: Self) -> bool {
        let is_alike = self.is_alone() || last.is_alone() || self.sign == last.sign;
        (self.place, self.alphabet) == (last.place + 1, last.alphabet) && is_alike
    }

    /// Whether it is the same letter as `alone`, which is on the line above.
    pub(super) fn repeats(self, alone: Self) -> bool {
        alone.is_alone() && (self.place, self.alphabet) == (alone.place, alone.alphabet)
    }

    /// Whether no text follows it.
    pub(super) fn is_alone(self) -> bool {
        self.sign == '\n'
    }
}

/// A line split into its marks and its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marked<'a> {
    pub(super) line: &'a str,
    /// Bytes of leading white space.
    pub(super) indent: usize,
    /// The bullet character; `1` for any number.
    pub(super) bullet: Option<char>,
    pub(super) letter: Option<Letter>,
    /// Boxes, ticks and other signs, `**` for a bold line.
    pub(super) signs: String,
    pub(super) text: &'a str,
}

impl<'a> Marked<'a> {
    pub(super) fn read(line: &'a str) -> Self {
        Self::read_with(line, letter)
    }

    /// Reads a line without removing a letter from the text.
    pub(super) fn read_unlettered(line: &'a str) -> Self {
        Self::read_with(line, |_| None)
    }

    fn read_with(line: &'a str, letter: impl Fn(&'a str) -> Option<(Letter, &'a str)>) -> Self {
        let unquoted = without_quotes(line).1;
        let bare = unquoted.trim_start();
        let bullet = bullet(bare);
        let mut rest = Rest {
            text: bullet.map_or(bare, |(_, rest)| rest).trim_end(),
            signs: String::new(),
            n_bold: 0,
            has_letter: false,
            before_bold: None,
        };
        rest.take_front();
        let letter = letter(rest.text.trim_start_matches('`'));
        if let Some((_, after)) = letter {
            let taken = &rest.text[..rest.text.len() - after.len()];
            rest.n_bold += taken.matches("**").count();
            rest.text = after;
            rest.has_letter = true;
            rest.before_bold = None;
            rest.take_front();
        }
        rest.take_back();
        Self {
            line,
            indent: unquoted.len() - bare.len(),
            bullet: bullet.map(|(bullet, _)| bullet),
            letter: letter.map(|(letter, _)| letter),
            ..rest.into_marked()
        }
    }

    /// Whether both can be options of one run: items with the same bullet, or lines with signs.
    pub(super) fn is_parallel(&self, other: &Self) -> bool {
        let is_signed = |mark: &Self| !mark.signs.is_empty() && !mark.is_bold();
        let is_marked = self.bullet.is_some() || is_signed(self) && is_signed(other);
        is_marked && (self.bullet, self.indent) == (other.bullet, other.indent)
    }

    pub(super) fn is_blank(&self) -> bool {
        self.line.trim().is_empty()
    }

    /// Whether bold is its only mark.
    pub(super) fn is_bold(&self) -> bool {
        self.signs == "**"
    }

    /// Whether one of its signs is an empty box or circle, or brackets around a tick.
    pub(super) fn is_boxed(&self) -> bool {
        const EMPTY: [char; 10] = ['[', '(', '⬜', '◻', '☐', '□', '▢', '○', '◯', '⚪'];
        let is_named = self.signs.contains("_square:") || self.signs.contains("_circle:");
        is_named || self.signs.contains(EMPTY)
    }

    /// Whether its signs say that the option is right.
    pub(super) fn is_ticked(&self) -> bool {
        const RIGHT: [char; 9] = ['✓', '✔', '☑', '✅', '√', '●', '◉', '=', '*'];
        const NAMED: [&str; 5] = ["[x]", "[X]", "(x)", "(X)", "check"];
        self.signs.contains(RIGHT) || NAMED.iter().any(|name| self.signs.contains(name))
    }
}

/// The rest of a line while signs are removed from it.
struct Rest<'a> {
    text: &'a str,
    signs: String,
    n_bold: usize,
    has_letter: bool,
    /// The text including the last leading `**`.
    before_bold: Option<&'a str>,
}

impl<'a> Rest<'a> {
    fn take_front(&mut self) {
        loop {
            self.text = self.text.trim_start_matches([' ', '\t', '|', '\u{3000}']);
            if let Some(rest) = strip_bold(self.text, |text, mark| text.strip_prefix(mark)) {
                self.n_bold += 1;
                self.before_bold = Some(self.text);
                self.text = rest;
            } else if let Some(length) = sign(self.text) {
                self.signs.push_str(&self.text[..length]);
                self.text = &self.text[length..];
            } else {
                break;
            }
        }
    }

    fn take_back(&mut self) {
        loop {
            self.text = self.text.trim_end_matches([' ', '\t', '|', '\u{3000}']);
            if let Some(rest) = strip_bold(self.text, |text, mark| text.strip_suffix(mark)) {
                self.n_bold += 1;
                self.text = rest;
            } else if let Some((start, sign)) = sign_at_end(self.text) {
                self.signs.push_str(sign);
                self.text = &self.text[..start];
            } else {
                break;
            }
        }
    }

    /// Bold that covers only a part of the line stays in the text. It is a sign only at the start
    /// of a line without a letter.
    fn into_marked(mut self) -> Marked<'a> {
        let is_whole = self.n_bold.is_multiple_of(2);
        let is_at_front = self.before_bold.is_some() && !self.has_letter;
        if self.n_bold > 0 && (is_whole || is_at_front) {
            self.signs.push_str("**");
        }
        self.signs.retain(|sign| sign != '\u{fe0f}');
        Marked {
            signs: self.signs,
            text: self.before_bold.filter(|_| !is_whole).unwrap_or(self.text),
            ..Marked::default()
        }
    }
}

fn strip_bold<'a>(
    text: &'a str,
    strip: impl Fn(&'a str, &'static str) -> Option<&'a str>,
) -> Option<&'a str> {
    ["**", "__"].into_iter().find_map(|mark| strip(text, mark))
}

/// A bullet or number, and the text after it.
fn bullet(text: &str) -> Option<(char, &str)> {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let (bullet, rest) = if digits.len() < text.len() {
        ('1', digits.strip_prefix(['.', ')', '、', '．'])?)
    } else {
        let bullet = text.chars().next()?;
        "-*+•·▪‣∙".contains(bullet).then_some(())?;
        (bullet, &text[bullet.len_utf8()..])
    };
    let is_spaced = rest.starts_with([' ', '\t', '\u{3000}']) || !bullet.is_ascii();
    is_spaced.then_some((bullet, rest))
}

/// Tags that format text.
const TAGS: [&str; 10] = [
    "b", "br", "font", "ins", "mark", "span", "strong", "u", "em", "!--",
];

/// The length in bytes of a leading sign: `[x]`, `✅`, `:white_check_mark:`, `=`, a tag.
fn sign(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let inside = |close: char| {
        let inner = text[first.len_utf8()..].split_once(close)?.0;
        Some((inner, first.len_utf8() + inner.len() + close.len_utf8()))
    };
    match first {
        '[' | '(' => {
            let (inner, length) = inside(if first == '[' { ']' } else { ')' })?;
            let is_empty = inner.trim().is_empty() && (first == '[' || !inner.is_empty());
            let is_box = is_empty || matches!(inner.trim(), "x" | "X" | "*") || is_symbols(inner);
            (is_box && !text[length..].starts_with(['(', ':', '['])).then_some(length)
        }
        ':' => {
            let (inner, length) = inside(':')?;
            let is_name =
                |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_+-".contains(c);
            (inner.len() > 1 && inner.chars().all(is_name)).then_some(length)
        }
        '<' => {
            let (inner, length) = inside('>')?;
            let name = inner.trim_start_matches('/').split([' ', '/']).next()?;
            TAGS.contains(&name).then_some(length)
        }
        '=' => Some(1),
        '*' if !text[1..].contains('*') => Some(1),
        _ => is_symbol(first).then_some(first.len_utf8()),
    }
}

/// The offset and the text of a trailing sign or remark such as `(correct)`. The text is empty for
/// a line break tag.
fn sign_at_end(text: &str) -> Option<(usize, &str)> {
    let last = text.chars().next_back()?;
    let before = text.len() - last.len_utf8();
    let start = match last {
        ']' => text[..before].rfind('[')?,
        ')' => text[..before].rfind('(')?,
        '）' => text[..before].rfind('（')?,
        '>' => text[..before].rfind('<')?,
        ':' => text[..before].rfind(':')?,
        _ => is_symbol(last).then_some(before)?,
    };
    let found = &text[start..];
    if sign(found) == Some(found.len()) {
        return Some((start, if found.starts_with("<br") { "" } else { found }));
    }
    says_right(found).then_some((start, "check"))
}

/// Whether a remark after an option says that it is right.
fn says_right(remark: &str) -> bool {
    const WORDS: [&str; 8] = [
        "correct", "right answer", "正确", "答案", "richtig", "korrekt", "bonne", "certa",
    ];
    let words = remark.trim_start_matches(['(', '（', '[']);
    words.len() <= 40 && {
        let words = words.to_lowercase();
        WORDS.iter().any(|word| words.starts_with(word))
    }
}

fn is_symbols(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_symbol)
}

/// Ticks, crosses, circles, squares, arrows, emoji, but not circled numbers or the lines of trees.
fn is_symbol(c: char) -> bool {
    matches!(c, '√' | '×' | '\u{fe0f}' | '\u{200d}')
        || matches!(u32::from(c), 0x2190..=0x21ff | 0x25a0..=0x2775 | 0x2794..=0x27bf)
        || matches!(u32::from(c), 0x2b00..=0x2bff | 0x1f300..=0x1faff)
}

/// The letter of `B.`, `b)`, `(B)` or `B` before a space, and the text after it.
fn letter(text: &str) -> Option<(Letter, &str)> {
    let inner = text.strip_prefix(['(', '（', '[', '【']).unwrap_or(text);
    let first = inner.chars().next()?;
    let place_in = |alphabet: &char| (u32::from(first)).checked_sub(u32::from(*alphabet));
    let (place, alphabet) = ALPHABETS.iter().find_map(|alphabet| {
        let place = place_in(alphabet).filter(|place| *place < MOST as u32)?;
        Some((place as usize + 1, *alphabet))
    })?;
    let mut rest = &inner[first.len_utf8()..];
    while let Some(length) = sign(rest).filter(|_| rest.starts_with('<')) {
        rest = &rest[length..];
    }
    let rest = rest.trim_start_matches(['*', '`', '_']);
    let spaces = rest.len() - rest.trim_start().len();
    let after = rest[spaces..].strip_prefix([')', ':', '-', '–', '|', '.']);
    let after = after.filter(|after| spaces == 0 || after.starts_with([' ', '\t']));
    let sign = rest[spaces..].chars().next();
    let (sign, after) = match (after, rest.chars().next()) {
        (Some(after), _) => (sign?, after),
        (None, Some(sign)) if sign.is_whitespace() => (' ', &rest[spaces..]),
        (None, Some(sign)) => (sign, &rest[sign.len_utf8()..]),
        (None, None) => ('\n', rest),
    };
    let sign = if after.trim().is_empty() { '\n' } else { sign };
    let is_plain = !sign.is_alphanumeric() && !"'’/\\+#_&=<>$%@(（".contains(sign);
    let is_glued = after.starts_with(|c: char| c.is_ascii_alphanumeric())
        && (sign == '-' || first.is_ascii_lowercase() && matches!(sign, '.' | ':'));
    let letter = Letter {
        place,
        alphabet,
        sign,
    };
    (is_plain && !is_glued).then_some((letter, after))
}
