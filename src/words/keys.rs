//! What keys do, in a word or two: footer, menu and help are made of these.

words! {
    leave: "leave", "退出程序";
    back: "back", "返回";
    quit: "quit", "退出";
    up: "up", "上";
    down: "down", "下";
    page_up: "page up", "上一页";
    page_down: "page down", "下一页";
    first: "top", "开头";
    last: "end", "末尾";
    study: "study", "学习";
    go_on: "what comes back", "接着等回来的题";
    more_new: "more new cards", "再学几道新题";
    ahead: "study tomorrow's today", "提前复习明天的";
    to_home: "home", "回首页";
    keep_decks: "keep this deck", "留用这个题库";
    capture: "note a question", "记一题";
    same: "same as another", "和另一题相同";
    search: "search", "搜索";
    reveal: "answer", "看答案";
    cannot_answer: "no idea", "答不出";
    hint: "hint", "思路";
    remarks: "remarks", "更正";
    tick: "told it", "讲到了";
    missed: "missed it", "没讲到";
    unfold: "unfold", "展开";
    fold: "fold", "收起";
    unfold_all: "in full", "全文";
    accept: "as proposed", "按建议";
    next_answer: "next answer", "下个答案";
    previous_answer: "previous answer", "上个答案";
    undo: "undo", "撤销";
    skip: "skip", "跳过";
    bury: "tomorrow", "明天再说";
    suspend: "suspend", "不再问";
    resume: "ask again", "恢复提问";
    flag: "flag", "标记有问题";
    unflag: "unflag", "去掉标记";
    prefer: "prefer this answer", "以后先看这个答案";
    source: "where it stands", "看出处";
    link: "open link", "打开链接";
    copy: "copy", "复制";
    menu: "more", "更多";
    help: "help", "帮助";
    pick: "choose", "选择";
    edit: "own answer", "写自己的答案";
    open_file: "open in editor", "用编辑器打开";
    try_again: "try again", "再试一次";
    save_elsewhere: "save to another file", "存到别的文件";
    go_on_unsaved: "go on unsaved", "先不保存，继续";
    leave_unsaved: "leave unsaved", "不保存，退出";
    confirm: "done", "确定";
    cancel: "cancel", "取消";
    other_field: "other line", "另一行";
    clear_search: "show all", "看全部";
    flag_why: "flag: change why", "改标记的原因";
    delete: "delete", "删除";
    delete_word: "delete the word", "删掉一个词";
    delete_line: "delete all before", "删掉前面全部";
    caret: "move", "移动";

    /// The space bar.
    key_space: "Space", "空格";

    context_home: "Home", "首页";
    context_question: "Question", "看题";
    context_checklist: "Answer with points", "对照要点";
    context_reading: "Answer", "看答案";
    context_unanswered: "Question without an answer", "没答案的题";
    context_end: "End", "学完";
    context_menu: "Menu", "菜单";
    context_list: "Lists", "列表";
    context_help: "Help", "帮助";
    context_place: "Source", "出处";
    context_failure: "Saving failed", "保存失败";
    context_notice: "Message", "提示";
    context_pick: "Looking for a card", "找另一题";
    context_ask: "Before something is done", "确认";
    context_field: "Text field", "输入框";

    no_context(name: &str): "no screen is called {name}", "没有叫 {name} 的界面";
    no_key(name: &str): "no key is called {name}", "没有叫 {name} 的键";
    no_command(name: &str, context: &str): "{context} has no command {name}", "{context} 里没有 {name} 这个命令";
}
