//! The threads that read decks and logs.

use std::num::NonZeroUsize;
use std::sync::Once;
use std::thread;

/// Makes do with the calling thread if the system refuses others, as under `ulimit -u`. Without
/// this, rayon panics.
pub fn prepare() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let n_threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let started = (0..n_threads).map(|_| thread::Builder::new().spawn(|| ()));
        let started: Vec<_> = started.collect();
        let refused = started.iter().any(Result::is_err);
        for thread in started.into_iter().flatten() {
            let _ = thread.join();
        }
        if refused {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
            // Fails only if rayon has its threads already.
            let _ = pool.use_current_thread().build_global();
        }
    });
}
