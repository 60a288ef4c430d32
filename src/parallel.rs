//! Does the same with many things, on all cores.

use std::num::NonZero;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// What `work` makes of each item, in the order of the items.
pub fn in_parallel<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let n_cores = thread::available_parallelism().map_or(1, NonZero::get);
    let n_threads = n_cores.min(items.len());
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
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
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
}
