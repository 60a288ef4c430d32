//! The threads that read decks and logs.

use std::io;
use std::num::NonZeroUsize;
use std::sync::Once;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use rayon::{ThreadBuilder, ThreadPoolBuilder};

/// Starts a thread for each core, or makes do with the calling thread if the system refuses one of
/// them, as under `ulimit -u`. Left to itself, rayon panics then.
pub fn prepare() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let n_threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let started: io::Result<Vec<_>> = (0..n_threads).map(|_| start()).collect();
        // Fails only if rayon has its threads already.
        let _ = match started.map(Vec::into_iter) {
            Ok(mut threads) => ThreadPoolBuilder::new()
                .num_threads(n_threads)
                .spawn_handler(
                    |work| match threads.next().map(|thread| thread.send(work)) {
                        Some(Ok(())) => Ok(()),
                        _ => Err(io::ErrorKind::Other.into()),
                    },
                )
                .build_global(),
            Err(_) => ThreadPoolBuilder::new()
                .num_threads(1)
                .use_current_thread()
                .build_global(),
        };
    });
}

/// Starts a thread that waits for its work.
fn start() -> io::Result<Sender<ThreadBuilder>> {
    let (sender, receiver) = channel::<ThreadBuilder>();
    thread::Builder::new().spawn(move || {
        if let Ok(work) = receiver.recv() {
            work.run();
        }
    })?;
    Ok(sender)
}
