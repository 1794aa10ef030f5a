//! What a server answered: its head, and the body without the codings of its transfer.

use encoding_rs::Encoding;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// Fields of a head, most.
const MOST_FIELDS: usize = 256;

/// The body of an answer.
pub(crate) struct Body {
    pub(crate) bytes: Vec<u8>,
    /// As the head tells it.
    pub(crate) charset: Option<&'static Encoding>,
}

/// The page of an answer; a sentence if it holds none.
pub(crate) fn body(answer: &[u8], limit: usize) -> Result<Body, String> {
    let mut fields = [httparse::EMPTY_HEADER; MOST_FIELDS];
    let mut head = httparse::Response::new(&mut fields);
    let mut lenient = httparse::ParserConfig::default();
    lenient.ignore_invalid_headers_in_responses(true).allow_spaces_after_header_name_in_responses(true);
    let parsed = lenient.parse_response(&mut head, answer).map_err(|why| format!("no answer of HTTP: {why}"))?;
    let httparse::Status::Complete(at) = parsed else { return Err("the head of the answer does not end".into()) };
    let status = head.code.unwrap_or_default();
    if status != 200 {
        return Err(format!("the server answered with status {status}"));
    }
    let field = |name: &str| {
        let found = head.headers.iter().find(|field| field.name.eq_ignore_ascii_case(name));
        found.map(|field| String::from_utf8_lossy(field.value).to_ascii_lowercase()).unwrap_or_default()
    };
    let (content, coding, transfer) = (field("content-type"), field("content-encoding"), field("transfer-encoding"));
    if !content.is_empty() && !is_page(&content) {
        return Err(format!("the answer is no page but `{content}`"));
    }
    let bytes = answer[at..].to_vec();
    let bytes = if transfer.contains("chunked") { unchunked(&bytes).unwrap_or(bytes) } else { bytes };
    let charset = charset(&content);
    Ok(Body { bytes: uncoded(bytes, &coding, limit)?, charset })
}

/// Whether this type of content is a page.
pub(crate) fn is_page(content: &str) -> bool {
    content.contains("html") || content.starts_with("text/plain")
}

fn charset(content: &str) -> Option<&'static Encoding> {
    let label = content.split_once("charset=")?.1.split(';').next()?;
    Encoding::for_label(label.trim().trim_matches(['"', '\'']).as_bytes())
}

/// The body without the marks of its chunks; `None` if it has none, as archives often store it already so.
/// What came before the answer broke off is kept.
fn unchunked(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(bytes.len());
    loop {
        match httparse::parse_chunk_size(bytes) {
            Ok(httparse::Status::Complete((_, 0))) => return Some(whole),
            Ok(httparse::Status::Complete((at, size))) => {
                let size = usize::try_from(size).unwrap_or(usize::MAX);
                let end = at.saturating_add(size).min(bytes.len());
                whole.extend_from_slice(&bytes[at..end]);
                bytes = bytes[end..].strip_prefix(b"\r\n").unwrap_or(&bytes[end..]);
            }
            _ => return (!whole.is_empty()).then_some(whole),
        }
    }
}

/// The body without its compression. Archives often store it without and leave the head as it was.
fn uncoded(bytes: Vec<u8>, coding: &str, limit: usize) -> Result<Vec<u8>, String> {
    if bytes.trim_ascii_start().starts_with(b"<") {
        return Ok(bytes);
    }
    match coding.trim() {
        "gzip" | "x-gzip" if bytes.starts_with(b"\x1f\x8b") => unpacked(MultiGzDecoder::new(&*bytes), limit),
        // Some servers mean the bare stream, some the one with a head.
        "deflate" => {
            unpacked(ZlibDecoder::new(&*bytes), limit).or_else(|_| unpacked(DeflateDecoder::new(&*bytes), limit))
        }
        "br" => unpacked(brotli_decompressor::Decompressor::new(&*bytes, 4096), limit),
        "" | "identity" | "gzip" | "x-gzip" => Ok(bytes),
        other => Err(format!("the answer is compressed by a method that is not read (`{other}`)")),
    }
}

fn unpacked(reader: impl Read, limit: usize) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = reader.take(limit as u64 + 1).read_to_end(&mut bytes);
    if bytes.len() > limit {
        return Err(format!("the answer unpacks to more than {limit} bytes"));
    }
    // A page that broke off has its beginning.
    match read {
        Err(why) if bytes.is_empty() => Err(format!("the answer is compressed and damaged: {why}")),
        _ => Ok(bytes),
    }
}
