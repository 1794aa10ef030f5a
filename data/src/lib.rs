//! Griot's knowledge, embedded in the binary as it stands in the folders beside this crate.
//!
//! Takes nothing, gives text and bytes. Never parses: whoever uses a file knows its form.
//! One constant a file, named after its path: `fr/dates.toml` is [`fr::DATES`].

/// What is true in every language.
pub mod world {
    /// Countries: codes, names, demonyms, capitals; tab-separated.
    pub const COUNTRIES: &str = include_str!("../world/countries.tsv");
    /// Codes of the same countries in the lists of others (ISO, FIPS, CAMEO, Correlates of War); tab-separated.
    pub const CODES: &str = include_str!("../world/codes.tsv");
    /// Goldstein's scale for CAMEO codes; tab-separated.
    pub const GOLDSTEIN: &str = include_str!("../world/goldstein.tsv");
    /// Organisations, armed groups, companies, media: who belongs to which country or body.
    pub const ENTITIES: &str = include_str!("../world/entities.toml");
    /// The gazetteer, one place a line, tab-separated.
    pub const PLACES: &str = include_str!("../world/places.tsv");
    /// Places and names added by hand, with a source each.
    pub const PLACES_ADDED: &str = include_str!("../world/places-added.tsv");
}

/// French.
pub mod fr {
    /// Date expressions.
    pub const DATES: &str = include_str!("../fr/dates.toml");
    /// Lines of a web page that are not the article.
    pub const FURNITURE: &str = include_str!("../fr/furniture.toml");
    /// Number words.
    pub const NUMBERS: &str = include_str!("../fr/numbers.toml");
    /// Titles, institutions and kinds of people, with their sectors.
    pub const ROLES: &str = include_str!("../fr/roles.toml");
    /// Words around names of places.
    pub const PLACES: &str = include_str!("../fr/places.toml");
}

/// English.
pub mod en {
    /// Date expressions.
    pub const DATES: &str = include_str!("../en/dates.toml");
    /// Lines of a web page that are not the article.
    pub const FURNITURE: &str = include_str!("../en/furniture.toml");
    /// Number words.
    pub const NUMBERS: &str = include_str!("../en/numbers.toml");
    /// Titles, institutions and kinds of people, with their sectors.
    pub const ROLES: &str = include_str!("../en/roles.toml");
    /// Words around names of places.
    pub const PLACES: &str = include_str!("../en/places.toml");
}

/// What training made.
pub mod models {
    /// How likely an event is right of which the reader is so sure.
    pub mod confidence {
        /// Pieces of evidence and what they weigh.
        pub const WEIGHTS: &str = include_str!("../models/confidence/weights.tsv");
    }

    /// Which state a party belongs to whose own words tell none.
    pub mod states {
        /// Pieces of evidence and what they weigh.
        pub const WEIGHTS: &str = include_str!("../models/states/weights.tsv");
    }

    /// The reader: graphs in ONNX over one file of weights.
    pub mod reader {
        /// From pieces to hidden states and tags.
        pub const ENCODER: &[u8] = include_bytes!("../models/reader/encoder.onnx");
        /// What is said of each trigger.
        pub const TRIGGERS: &[u8] = include_bytes!("../models/reader/triggers.onnx");
        /// The sectors of each party.
        pub const PARTIES: &[u8] = include_bytes!("../models/reader/parties.onnx");
        /// Whether two triggers tell one event.
        pub const LINKS: &[u8] = include_bytes!("../models/reader/links.onnx");
        /// The pieces, one a line with its score; the line's number is the id.
        pub const VOCABULARY: &str = include_str!("../models/reader/vocabulary.tsv");
        /// The closed lists in the order of the graphs' outputs.
        pub const LABELS: &str = include_str!("../models/reader/labels.json");
        /// Training's own decisions on the held-out articles, for tests.
        pub const REFERENCE: &str = include_str!("../models/reader/reference.jsonl");

        /// Bytes on a border of eight, as float tensors must lie.
        #[repr(C)]
        struct Aligned<Bytes: ?Sized> {
            border: [u64; 0],
            bytes: Bytes,
        }

        static WEIGHTS: &Aligned<[u8]> =
            &Aligned { border: [], bytes: *include_bytes!("../models/reader/weights.data") };

        /// The tensors of all graphs.
        pub fn weights() -> &'static [u8] {
            &WEIGHTS.bytes
        }
    }
}
