//! What requests share: the store's connections, the coders, who may do what.

use griot::Griot;
use griot_core::Issue;
use griot_store::store::{self, Store};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// Who may do what.
#[derive(Clone, Debug, Default)]
pub struct Access {
    /// What requests to the API must bring; all are let in without it.
    pub token: Option<String>,
    /// Nothing in the store is changed.
    pub read_only: bool,
}

/// What is served.
pub struct Config {
    /// The store.
    pub store: PathBuf,
    /// Codes articles that are pasted; one clone for each that is coded at a time. None: articles are not coded.
    pub coders: Vec<Griot>,
    /// Who may do what.
    pub access: Access,
}

/// What requests share.
pub(crate) struct App {
    pub(crate) path: PathBuf,
    pub(crate) access: Access,
    pub(crate) address: SocketAddr,
    pub(crate) can_code: bool,
    readers: Mutex<Vec<Store>>,
    writer: Mutex<Option<Store>>,
    coders: Mutex<Vec<Griot>>,
}

impl App {
    pub(crate) fn new(config: Config, address: SocketAddr) -> Result<Self, Issue> {
        let writer =
            if config.access.read_only { None } else { Some(Store::open(&config.store, store::Access::Write)?) };
        let first = Store::open(&config.store, store::Access::Read)?;
        Ok(Self {
            can_code: !config.coders.is_empty(),
            path: config.store,
            access: config.access,
            address,
            readers: Mutex::new(vec![first]),
            writer: Mutex::new(writer),
            coders: Mutex::new(config.coders),
        })
    }

    /// Reads from the store, on a connection of its own.
    pub(crate) fn read<T>(&self, ask: impl FnOnce(&Store) -> Result<T, Issue>) -> Result<T, Issue> {
        let store = lock(&self.readers).pop().map_or_else(|| Store::open(&self.path, store::Access::Read), Ok)?;
        let answer = ask(&store);
        lock(&self.readers).push(store);
        answer
    }

    /// Changes the store, one at a time; nothing if it is read only.
    pub(crate) fn write<T>(&self, change: impl FnOnce(&mut Store) -> Result<T, Issue>) -> Result<Option<T>, Issue> {
        lock(&self.writer).as_mut().map(change).transpose()
    }

    /// Codes with a coder that is free; nothing if none is.
    pub(crate) fn code<T>(&self, work: impl FnOnce(&Griot) -> T) -> Option<T> {
        let griot = lock(&self.coders).pop()?;
        // Given back whatever happens, or one article less could be coded at a time after every fault.
        let lent = Lent { coders: &self.coders, griot: Some(griot) };
        lent.griot.as_ref().map(work)
    }
}

struct Lent<'a> {
    coders: &'a Mutex<Vec<Griot>>,
    griot: Option<Griot>,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        lock(self.coders).extend(self.griot.take());
    }
}

/// What a panic left behind is whole: connections roll back what was not finished.
fn lock<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
