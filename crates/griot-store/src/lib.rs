//! Coded events outside Griot.
//!
//! Takes [`griot_core::record::EventLine`]s, gives files in the formats that others read ([`export`]). Knows nothing
//! of articles and how they are coded; never opens a file itself, never holds more than a bounded number of events.

pub mod export;
