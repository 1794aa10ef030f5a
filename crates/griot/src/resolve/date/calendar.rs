//! Calendar arithmetic: what an expression means before and after it is laid against a day.
//!
//! Takes incomplete dates and an anchor day, gives first and last days. Never knows words or rules.

use griot_core::Day;

/// First and last day, inclusive; `None` is open or not to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) from: Option<Day>,
    pub(super) to: Option<Day>,
}

impl Days {
    /// Neither side can be told.
    pub(super) const UNKNOWN: Self = Self { from: None, to: None };

    pub(super) const fn new(from: Day, to: Day) -> Self {
        Self { from: Some(from), to: Some(to) }
    }

    /// Both days, if both are known.
    pub(super) fn closed(self) -> Option<(Day, Day)> {
        Some((self.from?, self.to?))
    }
}

/// Which occurrence of an incomplete date is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toward {
    /// The past, unless a day of the year is much nearer in the future.
    Past,
    /// The future, unless a day of the year is much nearer in the past.
    Future,
    /// The latest that has begun.
    Begun,
    /// The first that has not ended.
    Unended,
    /// The latest that has ended.
    Before,
    /// The first that has not begun.
    After,
    /// The nearest, with a lean to the past.
    Near,
    /// The nearest.
    This,
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
}

impl Unit {
    /// The unit of a name in the data: singular in word lists, plural in meanings.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "day" | "days" => Self::Day,
            "week" | "weeks" => Self::Week,
            "weekend" | "weekends" => Self::Weekend,
            "fortnight" | "fortnights" => Self::Fortnight,
            "month" | "months" => Self::Month,
            "quarter" | "quarters" => Self::Quarter,
            "half" | "halves" => Self::Half,
            "year" | "years" => Self::Year,
            "decade" | "decades" => Self::Decade,
            _ => return None,
        })
    }

    /// `day` moved by `n` of this unit, to the day ("two months before 17 October" is 17 August).
    pub(super) fn shift(self, day: Day, n: i64) -> Option<Day> {
        let span = jiff::Span::new();
        let span = match self {
            Self::Day => span.try_days(n),
            Self::Week | Self::Weekend => span.try_weeks(n),
            Self::Fortnight => span.try_weeks(n.checked_mul(2)?),
            Self::Month => span.try_months(n),
            Self::Quarter => span.try_months(n.checked_mul(3)?),
            Self::Half => span.try_months(n.checked_mul(6)?),
            Self::Year => span.try_years(n),
            Self::Decade => span.try_years(n.checked_mul(10)?),
        };
        day.checked_add(span.ok()?).ok()
    }

    /// The whole unit that holds `day`.
    pub(super) fn around(self, day: Day) -> Option<(Day, Day)> {
        let start = match self {
            Self::Day | Self::Fortnight => day,
            Self::Week => monday(day)?,
            Self::Weekend => return Some((Self::Day.shift(monday(day)?, 5)?, Self::Day.shift(monday(day)?, 6)?)),
            Self::Month => day.first_of_month(),
            Self::Quarter => Day::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).ok()?,
            Self::Half => Day::new(day.year(), (day.month() - 1) / 6 * 6 + 1, 1).ok()?,
            Self::Year => day.first_of_year(),
            Self::Decade => Day::new(day.year() - day.year().rem_euclid(10), 1, 1).ok()?,
        };
        Some((start, self.shift(start, 1)?.yesterday().ok()?))
    }
}

fn monday(day: Day) -> Option<Day> {
    Unit::Day.shift(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// A stretch of a month, a season or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Mid,
    Late,
}

impl Part {
    /// The part of a span of days, as the codebook has it: days 1 to 10, 11 to 20, 21 to the end of a month,
    /// January and December at the ends of a year.
    pub(super) fn of(self, from: Day, to: Day) -> Option<(Day, Day)> {
        let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month() - from.month()) + 1;
        match months {
            _ if days_between(from, to) < 8 => self.of_week(from, to),
            1 => self.of_month(from, to),
            12 => self.of_year(from),
            _ => self.third(from, months),
        }
    }

    fn of_week(self, from: Day, to: Day) -> Option<(Day, Day)> {
        let at = |n| Unit::Day.shift(from, n);
        match self {
            _ if days_between(from, to) < 3 => Some((from, to)),
            Self::Early => Some((from, at(1)?)),
            Self::Mid => Some((at(2)?, at(3)?)),
            Self::Late => Some((at(4)?, to)),
        }
    }

    fn of_month(self, from: Day, to: Day) -> Option<(Day, Day)> {
        let on = |day| Day::new(from.year(), from.month(), day).ok();
        match self {
            Self::Early => Some((on(1)?, on(10)?)),
            Self::Mid => Some((on(11)?, on(20)?)),
            Self::Late => Some((on(21)?, to)),
        }
    }

    fn of_year(self, from: Day) -> Option<(Day, Day)> {
        let months = |first, last| {
            Some((Day::new(from.year(), first, 1).ok()?, Day::new(from.year(), last, 1).ok()?.last_of_month()))
        };
        match self {
            Self::Early => months(1, 1),
            Self::Mid => months(6, 7),
            Self::Late => months(12, 12),
        }
    }

    fn third(self, from: Day, months: i64) -> Option<(Day, Day)> {
        let (first, last) = match self {
            Self::Early => (0, months / 3),
            Self::Mid => (months / 3, months * 2 / 3),
            Self::Late => (months * 2 / 3, months),
        };
        Some((Unit::Month.shift(from, first)?, Unit::Month.shift(from, last.max(first + 1))?.yesterday().ok()?))
    }
}

/// Days from `from` to `to`; negative if `to` is earlier.
pub(super) fn days_between(from: Day, to: Day) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// A date of which some fields may be missing ("12 May", "Friday the 15th", "the third quarter").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fields {
    pub(super) year: Option<i16>,
    /// First month, and how many.
    pub(super) months: Option<(i8, i8)>,
    pub(super) day: Option<i8>,
    /// ISO number of the weekday, Monday is 1.
    pub(super) weekday: Option<i8>,
}

impl Fields {
    /// Whether there is such a date in any year.
    pub(super) fn exists(self) -> bool {
        let month = self.months.is_none_or(|(first, _)| (1..=12).contains(&first));
        let weekday = self.weekday.is_none_or(|w| (1..=7).contains(&w));
        // 2000 is a leap year, and January has 31 days.
        let year = self.year.unwrap_or(2000);
        let first = self.months.map_or(1, |(first, _)| first);
        month && weekday && Day::new(year, first, self.day.unwrap_or(1)).is_ok()
    }

    /// Whether it needs no anchor.
    pub(super) const fn is_absolute(self) -> bool {
        self.year.is_some()
    }

    /// The one meant from `anchor`, first and last day.
    pub(super) fn pick(self, anchor: Day, toward: Toward) -> Option<(Day, Day)> {
        let all = self.occurrences(anchor);
        let is_full = self.day.is_some() && (self.months.is_some() || self.weekday.is_some());
        let found = match toward {
            Toward::Past if is_full => nearest(&all, anchor, 1, 5),
            Toward::Future if is_full => nearest(&all, anchor, 2, 1),
            Toward::Past | Toward::Begun => all.iter().rfind(|(from, _)| *from <= anchor),
            Toward::Before => all.iter().rfind(|(_, to)| *to < anchor),
            Toward::Future | Toward::Unended => all.iter().find(|(_, to)| *to >= anchor),
            Toward::After => all.iter().find(|(from, _)| *from > anchor),
            Toward::Near => nearest(&all, anchor, 1, 2),
            Toward::This => nearest(&all, anchor, 1, 1),
        };
        found.copied()
    }

    /// All occurrences in reach of `anchor`, earliest first.
    fn occurrences(self, anchor: Day) -> Vec<(Day, Day)> {
        match self {
            Self { year: Some(year), .. } => self.in_year(year).into_iter().collect(),
            Self { months: Some(_), .. } => self.over_years(anchor.year()),
            Self { day: Some(_), .. } => self.over_months(anchor),
            _ => (-7..=7).filter_map(|n| self.on_weekday(Unit::Day.shift(anchor, n)?)).collect(),
        }
    }

    fn in_year(self, year: i16) -> Option<(Day, Day)> {
        let (first, count) = self.months.unwrap_or((1, 12));
        let from = Day::new(year, first, self.day.unwrap_or(1)).ok()?;
        match self.day {
            Some(_) => Some((from, from)),
            None => Some((from, Unit::Month.shift(from, i64::from(count))?.yesterday().ok()?)),
        }
    }

    /// The years in which the weekday fits, or all if it fits in none: the date wins over its weekday.
    fn over_years(self, year: i16) -> Vec<(Day, Day)> {
        let all: Vec<_> = (year - 8..=year + 8).filter_map(|y| self.in_year(y)).collect();
        let fit = |day: Day| (year - 1..=year + 1).contains(&day.year()) && self.on_weekday(day).is_some();
        let fitting: Vec<_> = all.iter().copied().filter(|(from, _)| fit(*from)).collect();
        if self.weekday.is_none() || fitting.is_empty() { all } else { fitting }
    }

    fn over_months(self, anchor: Day) -> Vec<(Day, Day)> {
        let day = self.day.unwrap_or(1);
        (-8..=8)
            .filter_map(|n| Unit::Month.shift(anchor.first_of_month(), n))
            .filter_map(|first| Day::new(first.year(), first.month(), day).ok())
            .filter_map(|on| self.on_weekday(on))
            .collect()
    }

    /// `day` itself, if it is on the weekday or none is asked for.
    pub(super) fn on_weekday(self, day: Day) -> Option<(Day, Day)> {
        let fits = self.weekday.is_none_or(|w| w == day.weekday().to_monday_one_offset());
        fits.then_some((day, day))
    }
}

/// The occurrence nearest to `anchor`, a day before it counting `past` times and one behind it `future` times.
///
/// Of a day and a month even the verbs tell less than the distance: "announced a march on 7 March".
fn nearest(all: &[(Day, Day)], anchor: Day, past: i64, future: i64) -> Option<&(Day, Day)> {
    all.iter()
        .min_by_key(|(from, to)| (days_between(*to, anchor) * past).max(days_between(anchor, *from) * future).max(0))
}
