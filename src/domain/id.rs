//! The id of an entry or a card: twelve characters derived from the words of the question.
//!
//! The algorithm is frozen, because progress refers to ids: see `golden ids` in the tests.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::fold::{folds_alone, han_run, narrowed};

/// Characters in an id: 60 bits at 5 bits a character.
pub const ID_LENGTH: usize = 12;

/// Crockford's base32 in lower case: no i, l, o, u.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A lookup table for the alphabet, because logs hold millions of ids.
const IS_OF_ALPHABET: [bool; 256] = {
    let mut table = [false; 256];
    let mut place = 0;
    while place < ALPHABET.len() {
        table[ALPHABET[place] as usize] = true;
        place += 1;
    }
    table
};

/// The id of an entry; a card's id is that of its first entry.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CardId([u8; ID_LENGTH]);

impl CardId {
    /// The id of a cleaned question (without Markdown marks).
    ///
    /// Equal for two wordings that differ only in letter case, width, spaces or punctuation.
    pub fn of_question(question: &str) -> Self {
        let digest = Sha256::digest(normalized(question).as_bytes());
        let bits = digest
            .iter()
            .take(8)
            .fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
        let mut id = [0; ID_LENGTH];
        for (place, character) in id.iter_mut().enumerate() {
            let five_bits = bits >> (59 - 5 * place) & 31;
            *character = ALPHABET[five_bits as usize];
        }
        Self(id)
    }

    pub fn as_str(&self) -> &str {
        // The bytes are ASCII by construction: both constructors take them from `ALPHABET`.
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// The normalized text that the id is derived from: NFKC, lower case, letters and digits only, and
/// `+` `#` directly after a Latin letter (so that C, C++ and C# differ).
fn normalized(question: &str) -> String {
    let mut letters = Letters::with_capacity(question.len());
    let mut rest = question;
    while let Some(first) = rest.chars().next() {
        let run = han_run(rest);
        let (now, later) = rest.split_at(if run > 0 { run } else { first.len_utf8() });
        if run > 0 {
            letters.push_han(now);
        } else if folds_alone(first) {
            letters.push(narrowed(first).to_ascii_lowercase());
        } else {
            return normalized_generally(question);
        }
        rest = later;
    }
    letters.kept
}

/// The reference implementation; [`normalized`] is a fast path for most questions.
fn normalized_generally(question: &str) -> String {
    let folded = question.nfkc().collect::<String>().to_lowercase();
    let mut letters = Letters::with_capacity(folded.len());
    folded.chars().for_each(|character| letters.push(character));
    letters.kept
}

/// Collects the letters of a text.
struct Letters {
    kept: String,
    /// Whether the previous character is a Latin letter, or a sign that belongs to one.
    after_latin: bool,
}

impl Letters {
    fn with_capacity(n_bytes: usize) -> Self {
        Self {
            kept: String::with_capacity(n_bytes),
            after_latin: false,
        }
    }

    fn push(&mut self, character: char) {
        let sign_of_latin = self.after_latin && matches!(character, '+' | '#');
        if character.is_alphanumeric() || sign_of_latin {
            self.kept.push(character);
        }
        self.after_latin = character.is_ascii_alphabetic() || sign_of_latin;
    }

    /// Adds common Chinese characters, all of which are letters.
    fn push_han(&mut self, run: &str) {
        self.kept.push_str(run);
        self.after_latin = false;
    }
}

impl fmt::Display for CardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for CardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseIdError;

/// For serde only: the learner reads the words of `library::error_text`.
impl fmt::Display for ParseIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a card id")
    }
}

impl FromStr for CardId {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        let bytes: [u8; ID_LENGTH] = text.as_bytes().try_into().map_err(|_| ParseIdError)?;
        let is_id = bytes.iter().all(|byte| IS_OF_ALPHABET[usize::from(*byte)]);
        is_id.then_some(Self(bytes)).ok_or(ParseIdError)
    }
}

impl TryFrom<String> for CardId {
    type Error = ParseIdError;

    fn try_from(text: String) -> Result<Self, ParseIdError> {
        text.parse()
    }
}

impl From<CardId> for String {
    fn from(id: CardId) -> Self {
        id.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_short_cut_gives_the_same_letters(
            question in "([a-cA-CＡ-Ｃ+＋#一-丙，。？“—\u{3000}\n]|\\PC){0,24}",
        ) {
            prop_assert_eq!(normalized(&question), normalized_generally(&question));
        }

        #[test]
        fn the_short_cut_gives_the_same_letters_where_it_is_taken(
            question in "[ -~一-\u{9fff}\u{3000}-\u{3002}\u{ff01}-\u{ff5e}“”‘’—]{0,24}",
        ) {
            prop_assert_eq!(normalized(&question), normalized_generally(&question));
        }
    }

    #[test]
    fn golden_ids_never_change() {
        let golden = [
            ("简述 ETCD 及其特点？", "yyk3rzybp823"),
            ("什么是etcd？", "p6ed7r4khb6h"),
            ("rbac", "4n9b3g175avg"),
            ("kubelet的功能、作用是什么？", "h31j277ctfje"),
            ("service的类型有哪几种", "5zhtjj1c3ycd"),
            ("简单讲一下 pod创建过程", "6rhew6879a21"),
            (
                "简述 Kubernetes kubelet 监控 Worker 节点资源是使用什么组件来实现的？",
                "17e4507k05p7",
            ),
            (
                "pod的定义中有个command和args参数，这两个参数不会和docker镜像的entrypointc冲突吗？",
                "887eyab78nt3",
            ),
            (
                "当 Kubernetes Pod 的状态显示为 Running 状态，但前面的状态为 0/1 时",
                "xdb6wme36vqm",
            ),
            ("存储访问模式（Access Modes）", "55fb2ccxxrs7"),
            ("HPA跟VPA", "skj3tgdfh9me"),
            ("Sidecar", "dj5madecs1zh"),
            ("K8S 产线下节点的流程是什么", "q0mjryw4yg6y"),
            ("K8S 产线上节点的流程是什么", "kwqjnt40wybk"),
            ("Calico网络插件的实现原理", "5h7zm77sv4g5"),
            ("kube-proxy的作用，iptables和ipvs模式的区别", "mrtnv53zq1cc"),
            ("externalTrafficPolicy: Local是什么意思?", "dxfec0d5gw6e"),
            ("OCI 与CRI 的对比与关系？", "q9yj4m714scs"),
            ("你做过哪些基于K8S云原生的业务改造？", "x48324eh2ad2"),
            ("Kubernetes中存在哪几种负载均衡", "6kbc1ry34p4g"),
        ];
        for (question, id) in golden {
            assert_eq!(CardId::of_question(question).as_str(), id, "{question}");
        }
    }

    #[test]
    fn case_width_spaces_and_punctuation_make_no_difference() {
        let id = CardId::of_question("什么是etcd？");
        assert_eq!(id, CardId::of_question("什么是 ETCD?"));
        assert_eq!(id, CardId::of_question("什么是ｅｔｃｄ"));
    }

    #[test]
    fn plus_and_hash_count_after_a_latin_letter_only() {
        assert_ne!(CardId::of_question("C++"), CardId::of_question("C"));
        assert_ne!(CardId::of_question("C#"), CardId::of_question("C++"));
        assert_eq!(CardId::of_question("节点+1"), CardId::of_question("节点1"));
    }

    #[test]
    fn an_id_reads_back_and_nothing_else_does() {
        assert_eq!("4n9b3g175avg".parse(), Ok(CardId::of_question("rbac")));
        for wrong in [
            "", "4n9b3g175av", "4n9b3g175avgg", "4N9B3G175AVG", "iiiiiiiiiiii",
        ] {
            assert_eq!(wrong.parse::<CardId>(), Err(ParseIdError), "{wrong}");
        }
    }
}
