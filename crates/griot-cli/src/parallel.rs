//! Work on many things at once, its results in the order of the things.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Things that lie ready for each worker.
const AHEAD: usize = 2;

/// Bytes of results that may wait for an earlier one. A thing that takes minutes holds up the results of all
/// later ones, and the other workers should not run dry meanwhile.
const WAITING: usize = 64 << 20;

/// A worker ended before its work was done.
#[derive(Debug)]
pub(crate) struct WorkerLost;

/// Gives every item to the next free worker and the results to `sink`, in the order of the items whatever the
/// number of workers; ends at the first error of `sink`. Items are fetched on a thread of their own. Holds a few
/// items a worker and, as `size` tells their bytes, a bounded amount of results.
pub(crate) fn in_order<T, R, W, E>(
    items: impl Iterator<Item = T> + Send,
    workers: Vec<W>,
    size: impl Fn(&R) -> usize,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E>
where
    T: Send,
    R: Send,
    W: FnMut(T) -> R + Send,
    E: From<WorkerLost>,
{
    let (jobs, queue) = sync_channel(workers.len() * AHEAD);
    let queue = Arc::new(Mutex::new(queue));
    // Bounded too: a sink may be slow.
    let (answers, results) = sync_channel(workers.len());
    let room = &Room::new(WAITING);
    thread::scope(move |scope| {
        scope.spawn(move || feed(items, &jobs, room));
        for worker in workers {
            let (queue, answers) = (Arc::clone(&queue), answers.clone());
            scope.spawn(move || serve(&queue, &answers, worker, room));
        }
        // Only the workers keep the queue and the way back open.
        drop((queue, answers));
        settle(results, room, size, &mut sink)
    })
}

/// An item or a result with its place in the order.
type Numbered<T> = (usize, T);

fn feed<T>(items: impl Iterator<Item = T>, jobs: &SyncSender<Numbered<T>>, room: &Room) {
    for job in items.enumerate() {
        if !room.wait() || jobs.send(job).is_err() {
            return;
        }
    }
}

fn serve<T, R>(
    queue: &Mutex<Receiver<Numbered<T>>>,
    answers: &SyncSender<Numbered<R>>,
    mut worker: impl FnMut(T) -> R,
    room: &Room,
) {
    let _closing = Closing(room);
    loop {
        let job = lock(queue).recv();
        let Ok((at, item)) = job else { return };
        if answers.send((at, worker(item))).is_err() {
            return;
        }
    }
}

/// Passes results on in their order.
fn settle<R, E: From<WorkerLost>>(
    results: Receiver<Numbered<R>>,
    room: &Room,
    size: impl Fn(&R) -> usize,
    sink: &mut impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let _closing = Closing(room);
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (at, result) in results {
        room.take(size(&result));
        waiting.insert(at, result);
        while let Some(result) = waiting.remove(&next) {
            room.give_back(size(&result));
            next += 1;
            sink(result)?;
        }
    }
    if waiting.is_empty() { Ok(()) } else { Err(WorkerLost.into()) }
}

/// How many bytes of results wait, and whether there is still somebody to wait for them.
struct Room {
    limit: usize,
    state: Mutex<(usize, bool)>,
    changed: Condvar,
}

impl Room {
    fn new(limit: usize) -> Self {
        Self { limit, state: Mutex::new((0, true)), changed: Condvar::new() }
    }

    /// Returns when there is room, whether anything is still wanted.
    fn wait(&self) -> bool {
        let full = |&mut (used, open): &mut (usize, bool)| open && used >= self.limit;
        let state = self.changed.wait_while(lock(&self.state), full).unwrap_or_else(PoisonError::into_inner);
        state.1
    }

    fn take(&self, bytes: usize) {
        lock(&self.state).0 += bytes;
    }

    fn give_back(&self, bytes: usize) {
        lock(&self.state).0 -= bytes;
        self.changed.notify_all();
    }
}

/// Ends the feeding when it goes, be it for a panic: whoever fetches items must not wait for ever.
struct Closing<'a>(&'a Room);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        lock(&self.0.state).1 = false;
        self.0.changed.notify_all();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    impl From<WorkerLost> for &str {
        fn from(_: WorkerLost) -> Self {
            "lost"
        }
    }

    fn none<R>(_: &R) -> usize {
        0
    }

    fn doubled(count: u64, workers: usize) -> Vec<u64> {
        let slow_first = |n: u64| {
            thread::sleep(std::time::Duration::from_micros(if n.is_multiple_of(10) { 500 } else { 0 }));
            n * 2
        };
        let mut out = Vec::new();
        let ran: Result<(), &str> = in_order(0..count, vec![slow_first; workers], none, |n| {
            out.push(n);
            Ok(())
        });
        assert_eq!(ran, Ok(()));
        out
    }

    #[test]
    fn order_does_not_depend_on_the_workers() {
        let due: Vec<u64> = (0..200).map(|n| n * 2).collect();
        for workers in [1, 2, 7] {
            assert_eq!(doubled(200, workers), due);
        }
        assert!(doubled(0, 2).is_empty());
    }

    #[test]
    fn a_failing_sink_ends_the_work() {
        let until_100 = |n| if n < 100 { Ok(()) } else { Err("full") };
        assert_eq!(in_order(0..u64::MAX, vec![|n: u64| n; 2], none, until_100), Err("full"));
        // Also when the one who fetches waits for room.
        assert_eq!(in_order(0..u64::MAX, vec![|n: u64| n; 2], |_| WAITING, until_100), Err("full"));
    }

    /// The first item is done only when a hundred others are.
    #[test]
    fn a_slow_item_does_not_keep_the_others_from_being_worked_on() {
        let done = AtomicUsize::new(0);
        let work = |n: usize| {
            while n == 0 && done.load(Ordering::SeqCst) < 100 {
                thread::yield_now();
            }
            done.fetch_add(1, Ordering::SeqCst);
            n
        };
        let mut out = Vec::new();
        let ran: Result<(), &str> = in_order(0..101, vec![&work; 2], none, |n| {
            out.push(n);
            Ok(())
        });
        assert_eq!((ran, out), (Ok(()), (0..101).collect()));
    }

    /// Results that fill the room one by one: while the first is missing, only what was already given out is done.
    #[test]
    fn what_waits_for_a_slow_item_is_bounded() {
        let (done, workers) = (AtomicUsize::new(0), 3);
        let work = |n: usize| {
            if n == 0 {
                let others = || done.load(Ordering::SeqCst);
                // In the queue, in hand and on the way back, for each worker.
                let most = workers * (AHEAD + 3);
                (0..2000).for_each(|_| thread::yield_now());
                assert!(others() <= most, "{} results wait", others());
            }
            done.fetch_add(1, Ordering::SeqCst);
        };
        let ran: Result<(), &str> = in_order(0..500, vec![&work; workers], |()| WAITING, |()| Ok(()));
        assert_eq!((ran, done.into_inner()), (Ok(()), 500));
    }

    #[test]
    fn a_worker_that_ends_early_is_told() {
        let ran = std::panic::catch_unwind(|| {
            let work = |n: u64| if n == 50 { panic!("on purpose") } else { n };
            in_order(0..u64::MAX, vec![work; 2], none, |_| Ok::<(), &str>(()))
        });
        assert!(ran.is_err(), "the panic is passed on, and nobody waits for ever");
    }
}
