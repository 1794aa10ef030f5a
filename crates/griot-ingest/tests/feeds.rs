//! RSS and Atom.

mod common;

use common::{FRENCH, ids, read, read_bytes, reasons, rss};

#[test]
fn an_item_of_rss_is_an_article() {
    let feed = rss(&[
        &format!(
            "<title>Mali : deux morts &amp; un blessé</title><link>https://example.org/1</link><guid isPermaLink=\"false\">g1</guid><pubDate>Wed, 12 Nov 2025 23:50:00 -0500</pubDate><dc:creator>Awa Diallo</dc:creator><description>Court.</description><content:encoded><![CDATA[<p>{FRENCH}</p><p>La <b>suite</b> &eacute;crite.</p><item>]]></content:encoded>"
        ),
        &format!("<title>Sans adresse</title><guid>g2</guid><description>&lt;p&gt;{FRENCH}&lt;/p&gt;</description>"),
    ]);
    let found = read(&[("feed.xml", feed.as_bytes())]);
    assert_eq!(ids(&found), ["https://example.org/1", "g2"]);
    let article = found[0].as_ref().unwrap();
    assert_eq!(article.text, format!("Mali : deux morts & un blessé\n\n{FRENCH}\n\nLa suite écrite."));
    assert_eq!(article.title.as_deref(), Some("Mali : deux morts & un blessé"));
    assert_eq!(article.published, "2025-11-12".parse().ok());
    assert_eq!(article.url.as_deref(), Some("https://example.org/1"));
    assert_eq!(found[1].as_ref().unwrap().text, format!("Sans adresse\n\n{FRENCH}"));
}

#[test]
fn an_entry_of_atom_is_an_article() {
    let feed = format!(
        "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr'><title>Le Courrier</title><updated>2025-11-13T00:00:00Z</updated>\
         <entry><title type='html'>Deux &amp;laquo; morts &amp;raquo;</title><link rel='self' href='https://example.org/feed'/><link href='https://example.org/1?a=1&amp;b=2'/><id>tag:1</id>\
         <published>2025-11-12T08:00:00+01:00</published><updated>2025-11-13T08:00:00+01:00</updated><summary>Court.</summary>\
         <content type='xhtml'><div><p>{FRENCH}</p><p>Suite.</p></div></content></entry></feed>"
    );
    let found = read(&[("atom", feed.as_bytes())]);
    let article = found[0].as_ref().unwrap();
    assert_eq!(article.id, "https://example.org/1?a=1&b=2");
    assert_eq!(article.text, format!("Deux « morts »\n\n{FRENCH}\n\nSuite."));
    assert_eq!(article.published, "2025-11-12".parse().ok());
}

#[test]
fn a_damaged_item_costs_no_other() {
    let good = |n: usize| format!("<title>Titre {n}</title><guid>{n}</guid><description>{FRENCH}</description>");
    let feed = rss(&[&good(1), "<guid>empty</guid>", "<title <<></title>", &good(2)]);
    // An item without an end, then one, then the file is cut.
    let feed = feed.replace("</channel></rss>", "") + "<item><guid>3</guid><item>" + &good(4) + "</item><item><title>";
    let found = read(&[("damaged.rss", feed.as_bytes())]);
    assert_eq!(ids(&found), ["1", "2", "4"]);
    assert_eq!(found.len(), 7, "{:?}", reasons(&found));
    assert_eq!(reasons(&found)[6], "damaged record");
}

#[test]
fn feeds_in_other_encodings_are_read() {
    let feed = rss(&[&format!("<title>Déjà</title><guid>1</guid><description>{FRENCH}</description>")]);
    let feed = feed.replace("UTF-8", "ISO-8859-1");
    let found = read_bytes("latin", &encoding_rs::WINDOWS_1252.encode(&feed).0);
    assert_eq!(found[0].as_ref().unwrap().title.as_deref(), Some("Déjà"));
}

#[test]
fn xml_that_is_no_feed_is_told() {
    assert_eq!(reasons(&read_bytes("nitf.xml", b"<?xml version=\"1.0\"?><nitf><body/></nitf>")), ["unknown format"]);
}
