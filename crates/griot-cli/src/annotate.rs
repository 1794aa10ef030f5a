//! `griot annotate`: one layer of what is seen in each article, for evaluation and for linguists.

use crate::args::{Annotate, Layer, Names};
use crate::batch::Facts;
use crate::output::Target;
use crate::run::{Done, Outcome, Run, undated};
use crate::select::Wanted;
use griot::resolve::Resolution;
use griot::{Coding, Griot};
use griot_core::{Actor, Article, Characters, Day, Issue, Place, Span};
use griot_ingest::Input;
use serde_json::{Value, json};

/// Writes the layer of all inputs.
pub(crate) fn annotate(args: &Annotate) -> Result<Outcome, Issue> {
    let (layer, names) = (args.layer, args.names);
    let own = args.coder.own()?;
    let worker = |griot: Griot| move |article: &Article| annotated(&griot, article, layer, names);
    let workers = || vec![args.coder.griot(own); args.threads.count()].into_iter().map(worker).collect();
    let inputs = args.inputs.iter().map(|arg| Input::from_arg(arg)).collect();
    let options = args.told.options();
    let (wanted, target, facts) = (Wanted::default(), Target::default(), Facts::default());
    Run { inputs, options, wanted, target, facts, store: None }.with(workers)
}

fn annotated(griot: &Griot, article: &Article, layer: Layer, names: Names) -> Done {
    let page = Page { article, characters: Characters::new(&article.text) };
    let (name, items) = match layer {
        Layer::Dates => ("spans", page.dates(griot)),
        Layer::Places => ("toponyms", page.places(griot)),
        Layer::Actors => ("actors", page.actors(&griot.code(article), griot, names)),
        Layer::Sentences => ("sentences", page.sentences()),
        Layer::Triggers => ("triggers", page.triggers(&griot.code(article))),
    };
    let problems = if layer == Layer::Dates { undated(article).into_iter().collect() } else { Vec::new() };
    Done { lines: vec![json!({"id": article.id, name: items}).to_string()], problems, ..Done::default() }
}

/// An article whose spans are written in characters.
struct Page<'a> {
    article: &'a Article,
    characters: Characters,
}

impl Page<'_> {
    /// An object with the words at `span` and more fields.
    fn item(&self, span: Span, more: Value) -> Value {
        let mut item = json!({"span": self.characters.of(span), "text": span.of(&self.article.text)});
        if let (Value::Object(item), Value::Object(more)) = (&mut item, more) {
            item.extend(more);
        }
        item
    }

    fn dates(&self, griot: &Griot) -> Vec<Value> {
        let day = |day: Option<Day>| day.map(|day| day.to_string());
        let dates = griot.knowledge().dates(self.article.lang);
        let found = dates.find(&self.article.text, self.article.published);
        found
            .iter()
            .map(|date| self.item(date.span, json!({"from": day(date.from), "to": day(date.to), "why": date.why})))
            .collect()
    }

    fn places(&self, griot: &Griot) -> Vec<Value> {
        let place = |(span, place): &(Span, Place)| {
            let (lat, lon) = place.point.unzip();
            let more = json!({"lat": lat, "lon": lon, "geonameid": place.geonameid, "name": place.name,
                "country": place.country, "why": place.why});
            self.item(*span, more)
        };
        let countries = Resolution::new(self.article, griot.knowledge()).scene.countries;
        griot.knowledge().gazetteer.find(&self.article.text, &countries).iter().map(place).collect()
    }

    fn actors(&self, coding: &Coding, griot: &Griot, names: Names) -> Vec<Value> {
        let parties = |event: &'_ griot_core::Event| -> Vec<Actor> {
            event.actors.iter().chain(&event.recipients).chain(&event.source).cloned().collect()
        };
        let mut all: Vec<Actor> = coding.events.iter().flat_map(parties).collect();
        all.sort_by(|a, b| (a.span, &a.country, &a.sectors).cmp(&(b.span, &b.country, &b.sectors)));
        all.dedup_by(|a, b| (a.span, &a.country, &a.sectors) == (b.span, &b.country, &b.sectors));
        let item = |actor: &Actor| {
            let mut item = self.item(actor.span, party(actor));
            if let Some(masked) = griot.knowledge().actors.masked(self.article, actor) {
                let field = if names == Names::Public { "text" } else { "masked" };
                item[field] = masked.into();
            }
            item
        };
        all.iter().map(item).collect()
    }

    fn sentences(&self) -> Vec<Value> {
        griot::sentences(&self.article.text).into_iter().map(|span| self.item(span, json!({}))).collect()
    }

    fn triggers(&self, coding: &Coding) -> Vec<Value> {
        let trigger = |trigger: &griot::Trigger| {
            let more = json!({"event": trigger.kind.code(), "status": trigger.likeliest_status().code(),
                "sentence": trigger.sentence, "confidence": hundredths(trigger.confidence)});
            self.item(trigger.span, more)
        };
        coding.reading.triggers.iter().map(trigger).collect()
    }
}

fn party(actor: &Actor) -> Value {
    let sectors: Vec<&str> = actor.sectors.iter().map(|sector| sector.code()).collect();
    json!({"country": actor.country, "sector": sectors, "entity": actor.entity, "name": actor.name, "why": actor.why})
}

fn hundredths(probability: f32) -> f64 {
    (f64::from(probability) * 100.0).round() / 100.0
}
