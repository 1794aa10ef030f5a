//! What holds files: folders, gzip, ZIP. Gives streams; knows nothing of articles.

pub(crate) mod bound;
pub(crate) mod files;
pub(crate) mod gzip;
mod names;
pub(crate) mod zip;

/// Compressions and archives that may lie around an article: an archive, and compressed files in it.
pub(crate) const DEEPEST: u8 = 2;
