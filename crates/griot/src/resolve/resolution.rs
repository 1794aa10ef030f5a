//! What knowledge tells of one article.

use super::Knowledge;
use super::actor::{Act, Coded, Scene};
use super::date::DateMention;
use super::number::Numbers;
use super::place::Toponyms;
use griot_core::{Article, Place, Span};

/// An article's dates, people and countries, and the way to ask for the rest.
#[derive(Debug)]
pub struct Resolution<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its date expressions, in order.
    pub dates: Vec<DateMention>,
    /// Its people and countries.
    pub scene: Scene,
    /// Its toponyms.
    toponyms: Toponyms,
    /// Lines that belong to the page and not to the article.
    furniture: Vec<Span>,
    knowledge: &'a Knowledge,
}

impl<'a> Resolution<'a> {
    /// Resolves what `article` names.
    pub fn new(article: &'a Article, knowledge: &'a Knowledge) -> Self {
        let words = knowledge.words(article.lang);
        let scene = knowledge.actors.scene(article);
        Self {
            article,
            dates: words.dates.find(&article.text, article.published),
            toponyms: knowledge.gazetteer.toponyms(&article.text, article.dateline.as_deref(), &scene.countries),
            scene,
            furniture: words.furniture.find(&article.text),
            knowledge,
        }
    }

    /// Who the words at `span` are, one entry a country.
    pub fn parties(&self, span: Span) -> Vec<Coded> {
        self.knowledge.actors.code_all(self.article, &self.scene, span)
    }

    /// The party at `span` in the light of what it takes part in.
    pub fn settled(&self, span: Span, coded: Coded, act: &Act<'_>) -> Coded {
        self.knowledge.actors.settled(&self.scene, span, coded, act)
    }

    /// Whether the words at `span` are one small word that alone names nobody.
    pub fn is_small_word(&self, span: Span) -> bool {
        self.knowledge.actors.is_small_word(self.article, span)
    }

    /// Whether two spans of which one follows the other are pieces of one phrase.
    pub fn are_one(&self, left: Span, right: Span) -> bool {
        self.knowledge.actors.are_one(self.article, left, right)
    }

    /// The phrase with all of a known name that it has a part of.
    pub fn whole_name(&self, span: Span) -> Span {
        self.knowledge.actors.whole_name(self.article, span)
    }

    /// The place that the words at `span` name or lie in.
    pub fn place(&self, span: Span) -> Option<Place> {
        self.knowledge.gazetteer.resolve_at(&self.article.text, span, &self.toponyms, &self.scene.countries)
    }

    /// The date expression that shares most with `span`.
    pub fn date(&self, span: Span) -> Option<&DateMention> {
        let shared = |d: &&DateMention| d.span.end.min(span.end).saturating_sub(d.span.start.max(span.start));
        self.dates.iter().rev().filter(|d| d.span.overlaps(span)).max_by_key(shared)
    }

    /// Whether the words at `span` belong to the page.
    pub fn is_furniture(&self, span: Span) -> bool {
        self.furniture.iter().any(|line| line.overlaps(span))
    }

    pub(crate) fn numbers(&self) -> &Numbers {
        &self.knowledge.words(self.article.lang).numbers
    }
}
