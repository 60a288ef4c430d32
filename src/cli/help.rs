//! The text below the options in the help of each command.

/// Adds the query language to the help of a command.
macro_rules! with_query_help {
    ($examples:literal) => {
        concat!(
            $examples,
            "\
Query, a list of words; a card has to match all of them:
  etcd                    a topic, by its id, title or alias in either language
  raft                    any other word: text in titles, questions and answers
  topic:etcd,networking   any of these topics
  tag:frequent            frequent, important, asked, or your own tags
  is:due                  new learning review due today suspended flagged unanswered leech weak
  source:log              part of a file name
  importance:3            1 to 3
  asked:Acme              part of who asked it in an interview
  \"Pod 创建\"              text with spaces
  -x or !x                not x"
        )
    };
}

pub const PROGRAM: &str = "\
Examples:
  k8s-quiz study                       study due cards, then new ones
  k8s-quiz study etcd                  study cards about etcd
  k8s-quiz study 网络 -is:suspended     topics have Chinese names too; - negates
  k8s-quiz study --deck ~/notes        study your own notes
  k8s-quiz check ~/notes               see what was read
  k8s-quiz deck add ~/notes            open them by default
  k8s-quiz add 什么是CRD --asked Acme   save a question from an interview
  k8s-quiz plan --date 2026-12-03      study towards an interview
  k8s-quiz interview                   hold a mock interview
  k8s-quiz edit rbac                   write your own answer
  k8s-quiz due --short                 what is left today, for a status bar
  k8s-quiz stats                       your progress

Without a command, the home screen opens. Progress is kept in one append-only file;
k8s-quiz progress path prints where. Your notes are never changed.";

pub const STUDY: &str = with_query_help!(
    "\
Examples:
  k8s-quiz study                      due cards, then new ones
  k8s-quiz study --minutes 10         a ten-minute session
  k8s-quiz study networking --new 5   five new cards about networking
  k8s-quiz study is:weak --limit 20   up to 20 cards that you don't know well
  k8s-quiz study --as choice          multiple-choice questions, answered by letter
  k8s-quiz study yyk3rz               one card, due or not

"
);

pub const INTERVIEW: &str = with_query_help!(
    "\
Important cards and weak topics are asked more often. The clock runs only while you speak. After
each answer and its follow-up you tick the points you covered: core points count 60 %, bonus
points and the follow-up 20 %, the conclusion first and an example of your own 10 % each. The
marks become reviews.

Examples:
  k8s-quiz interview                             six questions, 25 minutes
  k8s-quiz interview networking --questions 4    about one topic
  k8s-quiz interview --report mock.md            with the report in a file
  k8s-quiz interview --seed 7                    the same questions again

"
);

pub const NEXT: &str = with_query_help!(
    "\
Exit status: 0 with a card, 3 if no card comes now, 1 or 2 on errors.

Examples:
  k8s-quiz next                       the id and title of the next card
  k8s-quiz next etcd --json           the card with its answers, and what is left today

"
);

pub const GRADE: &str = "\
Examples:
  k8s-quiz grade yyk3rzybp823 3                    grade a card Good
  k8s-quiz grade yyk3rz 2 --hit 1,3 --seconds 42   with the points you covered, and the time

k8s-quiz progress undo undoes the last grade.";

pub const TOPICS: &str = "\
Output that is not a terminal gets full, tab-separated values.

Examples:
  k8s-quiz topics                 the topics as a tree
  k8s-quiz topics --deck ~/notes  the topics of your own notes";

pub const LIST: &str = with_query_help!(
    "\
Output that is not a terminal gets full, tab-separated values.

Examples:
  k8s-quiz list etcd                   cards about etcd
  k8s-quiz list is:unanswered          cards without an answer
  k8s-quiz list -is:suspended --json   JSON for scripts

"
);

pub const SHOW: &str = "\
Examples:
  k8s-quiz show rbac           by its question
  k8s-quiz show 4n9b           by the beginning of its id
  k8s-quiz show --json rbac    JSON for scripts";

pub const CHECK: &str = "\
Findings are errors (a file or manifest can't be used), warnings (text may be lost, a question
looks cut off) or notes (no answer, left over, only a picture). Files of up to 64 MB are read.

Exit status: 0 without errors, 1 with errors; with --strict, 1 with warnings too.

Examples:
  k8s-quiz check                     check the open decks
  k8s-quiz check ~/notes cka.md      check a folder and a file
  k8s-quiz check --explain cka.md    see why lines are questions or not
  k8s-quiz check --strict deck.yaml  check a manifest before you commit it
  k8s-quiz check --similar ~/notes   find questions that may be one card";

pub const PLAN: &str = "\
Until the interview, reviews and new cards are chosen together: those that add most to your
readiness on the day for the minutes they take. In a break nothing is planned. A job description
raises the importance of the topics and questions that it names, until the date is over.

Examples:
  k8s-quiz plan                                show the date and the days until then
  k8s-quiz plan --date 2026-12-03 --name Acme  an interview on that day
  k8s-quiz plan --date +12 topic:etcd,storage  in 12 days, about these topics
  k8s-quiz plan --minutes-per-day 45           study more until then
  k8s-quiz plan --date +12 --jd job.md         ask first what a job description names
  k8s-quiz plan --pause 12-05 12-07            take a break
  k8s-quiz plan --resume                       study again
  k8s-quiz plan --end                          clear the date";

pub const ADD: &str = "\
Examples:
  k8s-quiz add 什么是CRD？
  k8s-quiz add \"What is a CRD?\" --asked Acme";

pub const EDIT: &str = "\
The editor opens with the question, the hint and the answer. Only what you change is saved, next
to your progress and not in the notes. A changed question becomes the card's title. Your answer
comes before the others.

Examples:
  k8s-quiz edit rbac
  EDITOR=nano k8s-quiz edit 4n9b";

pub const DECK: &str = "\
Examples:
  k8s-quiz deck add ~/notes     open a folder of notes by default
  k8s-quiz deck list            list what opens
  k8s-quiz deck remove ~/notes  stop opening it; files and progress stay";

pub const EXPORT: &str = with_query_help!(
    "\
Examples:
  k8s-quiz export --format json > cards.json
  k8s-quiz export --format json topic:etcd
  k8s-quiz export --format markdown topic:etcd > etcd.md
  k8s-quiz study --deck etcd.md
  k8s-quiz export --format markdown --brief is:weak > sheet.md    for the phone
  k8s-quiz export --format anki -o deck.apkg                      for Anki
  k8s-quiz export --format csv topic:etcd -o etcd.csv

"
);

pub const DUE: &str = with_query_help!(
    "\
Exit status: 0 if cards are left today, 3 if none are, 1 or 2 on errors.

Examples:
  k8s-quiz due                 12 due, 6 new, 28 min
  k8s-quiz due --short         28m, or 12d 28m with an interview in 12 days
  k8s-quiz due etcd            only cards about etcd
  k8s-quiz due > /dev/null && k8s-quiz study

In ~/.tmux.conf:
  set -g status-right '#(k8s-quiz due --short)'

"
);

pub const STATS: &str = with_query_help!(
    "\
Examples:
  k8s-quiz stats               counts, retention, forecast, hardest cards and a calendar
  k8s-quiz stats etcd          only for cards about etcd
  k8s-quiz stats --json        every figure, described in docs/stats.md

"
);

pub const CONFIG: &str = "\
The config file is the first of: --config FILE, $K8S_QUIZ_CONFIG, config.yaml in
$K8S_QUIZ_HOME, k8s-quiz/config.yaml in the platform's config folder ($XDG_CONFIG_HOME,
else ~/.config). Every key is optional.

Examples:
  k8s-quiz config              print each key with its meaning, value and origin
  k8s-quiz config --edit       edit the file, then check it
  k8s-quiz config | grep new_per_day";

pub const OPTIMIZE: &str = "\
The parameters of FSRS-6 describe how fast you learn and forget. They are fitted to your reviews
and measured on reviews that the fit did not see: the cards are split into five parts, and each
part is predicted by a fit to the other four. They are written to the config only if they predict
clearly better than the ones in use. At least 400 reviews are needed, 200 of them on a later day
than the review before; reviews of the same day say little about forgetting. The same reviews
always give the same result.

Examples:
  k8s-quiz optimize
  k8s-quiz optimize --progress other.jsonl
  k8s-quiz config | grep fsrs_parameters";

pub const COMPLETIONS: &str = "\
Examples:
  source <(k8s-quiz completions bash)     in ~/.bashrc
  source <(k8s-quiz completions zsh)      in ~/.zshrc, after compinit
  k8s-quiz completions fish | source      in ~/.config/fish/config.fish
  eval (k8s-quiz completions elvish | slurp)                          in rc.elv
  k8s-quiz completions powershell | Out-String | Invoke-Expression    in $PROFILE";

pub const MAN: &str = "\
Examples:
  k8s-quiz man | man -l -                       read the page of the program
  k8s-quiz man study | man -l -                 read the page of a command
  k8s-quiz man --dir ~/.local/share/man/man1    install all pages";
