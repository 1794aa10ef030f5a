//! Work on many things at once, its results in the order of the things.

use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Things under way for each worker: enough to keep all busy while a long article holds up the order.
const WINDOW: usize = 8;

/// A thing to work on and where its result goes.
type Job<T, R> = (T, SyncSender<R>);

/// Gives every item to the next free worker and the results to `sink`, in the order of the items whatever
/// the number of workers. Never holds more than a bounded number of items and results.
pub(crate) fn in_order<T, R, W>(
    items: impl Iterator<Item = T>,
    workers: Vec<W>,
    mut sink: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()>
where
    T: Send,
    R: Send,
    W: FnMut(T) -> R + Send,
{
    let window = workers.len() * WINDOW;
    let (jobs, queue) = sync_channel(window);
    let queue = &Mutex::new(queue);
    // `jobs` moves into the scope so that it ends with it, on every way out: the workers then end too.
    thread::scope(move |scope| {
        for worker in workers {
            scope.spawn(move || serve(queue, worker));
        }
        let mut under_way: VecDeque<Receiver<R>> = VecDeque::new();
        for item in items {
            let (reply, answer) = sync_channel(1);
            jobs.send((item, reply)).map_err(|_| lost())?;
            under_way.push_back(answer);
            if under_way.len() >= window {
                settle(&mut under_way, &mut sink)?;
            }
        }
        while !under_way.is_empty() {
            settle(&mut under_way, &mut sink)?;
        }
        Ok(())
    })
}

/// Waits for the oldest result and passes it on.
fn settle<R>(under_way: &mut VecDeque<Receiver<R>>, sink: &mut impl FnMut(R) -> io::Result<()>) -> io::Result<()> {
    under_way.pop_front().map_or(Ok(()), |answer| sink(answer.recv().map_err(|_| lost())?))
}

fn serve<T, R>(queue: &Mutex<Receiver<Job<T, R>>>, mut worker: impl FnMut(T) -> R) {
    loop {
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((item, reply)) = job else { return };
        // Nobody waits for the result after the sink has failed.
        let _ = reply.send(worker(item));
    }
}

fn lost() -> io::Error {
    io::Error::other("a worker thread ended early")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubled(count: u64, workers: usize) -> Vec<u64> {
        let slow_first = |n: u64| {
            thread::sleep(std::time::Duration::from_micros(if n.is_multiple_of(10) { 500 } else { 0 }));
            n * 2
        };
        let mut out = Vec::new();
        in_order(0..count, vec![slow_first; workers], |n| {
            out.push(n);
            Ok(())
        })
        .unwrap();
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
        let failed = in_order(0..u64::MAX, vec![|n: u64| n; 2], |n| if n < 100 { Ok(()) } else { Err(lost()) });
        assert!(failed.is_err());
    }
}
