//! What a rule means: a small language of calls over what its pattern captured.
//!
//! Takes the text of a meaning (`span(date(year, month, a), date(year, month, b))`), gives an expression whose
//! names, counts and types were checked once; evaluating it never fails, it only finds that there is no such date.

use super::calendar::Unit;

/// What a name of the pattern stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Number,
    Unit,
    When,
}

/// A checked meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expr {
    /// Left open by the rule: `_`.
    Blank,
    Number(i64),
    Unit(Unit),
    /// The value of the hole with this index.
    Hole(usize),
    Call(Fun, Vec<Expr>),
}

/// Declares the functions: name in the data, member, types of the arguments, how many must be there.
macro_rules! functions {
    ($($name:literal $fun:ident [$($arg:ident)*] $least:literal,)*) => {
        /// A function that meanings can call; the head of `fr/dates.toml` tells what each does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Fun { $($fun,)* }

        const FUNCTIONS: &[(&str, Fun, &[Arg], usize)] = &[$(($name, Fun::$fun, &[$(Arg::$arg),*], $least),)*];
    };
}

/// What an argument may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arg {
    N,
    U,
    W,
    /// A weekday or a unit.
    UW,
}

functions! {
    "date" Date [N N N N] 1,
    "quarter" Quarter [N N] 1,
    "half" Half [N N] 1,
    "season" Season [N N] 1,
    "decade" Decade [N] 1,
    "weekday" Weekday [N N] 1,
    "either" Either [W W N] 2,
    "today" Today [N] 1,
    "focus" Focus [N U] 1,
    "lately" Lately [] 0,
    "overnight" Overnight [] 0,
    "unit" Unit [N U] 2,
    "ago" Ago [N U N U] 2,
    "ahead" Ahead [N U N U] 2,
    "last" Last [W] 1,
    "next" Next [W] 1,
    "this" This [W] 1,
    "coming" Coming [W] 1,
    "early" Early [W] 1,
    "mid" Mid [W] 1,
    "late" Late [W] 1,
    "since" Since [W] 1,
    "starting" Starting [W] 1,
    "until" Until [W] 1,
    "by" By [W] 1,
    "span" Span [W W] 2,
    "within" Within [W W] 2,
    "nth" Nth [N UW W] 3,
    "after" After [W N U] 3,
    "before" Before [W N U] 3,
    "streak" Streak [N W] 1,
    "unknown" Unknown [] 0,
}

/// Parses and checks a meaning; `hole` tells index and type of each name of the pattern.
///
/// The error says what is wrong, in words for whoever edits the rules.
pub(super) fn parse(text: &str, hole: &dyn Fn(&str) -> Option<(usize, Type)>) -> Result<Expr, String> {
    let mut parser = Parser { rest: text.trim(), hole };
    let (expr, kind) = parser.expr()?;
    match (parser.rest.trim(), kind) {
        ("", Type::When) => Ok(expr),
        ("", _) => Err(format!("`{text}` is no date")),
        (rest, _) => Err(format!("`{rest}` is left over after the end of the meaning")),
    }
}

struct Parser<'a> {
    rest: &'a str,
    hole: &'a dyn Fn(&str) -> Option<(usize, Type)>,
}

impl<'a> Parser<'a> {
    fn expr(&mut self) -> Result<(Expr, Type), String> {
        let word = self.word();
        if let Ok(number) = word.parse() {
            return Ok((Expr::Number(number), Type::Number));
        }
        if self.take('(') {
            return Ok((self.call(word)?, Type::When));
        }
        if word == "_" {
            return Ok((Expr::Blank, Type::Number));
        }
        match ((self.hole)(word), Unit::from_name(word)) {
            (Some((index, kind)), _) => Ok((Expr::Hole(index), kind)),
            (None, Some(unit)) => Ok((Expr::Unit(unit), Type::Unit)),
            (None, None) => Err(format!("`{word}` is neither a name of the pattern nor a unit nor a number")),
        }
    }

    fn call(&mut self, name: &str) -> Result<Expr, String> {
        let Some((_, fun, wanted, least)) = FUNCTIONS.iter().find(|(n, ..)| *n == name) else {
            return Err(format!("there is no function `{name}`"));
        };
        let given = self.arguments()?;
        if given.len() < *least || given.len() > wanted.len() {
            let most = wanted.len();
            return Err(format!("`{name}` takes {least} to {most} arguments, not {}", given.len()));
        }
        for (i, ((_, kind), arg)) in given.iter().zip(*wanted).enumerate() {
            if !fits(*kind, *arg) {
                return Err(format!("argument {} of `{name}` is a {kind:?}", i + 1));
            }
        }
        Ok(Expr::Call(*fun, given.into_iter().map(|(expr, _)| expr).collect()))
    }

    /// The arguments after an opening bracket, and the closing one.
    fn arguments(&mut self) -> Result<Vec<(Expr, Type)>, String> {
        let mut given = Vec::new();
        if self.take(')') {
            return Ok(given);
        }
        loop {
            given.push(self.expr()?);
            if self.take(')') {
                return Ok(given);
            }
            if !self.take(',') {
                return Err(format!("expected `,` or `)` before `{}`", self.rest));
            }
        }
    }

    fn word(&mut self) -> &'a str {
        self.rest = self.rest.trim_start();
        let end = self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'));
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        word
    }

    fn take(&mut self, c: char) -> bool {
        let rest = self.rest.trim_start().strip_prefix(c);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}

fn fits(kind: Type, arg: Arg) -> bool {
    matches!((kind, arg), (Type::Number, Arg::N) | (Type::Unit, Arg::U | Arg::UW) | (Type::When, Arg::W | Arg::UW))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(name: &str) -> Option<(usize, Type)> {
        [("year", Type::Number), ("unit", Type::Unit), ("x", Type::When)]
            .iter()
            .enumerate()
            .find(|(_, (n, _))| *n == name)
            .map(|(i, (_, kind))| (i, *kind))
    }

    #[test]
    fn parses_calls_within_calls() {
        let expr = parse("since(date(year, 12, _))", &names).unwrap();
        let date = Expr::Call(Fun::Date, vec![Expr::Hole(0), Expr::Number(12), Expr::Blank]);
        assert_eq!(expr, Expr::Call(Fun::Since, vec![date]));
        assert!(parse("unit(-1, months)", &names).is_ok());
        assert!(parse("ago(3, unit)", &names).is_ok());
    }

    #[test]
    fn tells_what_is_wrong() {
        for (text, says) in [
            ("sinze(x)", "no function `sinze`"),
            ("since()", "takes 1 to 1 arguments, not 0"),
            ("since(3)", "argument 1 of `since` is a Number"),
            ("since(y)", "`y` is neither"),
            ("since(x", "expected `,` or `)`"),
            ("since(x))", "left over"),
            ("3", "is no date"),
        ] {
            let error = parse(text, &names).unwrap_err();
            assert!(error.contains(says), "{text}: {error}");
        }
    }
}
