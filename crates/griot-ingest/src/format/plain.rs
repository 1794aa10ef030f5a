//! A plain text file to what it tells of its article; and a page that is a whole file.

use crate::html::Page;
use crate::lines::{self, utf8};
use crate::options::Options;
use crate::record::{Content, Record};
use crate::records::Source;
use crate::stream::Stream;
use crate::{Problem, dateline};
use griot_core::record::{Defaults, RawArticle};
use std::iter;
use std::sync::Arc;

/// The longest headline, in characters.
const LONGEST_TITLE: usize = 200;

/// The one record of a stream of plain text.
pub(crate) fn source(stream: Stream, options: Arc<Options>) -> Source {
    let limit = options.limits.text;
    single(stream, options, limit, |bytes, name, _| utf8(bytes, name, 0).map(Content::Text))
}

/// The one record of a stream that is a page.
pub(crate) fn page(stream: Stream, options: Arc<Options>) -> Source {
    let limit = options.limits.page;
    let page = |bytes, _: &str, options: &Options| {
        let charset = options.encoding.map(|encoding| encoding.0);
        Ok(Content::Page(Page { bytes, charset, url: None, crawled: None }))
    };
    single(stream, options, limit, page)
}

fn single(
    mut stream: Stream,
    options: Arc<Options>,
    limit: usize,
    content: impl FnOnce(Vec<u8>, &str, &Options) -> Result<Content, Problem> + Send + 'static,
) -> Source {
    Box::new(iter::once_with(move || {
        let name = stream.name;
        let content = content(lines::whole(&mut *stream.reader, &name, limit)?, &name, &options)?;
        Ok(Record { place: name, content, options })
    }))
}

/// A whole file: line ends become line feeds, and a first line that looks like one is the title.
pub(crate) fn raw(name: &str, text: &str, defaults: Defaults) -> RawArticle {
    let text = text.replace("\r\n", "\n");
    let title = title(&text).map(str::to_owned);
    RawArticle {
        id: name.to_owned(),
        text,
        published: defaults.published,
        title,
        lang: defaults.lang,
        ..RawArticle::default()
    }
}

/// A first line looks like a title if it is short, does not end like a sentence of running text, opens with
/// no dateline, and something follows it.
fn title(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let (first, rest) = text.split_once('\n')?;
    let first = first.trim_end();
    let is_title = !rest.trim().is_empty()
        && first.chars().count() <= LONGEST_TITLE
        && !first.ends_with(['.', ',', ';', ':'])
        && dateline::find(first, None).is_none();
    is_title.then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_are_titles() {
        for text in
            ["Mali : nouvelle attaque\nDes combattants ont…", "Qui est-il ?\n\nSous mandat", "  « Assez ! »\nIl a dit."]
        {
            assert_eq!(title(text), text.trim_start().lines().next(), "{text}");
        }
    }

    #[test]
    fn running_text_is_no_title() {
        for text in [
            "Une seule ligne",
            "Ce mardi, une délégation a été reçue.\nLa suite.",
            "GAO, 3 mars (AFP) - Deux morts\nLa suite",
            "Un titre\n \n",
        ] {
            assert_eq!(title(text), None, "{text}");
        }
    }
}
