//! How a page is written.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::borrow::Cow;

/// The declaration stands near the head of a page.
const HEAD: usize = 4096;

/// The page as text. Bytes that are sound UTF-8 are UTF-8 whatever is declared; then the declaration of the server
/// or of the page holds; a page that declares nothing, or UTF-8 and is not, is in Windows-1252, as browsers take it.
pub(crate) fn decode<'a>(bytes: &'a [u8], told: Option<&'static Encoding>) -> Cow<'a, str> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0;
    }
    let declared = told.or_else(|| declared(bytes)).filter(|encoding| *encoding != UTF_8);
    let encoding = match declared {
        _ if mostly_utf8(bytes) => UTF_8,
        Some(encoding) => encoding,
        None => WINDOWS_1252,
    };
    encoding.decode_without_bom_handling(bytes).0
}

/// Whether more letters beyond ASCII are sound UTF-8 than not: a page may be cut within a letter, or spoilt in one.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || sound > broken
}

/// The encoding of `<meta charset>` or `<meta http-equiv>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let label = head.split_once("charset=")?.1.trim_start_matches(['"', '\'', ' ']);
    let encoding = Encoding::for_label(label.split(['"', '\'', ' ', ';', '>', '/']).next()?.as_bytes())?;
    // What declares itself as UTF-16 in ASCII is not.
    Some(if encoding.is_ascii_compatible() { encoding } else { UTF_8 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_go_before_declarations_and_declarations_before_guesses() {
        let cases: [(&[u8], &str); 6] = [
            (b"<meta charset=iso-8859-1>\xC3\xA9t\xC3\xA9", "<meta charset=iso-8859-1>été"),
            (b"<meta charset=\"utf-8\">\xE9t\xE9", "<meta charset=\"utf-8\">été"),
            (b"<p>\xE9t\xE9 \x9Cuvre", "<p>été œuvre"),
            (
                b"<meta http-equiv=x content='text/html; charset=iso-8859-15'>\xA4",
                "<meta http-equiv=x content='text/html; charset=iso-8859-15'>€",
            ),
            (b"\xFF\xFE<\0p\0>\0\xE9\0", "<p>é"),
            (b"\xC3\xA9t\xC3\xA9 coup\xC3", "été coup\u{FFFD}"),
        ];
        for (bytes, text) in cases {
            assert_eq!(decode(bytes, None), text);
        }
        assert_eq!(decode(b"\xE9", Encoding::for_label(b"windows-1251")), "й");
    }
}
