//! Labels of keys, in a word or two, for the footer, the menu and the help.

use crate::domain::{Grade, Language};

words! {
    leave: "quit", "退出程序";
    to_shell: "shell, fg returns", "挂起，fg 回来";
    back: "back", "返回";
    quit: "quit", "退出";
    up: "up", "上";
    down: "down", "下";
    page_up: "page up", "上一页";
    page_down: "page down", "下一页";
    first: "top", "开头";
    last: "end", "末尾";
    study: "study", "学习";
    go_on: "repeats to come", "稍后再问的题";
    minutes: "today's minutes", "今天学多久";
    more_minutes: "10 more minutes", "再学 10 分钟";
    finish: "stop", "结束";
    ahead: "tomorrow's cards now", "提前复习明天的题";
    to_home: "home", "回首页";
    add_decks: "add this deck", "加入常用题库";
    capture: "add question", "记一题";
    merge: "merge with…", "与另一题合并";
    skim: "skim", "速览";
    sheet: "write a sheet", "生成速记单";
    next: "next", "下一题";
    previous: "previous", "上一题";
    plan: "plan", "计划";
    settings: "settings", "设置";
    change: "change", "修改";
    previous_value: "previous value", "上一个值";
    next_value: "next value", "下一个值";
    end_plan: "remove the date", "取消面试日期";
    search: "search", "搜索";
    /// Where the screen shows a text.
    find: "find here", "在这里查找";
    next_place: "next", "下一处";
    previous_place: "previous", "上一处";
    search_cards: "in all cards", "搜全部题目";
    close: "close", "关闭";
    browse: "browse", "题库";
    open_card: "open", "打开";
    mark: "select", "选中";
    mark_all: "select all", "全选";
    select_none: "unselect", "取消选中";
    mark_range: "select to here", "选到这里";
    study_these: "study", "学这些";
    forget: "start over", "从头学";
    add_tag: "add tag", "加标签";
    filter: "filter by state", "按状态筛选";
    next_sort: "sort", "换排序";
    previous_sort: "sort back", "换回上个排序";
    next_pane: "other pane", "换一栏";
    statistics: "stats", "统计";
    /// On a page of the statistics that names cards.
    drill: "study these", "练这些题";
    /// Goes to the next page of the statistics.
    next_page: "next view", "下一栏";
    previous_page: "previous view", "上一栏";
    reveal: "show answer", "看答案";
    cannot_answer: "don't know", "答不出";
    hint: "hint", "思路";
    remarks: "corrections", "更正";
    interview: "mock", "模拟";
    finish_speaking: "done", "讲完了";
    pause: "pause", "暂停";
    resume_clock: "continue", "继续";
    give_mark: "mark", "打分";
    to_report: "report", "看报告";
    begin: "begin", "开始";
    /// After a mock interview.
    drill_weak: "study the weak ones", "练薄弱的题";
    end_interview: "end interview", "结束";
    keep_on: "keep going", "接着答";
    tick: "covered", "讲到了";
    missed: "missed", "没讲到";
    unfold: "unfold", "展开";
    fold: "fold", "收起";
    unfold_all: "full answer", "全文";
    accept: "grade", "评分";
    /// Labels of the key that accepts, where the proposed grade is known.
    accept_again: "grades 1 under half", "评 1 不到一半";
    accept_hard: "grades 2 over half", "评 2 过半";
    accept_good: "grades 3 nearly all", "评 3 基本讲全";
    accept_easy: "grades 4 all, fluently", "评 4 讲全且流利";
    next_answer: "next answer", "下个答案";
    previous_answer: "previous answer", "上个答案";
    undo: "undo", "撤销";
    look_back: "card before", "看上一题";
    skip: "skip", "跳过";
    bury: "skip until tomorrow", "明天再说";
    suspend: "suspend", "暂停这题";
    resume: "resume", "恢复提问";
    flag: "flag", "标记有问题";
    unflag: "remove flag", "去掉标记";
    prefer: "show this one first", "以后先看这个答案";
    source: "show source", "看出处";
    link: "open link", "打开链接";
    copy: "copy", "复制";
    switch_language: "in Chinese", "换成英文";
    menu: "more", "更多";
    help: "help", "帮助";
    pick: "choose", "选择";
    edit: "write own answer", "写自己的答案";
    open_file: "open in editor", "用编辑器打开";
    try_again: "try again", "再试一次";
    save_elsewhere: "save to another file", "存到别的文件";
    go_on_unsaved: "continue unsaved", "先不保存，继续";
    leave_unsaved: "quit unsaved", "不保存，退出";
    confirm: "done", "确定";
    save_and_next: "save, next one", "记下，写下一题";
    finish_series: "finish", "写完了";
    cancel: "cancel", "取消";
    other_field: "other field", "另一栏";
    clear_search: "show all", "看全部";
    flag_why: "edit the flag", "改标记的原因";
    delete: "delete", "删除";
    delete_word: "delete word", "删掉一个词";
    delete_line: "delete to start", "删到行首";
    caret: "move", "移动光标";

    /// The space bar.
    key_space: "Space", "空格";
    key_up: "Up", "上箭头";
    key_down: "Down", "下箭头";
    key_left: "Left", "左箭头";
    key_right: "Right", "右箭头";

    context_home: "Home", "首页";
    context_question: "Question", "看题";
    context_choosing: "Choice", "选择题";
    context_checklist: "Answer with points", "对照要点";
    context_reading: "Answer", "看答案";
    context_unanswered: "Question without an answer", "缺答案的题";
    context_time_up: "Minutes used up", "时间用完";
    context_end: "End", "学完";
    context_speaking: "Mock interview: speaking", "模拟面试：答题";
    context_scoring: "Mock interview: marks", "模拟面试：打分";
    context_mock_report: "Mock interview: report", "模拟面试：报告";
    context_mock_chooser: "Mock interview: choose", "模拟面试：选择";
    context_skim: "Skim", "速览";
    context_settings: "Settings", "设置";
    context_browse: "Browse", "题库";
    context_card: "Card", "单题";
    context_statistics: "Statistics", "统计";
    context_search: "Search in browse", "题库里的搜索框";
    context_find: "Find in a text", "在文中查找";
    context_menu: "Menu", "菜单";
    context_list: "Lists", "列表";
    context_help: "Help", "帮助";
    context_source: "Source", "出处";
    context_failure: "Save failed", "保存失败";
    context_notice: "Message", "提示";
    context_pick: "Choose a card to merge", "选择要合并的题";
    context_ask: "Confirm", "确认";
    context_field: "Text field", "输入框";

    no_context(name: &str): "unknown screen {name}", "没有叫 {name} 的界面";
    no_key(name: &str): "unknown key {name}", "没有叫 {name} 的键";
    no_command(name: &str, context: &str): "{context} has no command {name}", "{context} 里没有 {name} 这个命令";
}

/// The label of the key that accepts this proposed grade.
pub fn accept_grade(language: Language, grade: Grade) -> &'static str {
    match grade {
        Grade::Again => accept_again(language),
        Grade::Hard => accept_hard(language),
        Grade::Good => accept_good(language),
        Grade::Easy => accept_easy(language),
    }
}
