//! Does the same with many things on all cores, or two things at once.

use std::num::NonZero;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;

/// What `work` makes of each item, in the order of the items.
pub fn in_parallel<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let n_threads = n_cores().min(items.len());
    let mut results: Vec<Option<R>> = items.iter().map(|_| None).collect();
    let queue = Mutex::new(items.into_iter().enumerate());
    let work_off = || {
        let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
        let done = std::iter::from_fn(next).map(|(place, item)| (place, work(item)));
        done.collect::<Vec<_>>()
    };
    let mut done = Vec::new();
    thread::scope(|scope| {
        let threads: Vec<_> = (1..n_threads).map(|_| scope.spawn(work_off)).collect();
        done = work_off();
        for thread in threads {
            match thread.join() {
                Ok(part) => done.extend(part),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    for (place, result) in done {
        results[place] = Some(result);
    }
    results.into_iter().flatten().collect()
}

/// How many threads can run at once. To ask takes reading several files, so it is asked once.
pub fn n_cores() -> usize {
    static N_CORES: OnceLock<usize> = OnceLock::new();
    *N_CORES.get_or_init(|| thread::available_parallelism().map_or(1, NonZero::get))
}

/// Does two things at once: the first on a thread of its own.
pub fn both<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        match one.join() {
            Ok(one) => (one, other),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let squares = in_parallel((0_u64..1000).collect(), |n| n * n);
        assert!(squares.into_iter().eq((0..1000).map(|n| n * n)));
        assert!(in_parallel(Vec::<u8>::new(), |n| n).is_empty());
    }

    #[test]
    fn two_things_are_done_at_once() {
        let (sender, receiver) = std::sync::mpsc::channel();
        // The first would wait for ever if the second began only after it.
        let (received, ()) = both(move || receiver.recv(), || sender.send(1).unwrap());
        assert_eq!(received, Ok(1));
    }
}
