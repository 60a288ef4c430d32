//! What keys do on the screens, in menus and in messages.

use super::printer::printed;
use super::stage::{Stage, assert_line, drawn, press};
use crate::tui::message::Effect;

const SIZE: (u16, u16) = (80, 24);
const SMALL: (u16, u16) = (40, 12);

#[test]
fn digits_grade_only_after_the_reveal() {
    let mut stage = Stage::study("cni");
    assert_line(
        &stage.text("", SIZE),
        " 空格 看答案  0 答不出  h 思路  . 更多  ? 帮助  q 退出",
    );
    stage.text("3", SIZE);
    assert_eq!(stage.log(), "");
    stage.text("<space>3", SIZE);
    assert_eq!(
        stage.deeds(),
        [r#"review grade="good" q="Calico 网络插件的实现原理" file="notes.md""#]
    );
}

#[test]
fn letters_work_in_the_menu() {
    let mut stage = Stage::study("cni");
    stage.text(".b", SIZE);
    assert_eq!(stage.deeds(), ["bury"]);
}

#[test]
fn a_chinese_character_shows_the_input_method_notice() {
    let text = Stage::study("cni").text("的", SIZE);
    assert_line(&text, " 输入法是中文，按 Shift 切换");
    let text = Stage::study("cni").text("\u{3000}４", SIZE);
    assert_line(&text, " 学完了");
}

#[test]
fn on_the_first_screen_escape_does_nothing_and_q_quits() {
    for (keys, left) in [
        ("<esc>", false),
        ("q", true),
        ("<space><ctrl-c>", true),
        ("?q", false),
    ] {
        let left_then = Stage::study("cni").play(keys, SIZE, |app| app.state.is_left());
        assert_eq!(left_then, left, "{keys}");
    }
}

#[test]
fn copying_and_opening_files_return_terminal_effects() {
    let mut stage = Stage::study("cni");
    let mut app = stage.app(SIZE);
    let effects = press(&mut app, "c");
    assert_eq!(
        effects,
        [Effect::Copy("Calico 网络插件的实现原理\n".to_owned())]
    );
    let effects = press(&mut app, "<space>o<enter>");
    let [Effect::OpenFile(place)] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert!(place.file.ends_with("notes.md"));
    assert_eq!(place.line, 1);
    let effects = press(&mut app, "w2");
    assert_eq!(
        effects,
        [Effect::Browse(
            "https://www.rfc-editor.org/rfc/rfc4271".to_owned()
        )]
    );
}

#[test]
fn mistakes_in_configured_keys_are_shown_first_with_locations() {
    let keys = "keys:\n  hom:\n    x: study\n  question:\n    nn: reveal\n    z: hint\n";
    let mut stage = Stage::study("cni").with_file("config.yaml", keys);
    let text = stage.text("", SIZE);
    let config = stage.path("config.yaml");
    for mistake in [
        ":3:5: 没有叫 hom 的界面；是不是想写 `home`？",
        ":5:5: 没有叫 nn 的键",
    ] {
        assert!(text.contains(&format!("{config}{mistake}")), "{text}");
    }
    let text = stage.text("<enter>z", SIZE);
    assert_line(&text, "   先说组件，再说两种模式。");
}

#[test]
fn menu_and_help_show_configured_keys() {
    let keys = "keys:\n  question:\n    z: bury\n    x: help\n    \"?\": reveal\n";
    let mut stage = Stage::study("cni").with_file("config.yaml", keys);
    let text = stage.text(".", SIZE);
    assert!(text.contains("|   z  明天再说   "), "{text}");
    stage.text(".z", SIZE);
    assert_eq!(stage.deeds(), ["bury"]);
    let mut stage = Stage::study("cni").with_file("config.yaml", keys);
    assert!(
        stage.text("x", SIZE).contains("?, 空格, Enter"),
        "{}",
        stage.text("x", SIZE)
    );
}

#[test]
fn a_long_message_can_be_read_in_a_small_window() {
    let mut stage = Stage::home();
    let text = stage
        .text("n怎么备份 etcd？<enter>", (40, 12))
        .replace('\n', "");
    let inbox = stage.library.paths().inbox().display().to_string();
    assert!(
        text.contains(&inbox) && text.contains("不带--deck"),
        "{text}"
    );
}

#[test]
fn the_menu_key_is_always_shown() {
    let mut stage = Stage::study("").in_english();
    for keys in ["<space>4", "<space>4<space>"] {
        for size in [SIZE, (60, 16), (40, 12)] {
            let text = stage.text(keys, size);
            assert!(text.contains(". more"), "{text}");
        }
    }
}

#[test]
fn keys_for_what_is_not_there_say_so() {
    let mut stage = Stage::study("disruption");
    assert_line(&stage.text("<space>w", SIZE), " 答案里没有链接");
    assert_line(&stage.text("<space>r", SIZE), " 这个答案没有更正");
}

#[test]
fn full_width_digits_before_the_reveal_do_nothing() {
    let mut stage = Stage::study("cni");
    assert_eq!(stage.text("４", SIZE), stage.text("4", SIZE));
    assert_line(&stage.text("４", SIZE), " 先按空格看答案");
}

#[test]
fn help_shows_the_keys_of_the_menu_after_its_key() {
    let mut stage = Stage::study("cni").in_english();
    for keys in ["?", "<space>?"] {
        let text = stage.text(keys, (80, 60));
        for line in ["  . b", "  . s", "  . f"] {
            assert!(text.contains(line), "{line}: {text}");
        }
        let of_screen = text.split("| Home ").next().unwrap();
        for line in ["|   b ", "|   s ", "|   f "] {
            assert!(!of_screen.contains(line), "{text}");
        }
    }
}

#[test]
fn a_small_menu_holds_the_main_keys_and_says_that_it_goes_on() {
    let mut stage = Stage::study("cni");
    for (keys, line) in [
        ("<space>.", "|   空格 讲到了  j 没讲到  Enter 评分  |"),
        (".", "|   空格 看答案  0 答不出              |"),
    ] {
        let text = stage.text(keys, SMALL);
        assert_line(&text, line);
        assert!(text.contains("|   下面还有"), "{text}");
        let last = stage.text(&format!("{keys}<end>"), SMALL);
        assert_line(&last, line);
        assert!(last.contains("| > ?  "), "{last}");
        assert!(!last.contains("下面还有"), "{last}");
    }
    let mut stage = Stage::study("cni").in_english();
    let text = stage.text("<space>.", SMALL);
    assert_line(&text, "|   Space covered  j missed            |");
    assert_line(&text, "|   Enter grade                        |");
    assert!(text.contains(" more below"), "{text}");
}

#[test]
fn a_small_window_always_shows_space_and_enter_after_the_reveal() {
    for language in ["zh", "en"] {
        let mut stage = match language {
            "zh" => Stage::study("disruption"),
            _ => Stage::study("disruption").in_english(),
        };
        for keys in [
            "", "<space>", "<space>j", "<space><space><space>", "<space><space>jj",
        ] {
            let text = stage.text(&format!("<space>{keys}"), SMALL);
            let footer: Vec<&str> = text.lines().skip(10).collect();
            let space = if language == "zh" {
                "空格 "
            } else {
                "Space "
            };
            assert!(footer[0].contains(space), "{keys}: {text}");
            assert!(footer[0].contains("Enter "), "{keys}: {text}");
            assert!(!footer[0].contains(".."), "{keys}: {text}");
        }
    }
}

#[test]
fn a_message_on_the_first_frame_leaves_the_keys_in_view() {
    for mut stage in [
        Stage::home(),
        Stage::study("cni"),
        Stage::study("is:unanswered"),
    ] {
        for size in [SIZE, SMALL] {
            let before = stage.text("", size);
            let mut app = stage.app(size);
            app.state.notice = Some("进度".repeat(200));
            let after = printed(&drawn(&app));
            let keys = before.lines().last().unwrap();
            assert!(keys.contains(". 更多"), "{before}");
            assert_line(&after, keys);
            assert!(after.contains("进度进度"), "{after}");
        }
    }
}
