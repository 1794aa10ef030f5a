//! Meanings laid against the calendar: an expression and what was captured give first and last day.
//!
//! Takes the day of publication, the day told last and what the sentence says of past and future; never the clock.

use std::cell::Cell;

use griot_core::Day;

use super::calendar::{Days, Fields, Part, Toward, Unit, days_between};
use super::meaning::{Expr, Fun};

/// What an expression or a part of it came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// A name of the pattern that this match left out.
    Missing,
    /// What the rule itself leaves open.
    Blank,
    Number(i64),
    Unit(Unit),
    When(When),
}

/// A time, laid against the calendar or not yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Fields(Fields),
    Days(Days),
}

/// Against what dates are resolved.
#[derive(Debug, Default)]
pub(super) struct Scene {
    /// Day of publication.
    pub(super) published: Option<Day>,
    /// The day (or night) that the text told last.
    pub(super) focus: Option<(Day, Day)>,
    /// The day told last of the last few.
    pub(super) recent: Option<Day>,
    /// The date right before in the same paragraph, if it is years old: the story goes on from there.
    pub(super) story: Option<Day>,
    /// What the nearest verb says: [`Toward::Past`] or [`Toward::Future`].
    pub(super) cue: Option<Toward>,
    /// Whether the cue decided.
    pub(super) asked: Cell<bool>,
}

impl Scene {
    /// First and last day of `expr`; `None` if there is no such date.
    pub(super) fn days(&self, expr: &Expr, holes: &[Term]) -> Option<Days> {
        let when = self.when(expr, holes)?;
        self.lay(when, None)
    }

    /// What `expr` came to, not yet laid against the calendar.
    pub(super) fn when(&self, expr: &Expr, holes: &[Term]) -> Option<When> {
        match self.term(expr, holes)? {
            Term::When(when) => Some(when),
            _ => None,
        }
    }

    fn term(&self, expr: &Expr, holes: &[Term]) -> Option<Term> {
        match expr {
            Expr::Blank => Some(Term::Blank),
            Expr::Number(n) => Some(Term::Number(*n)),
            Expr::Unit(unit) => Some(Term::Unit(*unit)),
            Expr::Hole(index) => holes.get(*index).copied(),
            Expr::Call(Fun::Either, args) => self.either(args, holes).map(Term::When),
            Expr::Call(fun, args) => {
                let args: Option<Vec<Term>> = args.iter().map(|arg| self.term(arg, holes)).collect();
                self.call(*fun, &Args(args?)).map(Term::When)
            }
        }
    }

    /// The first reading that is a date; of two, the one that falls on the weekday told, or else is nearer.
    fn either(&self, args: &[Expr], holes: &[Term]) -> Option<When> {
        let [first, second, weekday @ ..] = args else { return None };
        let weekday = weekday.first().and_then(|expr| self.term(expr, holes));
        let mut readings = [self.when(first, holes), self.when(second, holes)].into_iter().flatten();
        match weekday {
            Some(Term::Number(weekday)) => readings.min_by_key(|when| self.misfit(*when, weekday)),
            _ => readings.next(),
        }
    }

    /// Whether a reading falls on another weekday, and how far off it is.
    fn misfit(&self, when: When, weekday: i64) -> (bool, i64) {
        let Some((from, _)) = self.lay(when, None).and_then(Days::closed) else { return (true, i64::MAX) };
        let fits = i64::from(from.weekday().to_monday_one_offset()) == weekday;
        (!fits, self.published.map_or(0, |today| days_between(from, today).abs()))
    }

    fn call(&self, fun: Fun, args: &Args) -> Option<When> {
        match fun {
            Fun::Date | Fun::Quarter | Fun::Half | Fun::Season | Fun::Decade | Fun::Weekday => absolute(fun, args),
            Fun::Last | Fun::Next | Fun::This | Fun::Coming => self.towards(fun, args.when(0)?),
            Fun::Early | Fun::Mid | Fun::Late => self.part(fun, args.when(0)?),
            Fun::Since | Fun::Starting | Fun::Until | Fun::By | Fun::Streak => self.open(fun, args),
            Fun::Span => self.span(args.when(0)?, args.when(1)?).map(When::Days),
            Fun::Within => self.within(args.when(0)?, args.when(1)?),
            Fun::Nth => self.nth(args),
            Fun::After | Fun::Before => self.offset(fun, args),
            Fun::Either | Fun::Unknown => Some(When::Days(Days::UNKNOWN)),
            Fun::Today | Fun::Focus | Fun::Lately | Fun::Overnight | Fun::Unit | Fun::Ago | Fun::Ahead => {
                self.relative(fun, args)
            }
        }
    }

    /// Where the days of `when` lie; without a cue of its own, `default` or what its kind asks for.
    fn lay(&self, when: When, default: Option<Toward>) -> Option<Days> {
        let fields = match when {
            When::Days(days) => return Some(days),
            When::Fields(fields) => fields,
        };
        let anchor = match self.published {
            Some(day) => day,
            None if fields.is_absolute() => Day::constant(2000, 1, 1),
            None => return Some(Days::UNKNOWN),
        };
        if let Some(day) = self.story.filter(|_| self.is_of_story(fields)) {
            return fields.pick(day, Toward::Unended).map(|(from, to)| Days::new(from, to));
        }
        let toward = if fields.is_absolute() { Toward::Near } else { self.toward(fields, default) };
        fields.pick(self.anchor(fields).unwrap_or(anchor), toward).map(|(from, to)| Days::new(from, to))
    }

    /// Whether an old story may go on with a date: a day that does not tell its year.
    fn is_of_story(&self, fields: Fields) -> bool {
        let day = fields.year.is_none() && fields.months.is_some() && fields.day.is_some();
        day && fields.weekday.is_none() && self.cue != Some(Toward::Future)
    }

    /// A bare day of the month counts from the day told last, if that is near.
    fn anchor(&self, fields: Fields) -> Option<Day> {
        let bare = fields.months.is_none() && fields.weekday.is_none() && fields.day.is_some();
        let (from, to) = self.focus.filter(|_| bare)?;
        let same = Day::new(from.year(), from.month(), fields.day?).ok()?;
        (self.cue != Some(Toward::Future) && days_between(from, self.published?) < 60).then_some(same.max(to))
    }

    fn toward(&self, fields: Fields, default: Option<Toward>) -> Toward {
        if let Some(cue) = self.cue {
            self.asked.set(true);
            return cue;
        }
        match default {
            Some(toward) => toward,
            None if fields.months.is_none() && (fields.weekday.is_none() || fields.day.is_none()) => Toward::Past,
            None => Toward::Near,
        }
    }

    fn towards(&self, fun: Fun, when: When) -> Option<When> {
        let When::Fields(fields) = when else { return Some(when) };
        let Some(anchor) = self.published else { return self.lay(when, None).map(When::Days) };
        let toward = match fun {
            Fun::Last => Toward::Before,
            Fun::Next => Toward::After,
            Fun::Coming => self.toward(fields, Some(Toward::Unended)),
            _ => self.toward(fields, Some(Toward::This)),
        };
        fields.pick(anchor, toward).map(|(from, to)| When::Days(Days::new(from, to)))
    }

    fn part(&self, fun: Fun, when: When) -> Option<When> {
        let Some((from, to)) = self.lay(when, None)?.closed() else { return Some(When::Days(Days::UNKNOWN)) };
        let part = match fun {
            Fun::Early => Part::Early,
            Fun::Mid => Part::Mid,
            _ => Part::Late,
        };
        part.of(from, to).map(|(from, to)| When::Days(Days::new(from, to)))
    }

    fn open(&self, fun: Fun, args: &Args) -> Option<When> {
        let days = match fun {
            Fun::Since => self.since(args.when(0)?)?,
            Fun::Starting => Days { from: self.bound(args.when(0)?)?.from, to: None },
            Fun::Until => Days { from: None, to: self.bound(args.when(0)?)?.to },
            Fun::By => self.by(self.bound(args.when(0)?)?),
            _ => {
                let end = args.when(1).map_or(Some(self.today()), |when| self.lay(when, None));
                Self::streak(args.number(0)?, end?)?
            }
        };
        Some(When::Days(days))
    }

    /// The bound of something under way is to come, or else near, whatever the verbs around say.
    fn bound(&self, when: When) -> Option<Days> {
        match (when, self.published) {
            (When::Fields(fields), Some(anchor)) => {
                let toward = if fields.months.is_none() { Toward::Future } else { Toward::Near };
                fields.pick(anchor, toward).map(|(from, to)| Days::new(from, to))
            }
            _ => self.lay(when, None),
        }
    }

    /// What lasts since then began in the past, whatever the verbs around say.
    fn since(&self, when: When) -> Option<Days> {
        let from = match (when, self.published) {
            (When::Fields(fields), Some(anchor)) => fields.pick(anchor, Toward::Begun)?.0,
            _ => match self.lay(when, None)?.from {
                Some(from) => from,
                None => return Some(Days::UNKNOWN),
            },
        };
        Some(Days { from: Some(from), to: None })
    }

    fn by(&self, days: Days) -> Days {
        let from = self.published.filter(|today| days.to.is_some_and(|to| *today <= to));
        Days { from, to: days.to }
    }

    fn streak(n: i64, end: Days) -> Option<Days> {
        let Some(end) = end.to.filter(|_| n > 0) else { return (n > 0).then_some(Days::UNKNOWN) };
        Some(Days { from: Some(Unit::Day.shift(end, 1 - n)?), to: None })
    }

    /// From the first day of `a` to the last of `b`; what one leaves out is taken from the other.
    fn span(&self, a: When, b: When) -> Option<Days> {
        let (a, b) = match (a, b) {
            (When::Fields(x), When::Fields(y)) if x.is_absolute() && !y.is_absolute() => {
                let a = self.lay(a, None)?;
                (a, around(y, a.from, Toward::Unended)?)
            }
            (When::Fields(x), _) if !x.is_absolute() => {
                let b = self.lay(b, None)?;
                (around(x, b.to, Toward::Begun)?, b)
            }
            _ => (self.lay(a, None)?, self.lay(b, None)?),
        };
        let days = Days { from: a.from, to: b.to };
        days.closed().is_none_or(|(from, to)| from <= to).then_some(days)
    }

    /// The first `inner` that lies in `outer`.
    fn within(&self, outer: When, inner: When) -> Option<When> {
        let Some((from, to)) = self.lay(outer, None)?.closed() else { return Some(When::Days(Days::UNKNOWN)) };
        let days = match inner {
            When::Fields(fields) => around(fields, Some(from), Toward::Unended)?,
            When::Days(days) => days,
        };
        days.from.is_none_or(|day| from <= day && day <= to).then_some(When::Days(days))
    }

    fn nth(&self, args: &Args) -> Option<When> {
        let Some((from, to)) = self.lay(args.when(2)?, None)?.closed() else {
            return Some(When::Days(Days::UNKNOWN));
        };
        let n = args.number(0)?;
        let (first, last) = match args.get(1) {
            Term::Unit(unit) => nth_unit(n, unit, from, to)?,
            Term::When(When::Fields(fields)) => nth_weekday(n, fields, from, to)?,
            _ => return None,
        };
        (from <= first && first <= to).then_some(When::Days(Days::new(first, last)))
    }

    fn offset(&self, fun: Fun, args: &Args) -> Option<When> {
        let Some((from, to)) = self.lay(args.when(0)?, None)?.closed() else {
            return Some(When::Days(Days::UNKNOWN));
        };
        let n = args.number(1)? * if fun == Fun::Before { -1 } else { 1 };
        let unit = args.unit(2)?;
        Some(When::Days(Days::new(unit.shift(from, n)?, unit.shift(to, n)?)))
    }

    /// What has happened "this week" did so last week if this one begins today.
    fn is_past(&self, today: Day, unit: Unit, n: i64) -> bool {
        let begins = unit != Unit::Day && unit.around(today).is_some_and(|(from, _)| from == today);
        n == 0 && begins && self.cue == Some(Toward::Past)
    }

    fn today(&self) -> Days {
        self.published.map_or(Days::UNKNOWN, |day| Days::new(day, day))
    }

    /// What counts from the day of publication, or from the day told last.
    fn relative(&self, fun: Fun, args: &Args) -> Option<When> {
        let (from, to) = match (fun, self.published, self.focus) {
            (Fun::Focus, _, Some(focus)) => shift_focus(focus, args)?,
            // "The day before" may count from today, "five days later" may not.
            (Fun::Focus, Some(today), None) if args.number(0)? <= 0 => shift_focus((today, today), args)?,
            (Fun::Lately, Some(today), _) => (self.recent.unwrap_or(today), self.recent.unwrap_or(today)),
            (Fun::Overnight, Some(today), _) => (today.yesterday().ok()?, today),
            (Fun::Today, Some(today), _) => {
                let day = Unit::Day.shift(today, args.number(0)?)?;
                (day, day)
            }
            (Fun::Unit, Some(today), _) => {
                let (unit, n) = (args.unit(1)?, args.number(0)?);
                unit.around(unit.shift(today, if self.is_past(today, unit, n) { n - 1 } else { n })?)?
            }
            (Fun::Ago, Some(today), _) => distance(today, args, -1)?,
            (Fun::Ahead, Some(today), _) => distance(today, args, 1)?,
            _ => return Some(When::Days(Days::UNKNOWN)),
        };
        Some(When::Days(Days::new(from, to)))
    }
}

/// Dates that need no scene, though they may leave fields out.
fn absolute(fun: Fun, args: &Args) -> Option<When> {
    let small = |index: usize| args.optional(index).map(i8::try_from).transpose().ok();
    let year = |index: usize| args.optional(index).map(|year| full_year(year).ok_or(())).transpose().ok();
    let told = |index: usize| args.get(index) != Term::Missing;
    let fields = match fun {
        Fun::Date if !(told(1) && told(2)) || args.0.len() == 1 && !told(0) => return None,
        Fun::Date => {
            Fields { year: year(0)?, months: small(1)?.map(|month| (month, 1)), day: small(2)?, weekday: small(3)? }
        }
        Fun::Quarter => months(small(0)??.checked_mul(3)? - 2, 3, year(1)?),
        Fun::Half => months(small(0)??.checked_mul(6)? - 5, 6, year(1)?),
        Fun::Season => months(small(0)??, 3, year(1)?),
        Fun::Decade => return decade(args.number(0)?).map(|(from, to)| When::Days(Days::new(from, to))),
        _ if !told(1) => return None,
        _ => Fields { weekday: Some(small(0)??), day: small(1)?, ..Fields::default() },
    };
    fields.exists().then_some(When::Fields(fields))
}

fn months(first: i8, count: i8, year: Option<i16>) -> Fields {
    Fields { year, months: Some((first, count)), ..Fields::default() }
}

/// A year as written: two digits are the nearest century's.
fn full_year(year: i64) -> Option<i16> {
    i16::try_from(match year {
        0..50 => year + 2000,
        50..100 => year + 1900,
        _ => year,
    })
    .ok()
    .filter(|year| (1000..=2999).contains(year))
}

fn decade(n: i64) -> Option<(Day, Day)> {
    let first = full_year(if n < 30 { n + 2000 } else { n })?;
    let first = first - first.rem_euclid(10);
    Some((Day::new(first, 1, 1).ok()?, Day::new(first + 9, 12, 31).ok()?))
}

/// The occurrence of `fields` next to a day, unknown if the day is.
fn around(fields: Fields, anchor: Option<Day>, toward: Toward) -> Option<Days> {
    match anchor {
        Some(anchor) => fields.pick(anchor, toward).map(|(from, to)| Days::new(from, to)),
        None => Some(Days::UNKNOWN),
    }
}

fn nth_unit(n: i64, unit: Unit, from: Day, to: Day) -> Option<(Day, Day)> {
    let first = match n {
        -1 => Unit::Day.shift(unit.shift(to, -1)?, 1)?,
        _ => unit.shift(from, n - 1)?,
    };
    Some((first, unit.shift(first, 1)?.yesterday().ok()?))
}

fn nth_weekday(n: i64, fields: Fields, from: Day, to: Day) -> Option<(Day, Day)> {
    let day = match n {
        -1 => fields.pick(to, Toward::Begun)?.0,
        _ => Unit::Week.shift(fields.pick(from, Toward::Unended)?.0, n - 1)?,
    };
    Some((day, day))
}

/// "The day before": the whole day before the first, or after the last, of what was told.
fn shift_focus((from, to): (Day, Day), args: &Args) -> Option<(Day, Day)> {
    let n = args.number(0)?;
    let unit = args.unit(1).unwrap_or(Unit::Day);
    let day = unit.shift(if n < 0 { from } else { to }, n)?;
    Some((day, day))
}

/// A distance from today: to the day, but whole years where only years are told.
fn distance(today: Day, args: &Args, sign: i64) -> Option<(Day, Day)> {
    let unit = args.unit(1)?;
    let mut day = unit.shift(today, sign * args.number(0)?)?;
    if let (Some(n), Some(unit)) = (args.optional(2), args.unit(3)) {
        day = unit.shift(day, sign * n)?;
    } else if matches!(unit, Unit::Year | Unit::Decade) {
        return Unit::Year.around(day);
    }
    Some((day, day))
}

/// The arguments of a call.
struct Args(Vec<Term>);

impl Args {
    fn get(&self, index: usize) -> Term {
        self.0.get(index).copied().unwrap_or(Term::Blank)
    }

    fn number(&self, index: usize) -> Option<i64> {
        self.optional(index)
    }

    fn optional(&self, index: usize) -> Option<i64> {
        match self.get(index) {
            Term::Number(n) => Some(n),
            _ => None,
        }
    }

    fn unit(&self, index: usize) -> Option<Unit> {
        match self.get(index) {
            Term::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    fn when(&self, index: usize) -> Option<When> {
        match self.get(index) {
            Term::When(when) => Some(when),
            _ => None,
        }
    }
}
