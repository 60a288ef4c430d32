//! What overlays and messages say.

words! {
    menu_title: "More", "更多";
    help_title: "Keys", "按键";
    links_title: "Links", "链接";
    source_title: "Source", "出处";
    failure_title: "Not saved", "没有保存";
    answer_stays: "Your answer is still on the screen.", "你的答案还在屏幕上。";
    leaving_unsaved(n: usize): "{n} answer is in memory only; leaving loses it." | "{n} answers are in memory only; leaving loses them.", "有 {n} 条记录只在内存里，退出就丢了。";
    flag_title: "What is wrong with this card?", "这张卡哪里有问题？";
    flag_hint: "May be empty.", "可以不写。";
    search_title: "Search", "搜索";
    search_hint: "A topic, words, or is:due, tag:frequent, pinyin initials. Empty shows all.", "主题、文字、拼音首字母，或 is:due、tag:frequent。留空看全部。";
    file_title: "Save to which file?", "存到哪个文件？";
    file_hint: "A path; what stands there is taken in.", "写路径；文件里已有的记录会并进来。";
    input_method: "your input method is set to Chinese: press Shift", "输入法是中文，按 Shift 切换";
    too_small: "At least 30 columns and 8 rows are needed.", "窗口太小，至少要 30 列 8 行。";
    copied: "copied", "已复制";
    opened(address: &str): "opened {address}", "已打开 {address}";
    could_not_open(address: &str): "copied instead of opened: {address}", "打不开，已复制：{address}";
    no_editor: "set VISUAL or EDITOR to open sources", "先设置 VISUAL 或 EDITOR 才能打开";
    embedded(file: &str): "{file} is inside the program", "{file} 在程序里，没有文件可打开";
    editor_failed(why: &str): "the editor failed: {why}", "编辑器出错：{why}";
    saved: "saved", "已保存";
}
