//! Reads values from a YAML tree and collects every error on the way.

use crate::domain::{Bilingual, NoteFile};
use crate::likeness::nearest;
use crate::yaml::{FieldError, Fields, Node, Value};

use super::LocatedText;
use super::error::{ErrorLocator, Expected, ManifestError, ManifestErrorKind};

pub(super) struct ManifestReader<'a> {
    locator: ErrorLocator<'a>,
    pub errors: Vec<ManifestError>,
}

impl<'a> ManifestReader<'a> {
    pub fn new(file: &'a NoteFile) -> Self {
        Self {
            locator: ErrorLocator::new(file),
            errors: Vec::new(),
        }
    }

    pub fn report(&mut self, at: usize, kind: ManifestErrorKind) {
        self.errors.push(self.locator.error(at, kind));
    }

    fn report_not(&mut self, node: &Node, expected: Expected) {
        self.report(node.at, ManifestErrorKind::Not(expected));
    }

    /// The fields of a map. Reports unknown keys and duplicate keys.
    pub fn fields<'n>(&mut self, node: &'n Node, keys: &[&'static str]) -> Option<Fields<'n>> {
        let (locator, errors) = (&mut self.locator, &mut self.errors);
        let fields = Fields::read(node, keys, |at, error| {
            let kind = match error {
                FieldError::NotText => ManifestErrorKind::Not(Expected::Text),
                FieldError::Unknown(key) => ManifestErrorKind::UnknownKey {
                    near: nearest(&key, keys.iter().copied()).map(str::to_owned),
                    key,
                },
                FieldError::Twice { key, first } => ManifestErrorKind::KeyTwice {
                    key: key.to_owned(),
                    first: locator.position(first),
                },
            };
            errors.push(locator.error(at, kind));
        });
        if fields.is_none() {
            self.report_not(node, Expected::Map);
        }
        fields
    }

    /// A text that is not blank.
    pub fn text(&mut self, node: &Node) -> Option<LocatedText> {
        let text = self.trimmed(node)?.to_owned();
        Some(LocatedText { text, at: node.at })
    }

    fn trimmed<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        let text = node.text().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            self.report_not(node, Expected::Text);
        }
        text
    }

    pub fn text_of(&mut self, fields: &Fields<'_>, key: &str) -> Option<String> {
        let text = self.text(fields.get(key)?)?;
        Some(text.text)
    }

    /// The text of a key that must be there.
    pub fn required(&mut self, fields: &Fields<'_>, key: &'static str) -> Option<LocatedText> {
        match fields.get(key) {
            Some(node) => self.text(node),
            None => {
                self.report(fields.at, ManifestErrorKind::KeyMissing(key));
                None
            }
        }
    }

    /// The items of a key's list, without those that `read` rejects.
    pub fn list<T>(
        &mut self,
        fields: &Fields<'_>,
        key: &str,
        mut read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = fields.get(key) else {
            return Vec::new();
        };
        let Value::List(items) = &node.value else {
            self.report_not(node, Expected::List);
            return Vec::new();
        };
        let mut list = Vec::with_capacity(items.len());
        list.extend(items.iter().filter_map(|item| read(self, item)));
        list
    }

    pub fn texts(&mut self, fields: &Fields<'_>, key: &str) -> Vec<LocatedText> {
        self.list(fields, key, Self::text)
    }

    /// One text for both languages, or `{ zh: …, en: … }`.
    pub fn wording(&mut self, node: &Node) -> Option<Bilingual> {
        match &node.value {
            Value::Text(_) => Some(Bilingual::same(self.text(node)?.text)),
            Value::Map(_) => {
                let fields = self.fields(node, &["zh", "en"])?;
                self.wording_of(&fields)
            }
            _ => {
                self.report_not(node, Expected::Wording);
                None
            }
        }
    }

    pub fn wording_in(&mut self, fields: &Fields<'_>, key: &str) -> Option<Bilingual> {
        self.wording(fields.get(key)?)
    }

    pub fn flag(&mut self, fields: &Fields<'_>, key: &str) -> Option<bool> {
        self.parsed(fields, key, Expected::TrueOrFalse, |text| text.parse().ok())
    }

    /// The wording in the keys `zh` and `en` of a map that may have other keys.
    pub fn wording_of(&mut self, fields: &Fields<'_>) -> Option<Bilingual> {
        let wording = Bilingual {
            zh: self.text_of(fields, "zh"),
            en: self.text_of(fields, "en"),
        };
        if wording.is_empty() {
            self.report(fields.at, ManifestErrorKind::Not(Expected::Wording));
            return None;
        }
        Some(wording)
    }

    /// One of the `allowed` words, parsed.
    pub fn word<T>(
        &mut self,
        fields: &Fields<'_>,
        key: &'static str,
        allowed: &'static [&'static str],
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let word = self.text(fields.get(key)?)?;
        let value = parse(&word.text);
        if value.is_none() {
            let kind = ManifestErrorKind::UnknownWord {
                key,
                word: word.text,
                allowed,
            };
            self.report(word.at, kind);
        }
        value
    }

    /// A short text such as a number, parsed. `expected` goes into the error.
    pub fn parsed<T>(
        &mut self,
        fields: &Fields<'_>,
        key: &str,
        expected: Expected,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let node = fields.get(key)?;
        let value = node.text().and_then(parse);
        if value.is_none() {
            self.report_not(node, expected);
        }
        value
    }
}
