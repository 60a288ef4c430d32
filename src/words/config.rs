//! The description of each config key with its unit and range, the messages of editing, and the
//! errors.

words! {
    /// The keys, as the settings name them.
    label_language: "language", "语言";
    label_theme: "colors", "配色";
    label_glyphs: "characters", "字符";
    label_ambiguous_width: "width of “ ” …", "“ ” … 的宽度";
    label_decks: "your decks", "你的题库";
    label_embedded_deck: "built-in deck", "内置题库";
    label_minutes_per_day: "minutes a day", "每天几分钟";
    label_new_per_day: "new cards a day", "每天几道新题";
    label_desired_retention: "desired retention", "目标记忆率";
    label_learning_steps: "learning steps", "新题隔多久再问";
    label_relearning_steps: "relearning steps", "忘题隔多久再问";
    label_maximum_interval: "longest interval, days", "最长间隔几天";
    label_day_start: "day starts at", "一天从几点起";
    label_time_zone: "time zone", "时区";
    label_fuzz: "vary intervals", "间隔浮动";
    label_fsrs_parameters: "FSRS parameters", "FSRS 参数";
    label_leech_threshold: "leech after lapses", "忘几次算顽固题";
    label_mouse: "mouse", "鼠标";
    label_keys: "your own keys", "自定义按键";

    language: "interface language: auto, en or zh; auto is the locale's language (English if it is neither), or the deck's if there is no locale", "界面语言：auto、en、zh；auto 按系统区域（其他语言用英文），没有区域时按题库";
    theme: "colors: terminal (its own sixteen), dark, light, contrast, mono (none)", "配色：terminal（终端自带的十六色）、dark、light、contrast、mono（无颜色）";
    glyphs: "characters for bars and charts: auto (ascii if the locale is not UTF-8), unicode, ascii", "进度条和图表用的字符：auto（非 UTF-8 环境用 ascii）、unicode、ascii";
    ambiguous_width: "columns your terminal uses for “ ” … and similar characters: 1 or 2", "终端里 “ ” … 这类字符占几列：1 或 2";
    decks: "decks to open besides the built-in one; ~ is your home folder, relative paths start at this file's folder", "内置题库之外的题库；~ 是主目录，相对路径从本文件所在的文件夹算起";
    embedded_deck: "whether to open the built-in Kubernetes deck: true (on), false (off)", "是否打开内置的 Kubernetes 题库：true 开，false 关";
    minutes_per_day: "minutes of study a day, 1 to 1440", "每天学习几分钟，1 到 1440";
    new_per_day: "new cards a day: auto (as many as fit), or at most 0 to 9999", "每天几道新题：auto（时间够几道就几道），或最多 0 到 9999 道";
    desired_retention: "recall at which a card is due, 0.70 to 0.99; higher means more reviews", "记得的概率降到多少时复习，0.70 到 0.99；越高复习越多";
    learning_steps: "delays for a card you are learning, in s, m, h or d; [] for none", "新学的题隔多久再问，单位 s、m、h、d；不要就写 []";
    relearning_steps: "delays for a card you forgot, in s, m, h or d; [] for none", "忘记的题隔多久再问，单位 s、m、h、d；不要就写 []";
    maximum_interval: "longest interval between two reviews in days, 1 to 36500", "两次复习最长间隔几天，1 到 36500";
    day_start: "when your day starts, \"00:00\" to \"23:59\"", "一天从几点算起，\"00:00\" 到 \"23:59\"";
    time_zone: "auto (the system's), or an IANA name such as Asia/Shanghai", "时区：auto（按系统），或 IANA 名称，如 Asia/Shanghai";
    fuzz: "whether to vary intervals slightly, so that cards learned together spread out: true (on), false (off)", "间隔是否略微浮动，免得一起学的题总在同一天：true 开，false 关";
    fsrs_parameters: "the 21 FSRS-6 parameters; [] for the defaults; k8s-quiz optimize fits them to you", "FSRS-6 的 21 个参数；[] 为默认值；k8s-quiz optimize 按你的记录拟合";
    leech_threshold: "lapses after which a card is a leech, 1 to 999", "忘记几次算顽固题，1 到 999";
    mouse: "whether clicks and the wheel work on the screens: auto, off; with Shift the terminal selects text", "界面是否支持点击和滚轮：auto、off；按住 Shift 仍可用终端选字";
    keys: "your own keys, like { question: { x: suspend } }", "自定义按键，如 { question: { x: suspend } }";

    /// The paths above the keys.
    file(path: &str): "config: {path}", "配置：{path}";
    no_file: "file not found, using the defaults", "文件不存在，全部用默认值";
    log(path: &str): "progress: {path}", "进度：{path}";
    home(path: &str): "your folder: {path}", "你的文件夹：{path}";

    /// Where a value or path comes from.
    from_default: "default", "默认";
    from_option(option: &str): "from {option}", "来自 {option}";
    locale_says(language: &str): "default; the locale is {language}", "默认；系统区域为 {language}";
    locale_is_foreign: "default; English, as the locale is another language", "默认；系统区域是其他语言，所以用英文";
    locale_says_nothing: "default; the locale sets no language", "默认；系统区域没有指定语言";

    edit_hint: "change it with k8s-quiz config --edit", "用 k8s-quiz config --edit 修改";
    config_valid(path: &str): "the config {path} is valid", "配置 {path} 没有问题";
    not_created: "nothing changed; no config file created", "没有改动，没有新建配置文件";

    /// Errors in a config.
    not_keys_and_values: "the config needs lines like `minutes_per_day: 30`", "配置由 `minutes_per_day: 30` 这样的行组成";
    value(key: &str, found: &str, wanted: &str): "`{key}` can't be `{found}`; expected {wanted}", "`{key}` 不能是 `{found}`，应为{wanted}";
    other_value(key: &str, wanted: &str): "invalid value for `{key}`; expected {wanted}", "`{key}` 的值不对，应为{wanted}";
    one_of(allowed: &str): "one of {allowed}", " {allowed} 之一";
    whole(from: u32, to: u32): "a whole number from {from} to {to}", " {from} 到 {to} 的整数";
    auto_or_whole(from: usize, to: usize): "auto or a whole number from {from} to {to}", " auto 或 {from} 到 {to} 的整数";
    number(from: f64, to: f64): "a number from {from} to {to}", " {from} 到 {to} 的数";
    steps(most: usize, days: i64): "a list of at most {most} delays like [30s, 10m, 1h, 2d], none above {days} days, or []", "时长列表，如 [30s, 10m, 1h, 2d]，最多 {most} 个，每个不超过 {days} 天；不要步骤则写 []";
    texts: "a list of paths like [~/notes, work/notes.md], or []", "路径列表，如 [~/notes, work/notes.md]，没有则写 []";
    numbers(n: usize): "a list of {n} numbers, or []", " {n} 个数的列表，或 []";
    time_of_day: "a time of day like \"04:00\"", "一天中的时刻，如 \"04:00\"";
    zone: "auto or a name like Asia/Shanghai", " auto 或 Asia/Shanghai 这样的时区名";
    key_table: "a map of screens to keys to commands, like { question: { x: suspend } }", "各界面的按键表，如 { question: { x: suspend } }";
}
