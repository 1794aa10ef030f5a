//! Ctrl-C and its like, while files are written that can be gone on with.
//!
//! What is on the disk is true at any moment, so a signal needs no more than a word on how to go on.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Ends the program with that word, until it is held.
#[derive(Debug, Default)]
pub(crate) struct Interrupt(Arc<Mutex<()>>);

impl Interrupt {
    /// From now on an interrupted run says `word` and exits with 128 and the signal's number, as is the custom.
    pub(crate) fn saying(word: impl Fn() + Send + 'static) -> Self {
        let interrupt = Self::default();
        listen(word, Arc::clone(&interrupt.0));
        interrupt
    }

    /// As long as this is held, signals wait: the files are taking their names.
    pub(crate) fn hold(&self) -> MutexGuard<'_, ()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(unix)]
fn listen(word: impl Fn() + Send + 'static, held: Arc<Mutex<()>>) {
    use signal_hook::consts::{SIGINT, SIGTERM};
    // Without a listener the signals end the program all the same, only without a word.
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM]) else { return };
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let _held = held.lock();
            word();
            std::process::exit(128 + signal);
        }
    });
}

#[cfg(not(unix))]
fn listen(_: impl Fn() + Send + 'static, _: Arc<Mutex<()>>) {}

/// A file over the system's limit on sizes (`ulimit -f`) is then an error of writing, and ends nothing by itself.
#[cfg(unix)]
pub(crate) fn write_past_limits_as_error() {
    let noted = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, noted);
}

#[cfg(not(unix))]
pub(crate) fn write_past_limits_as_error() {}
