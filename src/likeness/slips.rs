//! Distinguishes typing errors from single characters that change the meaning of a question.

/// Pairs of characters that change the meaning of a question if one replaces the other.
const OPPOSITES: [&str; 31] = [
    "上下", "大小", "多少", "前后", "内外", "增减", "开关", "入出", "进出", "正反", "主从", "左右",
    "有无", "新旧", "读写", "冷热", "先后", "高低", "长短", "动静", "升降", "优缺", "优劣", "加减",
    "扩缩", "起停", "南北", "东西", "强弱", "软硬", "同异",
];

/// Characters that make a question a different one: numbers and negations.
const DECIDING: &str = "一二三四五六七八九十两双单多不非无没未否禁反勿";

/// Words that make a question a different one.
const NEGATIONS: [&str; 13] = [
    "not", "no", "never", "without", "cannot", "isn", "aren", "don", "doesn", "can't", "won",
    "shouldn", "t",
];

/// Whether two characters are opposites, so that replacing one by the other changes a question.
pub(super) fn are_opposites(one: char, other: char) -> bool {
    let opposed = |pair: &str| pair.contains(one) && pair.contains(other);
    one != other && OPPOSITES.iter().any(|pair| opposed(pair))
}

/// Whether a word or a stretch of Chinese characters changes what a question asks.
pub(super) fn decides(text: &str) -> bool {
    NEGATIONS.contains(&text) || text.contains(|c| DECIDING.contains(c))
}

/// Whether two names are equal apart from a typing error: a doubled letter, the same letters in
/// another order, or one letter more or less in a longer name. Only Latin letters have such errors,
/// and the shorter a name, the fewer: CNI is not CRI, and HTTP is not HTTPS.
pub(super) fn is_slip(one: &str, other: &str) -> bool {
    let is_word = |name: &str| name.bytes().all(|byte| byte.is_ascii_lowercase());
    if one == other || !is_word(one) || !is_word(other) {
        return one == other;
    }
    let (short, long) = match one.len() < other.len() {
        true => (one.as_bytes(), other.as_bytes()),
        false => (other.as_bytes(), one.as_bytes()),
    };
    if short.len() == long.len() {
        return short.len() >= 4 && sorted(short) == sorted(long);
    }
    let is_without = |at: usize| long[..at] == short[..at] && long[at + 1..] == short[at..];
    let is_doubled = |at: usize| at > 0 && long[at] == long[at - 1];
    let is_extra = |at: usize| is_without(at) && (short.len() >= 5 || is_doubled(at));
    long.len() == short.len() + 1 && short.len() >= 3 && (0..long.len()).any(is_extra)
}

/// A key that two names share if one may be a typing error of the other: their set of letters, or
/// `*` if they are long enough to differ in one.
pub(super) fn slip_key(name: &str) -> String {
    if !name.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return name.to_owned();
    }
    let mut letters = name.as_bytes().to_vec();
    letters.dedup();
    if letters.len() >= 5 {
        return "*".to_owned();
    }
    letters.sort_unstable();
    letters.dedup();
    letters.into_iter().map(char::from).collect()
}

fn sorted(name: &[u8]) -> Vec<u8> {
    let mut letters = name.to_vec();
    letters.sort_unstable();
    letters
}

/// Whether two Chinese phrases differ in one mistyped character.
pub(super) fn is_mistyped(one: &str, other: &str) -> bool {
    let n_characters = one.chars().count();
    if n_characters < 2 || n_characters != other.chars().count() {
        return false;
    }
    let pairs = one.chars().zip(other.chars());
    let wrong: Vec<(char, char)> = pairs.filter(|(one, other)| one != other).collect();
    let [(one, other)] = wrong[..] else {
        return false;
    };
    !DECIDING.contains([one, other]) && !are_opposites(one, other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_typing_error_are_slips() {
        for (one, other) in [
            ("pod", "podd"),
            ("etcd", "ectd"),
            ("deployment", "deploymnt"),
            ("ingres", "ingress"),
        ] {
            assert!(is_slip(one, other) && is_slip(other, one), "{one} {other}");
            assert_eq!(slip_key(one), slip_key(other));
        }
        for (one, other) in [
            ("cni", "cri"),
            ("http", "https"),
            ("pv", "pvc"),
            ("12345", "54321"),
            ("上", "下"),
        ] {
            assert!(!is_slip(one, other), "{one} {other}");
        }
    }

    #[test]
    fn one_other_character_in_a_phrase_is_a_typing_error_unless_it_decides() {
        assert!(is_mistyped("流成", "流程"));
        assert!(!is_mistyped("读请求", "写请求"));
        assert!(!is_mistyped("同", "跨"));
        assert!(!is_mistyped("两个", "三个"));
        assert!(!is_mistyped("镜像", "网络"));
        assert!(!is_mistyped("作用", "使用方式"));
    }
}
