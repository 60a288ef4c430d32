//! Decodes the bytes of a file: UTF-8, UTF-16 with a byte order mark, GBK and GB18030. Lines end
//! with `\n` or `\r\n` in the result, also those of old Macs, which end with `\r`.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_16BE, UTF_16LE};

use crate::domain::Span;
use crate::notes::{Diagnostic, DiagnosticKind};

/// How many bytes the detector reads; more take time and change no guess.
const MAX_GUESSED: usize = 64 << 10;

/// The text of a file, and what the learner should know about its encoding.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text without a byte order mark.
    pub text: String,
    pub diagnostic: Option<Diagnostic>,
}

/// Never fails: bytes that fit no encoding become replacement characters.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    let Decoded { text, diagnostic } = decoded(bytes);
    let text = with_line_feeds(text);
    Decoded { text, diagnostic }
}

/// The text with `\n` in place of each `\r` that no `\n` follows. All offsets stay the same.
fn with_line_feeds(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    let mut lines = String::with_capacity(text.len());
    for (n, part) in text.split('\r').enumerate() {
        let end = if part.starts_with('\n') { '\r' } else { '\n' };
        lines.extend((n > 0).then_some(end));
        lines.push_str(part);
    }
    lines
}

fn decoded(mut bytes: Vec<u8>) -> Decoded {
    if let Some((encoding, n_bytes)) = Encoding::for_bom(&bytes) {
        if encoding == UTF_16LE || encoding == UTF_16BE {
            return utf16(encoding, &bytes[n_bytes..]);
        }
        bytes.drain(..n_bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Decoded {
            text,
            diagnostic: None,
        },
        Err(error) => {
            let damaged = damaged(error.as_bytes(), error.utf8_error().valid_up_to());
            legacy(error.as_bytes(), &damaged.text).unwrap_or(damaged)
        }
    }
}

fn utf16(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    let text = text.into_owned();
    let damage = text
        .find(char::REPLACEMENT_CHARACTER)
        .filter(|_| has_errors);
    Decoded {
        diagnostic: damage.map(|start| at(start, DiagnosticKind::InvalidUtf8)),
        text,
    }
}

/// UTF-8 with some bytes that are not.
fn damaged(bytes: &[u8], first: usize) -> Decoded {
    Decoded {
        text: String::from_utf8_lossy(bytes).into_owned(),
        diagnostic: Some(at(first, DiagnosticKind::InvalidUtf8)),
    }
}

fn at(start: usize, kind: DiagnosticKind) -> Diagnostic {
    let end = start + char::REPLACEMENT_CHARACTER.len_utf8();
    Diagnostic {
        kind,
        span: Span::new(start..end),
    }
}

/// The text of a Chinese file from before UTF-8; `None` if it is damaged UTF-8 or something else.
///
/// A few spoiled bytes in a UTF-8 file also decode as GBK, so the file must hold more bytes that
/// are not UTF-8 than characters that are.
fn legacy(bytes: &[u8], as_utf8: &str) -> Option<Decoded> {
    let is_spoiled = |character: &char| *character == char::REPLACEMENT_CHARACTER;
    let n_foreign = as_utf8.chars().filter(|character| !character.is_ascii());
    let n_spoiled = as_utf8.chars().filter(is_spoiled).count();
    if n_spoiled * 2 < n_foreign.count() {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(MAX_GUESSED)], true);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    if guess != GBK && guess != GB18030 {
        return None;
    }
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(Decoded {
        diagnostic: Some(Diagnostic {
            kind: DiagnosticKind::LegacyEncoding,
            span: Span::new(0..0),
        }),
        text: text.into_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTES: &str = "# 什么是 etcd？\n\n键值存储，用 Raft 保证一致。\n";

    fn kind(decoded: &Decoded) -> Option<DiagnosticKind> {
        decoded.diagnostic.as_ref().map(|found| found.kind.clone())
    }

    #[test]
    fn a_byte_order_mark_is_not_text() {
        let decoded = decode("\u{feff}# a\r\n".as_bytes().to_vec());
        assert_eq!((decoded.text.as_str(), kind(&decoded)), ("# a\r\n", None));
    }

    #[test]
    fn a_carriage_return_alone_ends_a_line() {
        for (text, wanted) in [
            ("# a\r\rb\r", "# a\n\nb\n"),
            ("# a\r\nb\rc\n\r", "# a\r\nb\nc\n\n"),
            ("\r\r\n", "\n\r\n"),
        ] {
            assert_eq!(decode(text.as_bytes().to_vec()).text, wanted, "{text:?}");
        }
    }

    #[test]
    fn utf16_with_a_byte_order_mark_is_decoded_silently() {
        let units: Vec<u16> = "\u{feff}"
            .encode_utf16()
            .chain(NOTES.encode_utf16())
            .collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for bytes in [little, big] {
            let decoded = decode(bytes);
            assert_eq!((decoded.text.as_str(), kind(&decoded)), (NOTES, None));
        }
    }

    #[test]
    fn half_a_utf16_unit_at_the_end_is_reported() {
        let decoded = decode(b"\xff\xfea\0b".to_vec());
        assert_eq!(decoded.text, "a\u{fffd}");
        assert_eq!(kind(&decoded), Some(DiagnosticKind::InvalidUtf8));
    }

    #[test]
    fn gbk_and_gb18030_are_decoded_and_reported() {
        for text in [
            NOTES,
            "镕基：𠮷 是四字节字符吗？\n\n是的，只有 GB18030 有它，其余都是双字节。\n",
        ] {
            let (bytes, _, _) = GB18030.encode(text);
            let decoded = decode(bytes.into_owned());
            assert_eq!(decoded.text, text);
            assert_eq!(kind(&decoded), Some(DiagnosticKind::LegacyEncoding));
        }
    }

    #[test]
    fn bytes_that_are_not_utf8_are_replaced_and_reported() {
        let decoded = decode(b"\xef\xbb\xbfab\xff\xfec".to_vec());
        assert_eq!(decoded.text, "ab\u{fffd}\u{fffd}c");
        let found = decoded.diagnostic.unwrap();
        assert_eq!(found.kind, DiagnosticKind::InvalidUtf8);
        assert_eq!(found.span.of(&decoded.text), "\u{fffd}");
    }

    #[test]
    fn one_spoiled_byte_in_chinese_utf8_does_not_make_it_gbk() {
        let mut bytes = NOTES.as_bytes().to_vec();
        bytes.insert(2, 0xb0);
        let decoded = decode(bytes);
        assert!(decoded.text.contains("什么是 etcd？"));
        assert_eq!(kind(&decoded), Some(DiagnosticKind::InvalidUtf8));
    }
}
