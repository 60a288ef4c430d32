//! Marks a quoted passage in lines that are already laid out.

use std::ops::Range;

use super::line::{Line, Piece, Role};

/// Gives the first passage that reads like `quote` the role [`Role::Marked`]. Compares letters and
/// digits alone, because line breaks, spaces and Markdown marks differ. Takes linear time.
///
/// Changes nothing if no passage reads like it.
pub fn mark_quote(lines: &mut [Line], quote: &str) {
    let quote: Vec<char> = quote.chars().filter(|it| it.is_alphanumeric()).collect();
    let letters = letters(lines);
    let Some(start) = find(&letters, &quote) else {
        return;
    };
    let found = letters.get(start..start + quote.len()).unwrap_or_default();
    let (Some(first), Some(last)) = (found.first(), found.last()) else {
        return;
    };
    let mut rest = found;
    for (index, line) in lines.iter_mut().enumerate() {
        let in_line = rest
            .iter()
            .take_while(|letter| letter.line == index)
            .count();
        let (of_line, after) = rest.split_at(in_line);
        rest = after;
        if let (true, Some(begin), Some(end)) = (
            (first.line..=last.line).contains(&index),
            of_line.first(),
            of_line.last(),
        ) {
            let passage = begin.offset..end.offset + end.letter.len_utf8();
            mark(line, passage, Role::Marked);
        }
    }
}

/// A letter or digit of the text.
struct Letter {
    letter: char,
    line: usize,
    /// Byte offset in the text of the line.
    offset: usize,
}

fn letters(lines: &[Line]) -> Vec<Letter> {
    let mut letters = Vec::new();
    for (line, text) in lines.iter().enumerate() {
        let mut start = 0;
        for piece in &text.pieces {
            // The number of an item is not part of its text.
            let is_text = piece.role != Role::ListMark;
            let found = piece.text.char_indices();
            let found = found.filter(|(_, letter)| is_text && letter.is_alphanumeric());
            letters.extend(found.map(|(offset, letter)| Letter {
                letter,
                line,
                offset: start + offset,
            }));
            start += piece.text.len();
        }
    }
    letters
}

/// The index of the first match, by the algorithm of Knuth, Morris and Pratt.
fn find(letters: &[Letter], quote: &[char]) -> Option<usize> {
    let borders = borders(quote);
    let mut n_matched = 0;
    for (index, letter) in letters.iter().enumerate() {
        while n_matched > 0 && quote.get(n_matched) != Some(&letter.letter) {
            n_matched = borders.get(n_matched - 1).copied().unwrap_or(0);
        }
        if quote.get(n_matched) == Some(&letter.letter) {
            n_matched += 1;
        }
        if n_matched == quote.len() && n_matched > 0 {
            return Some(index + 1 - n_matched);
        }
    }
    None
}

/// For each beginning of the quote, the length of its longest proper border.
fn borders(quote: &[char]) -> Vec<usize> {
    let mut borders: Vec<usize> = Vec::with_capacity(quote.len());
    for (index, letter) in quote.iter().enumerate() {
        let mut length = borders.last().copied().unwrap_or(0);
        while length > 0 && quote.get(length) != Some(letter) {
            length = borders.get(length - 1).copied().unwrap_or(0);
        }
        let grows = index > 0 && quote.get(length) == Some(letter);
        borders.push(length + usize::from(grows));
    }
    borders
}

/// Gives some bytes of a line a role.
pub(super) fn mark(line: &mut Line, bytes: Range<usize>, marked_as: Role) {
    let mut start = 0;
    let mut marked = Line::default();
    for Piece { text, role } in std::mem::take(&mut line.pieces) {
        let cut = |offset: usize| offset.saturating_sub(start).min(text.len());
        let (from, to) = (cut(bytes.start), cut(bytes.end));
        for (part, role) in [
            (0..from, role),
            (from..to, marked_as),
            (to..text.len(), role),
        ] {
            marked.push(text.get(part).unwrap_or_default(), role);
        }
        start += text.len();
    }
    line.pieces = marked.pieces;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(texts: &[&str], quote: &str) -> Vec<String> {
        let mut lines: Vec<Line> = texts.iter().map(|text| Line::from(*text)).collect();
        mark_quote(&mut lines, quote);
        let shown = |line: &Line| {
            let pieces = line.pieces.iter().map(|piece| match piece.role {
                Role::Marked => format!("<{}>", &*piece.text),
                _ => piece.text.to_string(),
            });
            pieces.collect::<String>()
        };
        lines.iter().map(shown).collect()
    }

    #[test]
    fn a_quote_is_marked_across_lines_and_marks() {
        let texts = ["  默认是 iptables，", "  不支持 nftables 模式。"];
        assert_eq!(
            marked(&texts, "`iptables`，不支持 **nftables**"),
            ["  默认是 <iptables>，", "  <不支持 nftables> 模式。"]
        );
        assert_eq!(marked(&["aab aac"], "aac"), ["aab <aac>"]);
    }

    #[test]
    fn a_quote_that_is_not_there_marks_nothing() {
        for quote in ["ipvs", "", "，。"] {
            assert_eq!(marked(&["默认是 iptables"], quote), ["默认是 iptables"]);
        }
    }

    #[test]
    fn the_number_of_an_item_is_not_part_of_a_quote() {
        let mut lines = [
            Line::from("先甲"),
            Line::new("2. ", Role::ListMark).with("后乙", Role::Plain),
        ];
        mark_quote(&mut lines, "先甲后乙");
        assert_eq!(lines[1].pieces[1].role, Role::Marked);
    }
}
