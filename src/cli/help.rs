//! Examples below the help of each command.

/// What a query is, below the help of the commands that take one.
macro_rules! with_query_help {
    ($examples:literal) => {
        concat!(
            $examples,
            "\
A query is words joined by AND:
  etcd                    a topic, by its id, title or an alias in either language
  raft                    any other word: in titles, questions and answers
  topic:etcd,networking   one of several topics
  tag:frequent            frequent, important, asked, or your own
  is:due                  new learning review due today suspended flagged unanswered leech weak
  source:log              part of a file's name
  importance:3            1 to 3
  \"Pod 创建\"              quotes keep spaces
  -x or !x                not x"
        )
    };
}

/// `k8s-quiz`
pub const PROGRAM: &str = "\
Examples:
  k8s-quiz study                     study what is due, then something new
  k8s-quiz study etcd                only cards about etcd
  k8s-quiz study 网络 -is:suspended   topics by their Chinese names, terms negated with -
  k8s-quiz study --deck ~/notes      your own notes instead of the built-in deck
  k8s-quiz check ~/notes             what was understood of them
  k8s-quiz deck add ~/notes          your notes beside the built-in deck, from now on
  k8s-quiz add 什么是CRD --asked Acme  a question met in an interview
  k8s-quiz plan --date 2026-12-03    study towards an interview
  k8s-quiz edit rbac                 your own answer, in $VISUAL or $EDITOR
  k8s-quiz due --short               what is left of today, for a status bar
  k8s-quiz stats                     how you stand

Without a command the home screen opens. Progress is kept in one file that only grows:
k8s-quiz progress path says where. Your notes are never written to.";

/// `study`
pub const STUDY: &str = with_query_help!(
    "\
Examples:
  k8s-quiz study                      what is due, then something new
  k8s-quiz study --minutes 10         as much as fits into ten minutes
  k8s-quiz study networking --new 5   five new cards about networking
  k8s-quiz study is:weak --limit 20   what was not remembered well

"
);

/// `next`
pub const NEXT: &str = with_query_help!(
    "\
Examples:
  k8s-quiz next                       the id and title of the next card
  k8s-quiz next etcd --json           the card with its answers, and what is left today

Exits with 3 when no card comes now.

"
);

/// `grade`
pub const GRADE: &str = "\
Examples:
  k8s-quiz grade yyk3rzybp823 3                    grade a card Good
  k8s-quiz grade yyk3rz 2 --hit 1,3 --seconds 42   with the points you covered, and the time

`k8s-quiz progress undo` undoes the last grade.";

/// `topics`
pub const TOPICS: &str = "\
Examples:
  k8s-quiz topics                 the topics as a tree
  k8s-quiz topics --deck ~/notes  the topics of your own notes";

/// `list`
pub const LIST: &str = with_query_help!(
    "\
Examples:
  k8s-quiz list etcd                       cards about etcd
  k8s-quiz list is:unanswered              questions that no note answers
  k8s-quiz list -is:suspended --json       for scripts

"
);

/// `show`
pub const SHOW: &str = "\
Examples:
  k8s-quiz show rbac           by its question
  k8s-quiz show 4n9b           by the beginning of its id
  k8s-quiz show --json rbac    for scripts";

/// `check`
pub const CHECK: &str = "\
Each finding has a grade: an error (a file or manifest cannot be used), a warning (text may be
lost, a question looks cut), or a note (no answer, left over, only a picture). Exit code 1 on
errors, with --strict on warnings too. A file may have up to 64 MB.

Examples:
  k8s-quiz check                     the current deck
  k8s-quiz check ~/notes cka.md      a folder and a file
  k8s-quiz check --strict deck.yaml  before a manifest is committed
  k8s-quiz check --similar ~/notes   which questions may be one card";

/// `plan`.
pub const PLAN: &str = "\
Examples:
  k8s-quiz plan                                how far it is and how far you get
  k8s-quiz plan --date 2026-12-03 --name Acme  an interview on that day
  k8s-quiz plan --date +12 topic:etcd,storage  in 12 days, about these topics
  k8s-quiz plan --minutes-per-day 45           more time a day until then
  k8s-quiz plan --end                          study without a date again

In the last three days every card you have seen comes once more, the weak and important ones
first, and nothing new on the last day.";

/// `add`
pub const ADD: &str = "\
Examples:
  k8s-quiz add 什么是CRD？
  k8s-quiz add \"What is a CRD?\" --asked Acme";

/// `edit`
pub const EDIT: &str = "\
The editor opens with the question, the hint and the answer. What you leave as it is is not
stored; a changed question becomes the card's title; your answer is the card's first one at once.

Examples:
  k8s-quiz edit rbac
  EDITOR=nano k8s-quiz edit 4n9b";

/// `deck`
pub const DECK: &str = "\
Examples:
  k8s-quiz deck add ~/notes     open a folder of notes from now on
  k8s-quiz deck list            what opens, with its cards
  k8s-quiz deck remove ~/notes  open it no longer; files and progress stay";

/// `export`
pub const EXPORT: &str = with_query_help!(
    "\
Examples:
  k8s-quiz export --format json > cards.json
  k8s-quiz export --format json topic:etcd
  k8s-quiz export --format markdown importance:3 > sheet.md
  k8s-quiz study --deck sheet.md

"
);

/// `due`
pub const DUE: &str = with_query_help!(
    "\
Exit status: 0 when something is due or new today, 3 when nothing is left, 1 and 2 for errors.

Examples:
  k8s-quiz due                 12 due, 6 new, 28 min
  k8s-quiz due --short         28m, or 12d 28m when the interview is in 12 days
  k8s-quiz due etcd            only cards about etcd
  k8s-quiz due > /dev/null && k8s-quiz study

In ~/.tmux.conf:
  set -g status-right '#(k8s-quiz due --short)'

"
);

/// `stats`
pub const STATS: &str = with_query_help!(
    "\
Examples:
  k8s-quiz stats               all cards: standing, retention, forecast, hardest cards, calendar
  k8s-quiz stats etcd          only cards about etcd
  k8s-quiz stats --json        every figure, for programs; docs/stats.md says what each means

"
);

/// `config`
pub const CONFIG: &str = "\
The config file is the first of: --config FILE, $K8S_QUIZ_CONFIG, config.yaml in
$K8S_QUIZ_HOME, k8s-quiz/config.yaml in the platform's config folder ($XDG_CONFIG_HOME,
else ~/.config). A key that it does not give has its default.

Examples:
  k8s-quiz config              every key, what it does, its value and where that stands
  k8s-quiz config --edit       open the file in $VISUAL or $EDITOR, and check it then
  k8s-quiz config | grep new_per_day";

/// `optimize`
pub const OPTIMIZE: &str = "\
The parameters of FSRS-6 say how fast you learn and forget. They are fitted to your reviews
and measured on reviews that the fit did not see: the cards are split into five parts, and
each is predicted by a fit to the other four. They are written into the config only if they
predict clearly better than the parameters in use. At least 400 reviews are needed. The same
reviews give the same result.

Examples:
  k8s-quiz optimize
  k8s-quiz optimize --progress other.jsonl
  k8s-quiz config | grep fsrs_parameters";
