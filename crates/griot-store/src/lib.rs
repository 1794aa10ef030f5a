//! The record that is kept: coded events, the stories they tell together, and the formats that others read.
//!
//! - [`stories`]: which events of several articles are one; pure.
//! - [`store`]: articles, events, stories and reviews in one SQLite file.
//! - [`export`]: [`griot_core::record::EventLine`]s as files in the formats that others read.
//!
//! Knows nothing of how an article is coded.

pub mod export;
pub mod store;
pub mod stories;
