//! Which predicted event stands for which gold event.

use super::agree::agreement;
use griot_core::record::{Gold, ToldEvent};
use griot_core::{EventType, Span};

/// The pairs of one article, each the index of a gold event and of a predicted event, in order.
pub(super) fn matched(article: &Gold, predicted: &[ToldEvent], grid: &[Span]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<_> =
        EventType::ALL.iter().flat_map(|kind| matched_of_type(*kind, article, predicted, grid)).collect();
    pairs.sort_unstable();
    pairs
}

fn matched_of_type(kind: EventType, article: &Gold, predicted: &[ToldEvent], grid: &[Span]) -> Vec<(usize, usize)> {
    let of_kind =
        |events: &[ToldEvent]| -> Vec<usize> { (0..events.len()).filter(|&at| events[at].kind == kind).collect() };
    let (rows, columns) = (of_kind(&article.events), of_kind(predicted));
    // One match more outweighs all agreement.
    let one = 100 * (1 + whole(rows.len().min(columns.len())));
    let weigh = |&row: &usize| -> Vec<i64> {
        columns.iter().map(|&column| weight(article, row, &predicted[column], grid, one)).collect()
    };
    let weights: Vec<Vec<i64>> = rows.iter().map(weigh).collect();
    assignment(&weights).into_iter().map(|(a, b)| (rows[a], columns[b])).collect()
}

fn weight(article: &Gold, row: usize, predicted: &ToldEvent, grid: &[Span], one: i64) -> i64 {
    let gold = &article.events[row];
    if !may_match(gold, predicted, grid) {
        return 0;
    }
    let same = agreement(gold, predicted, article.annotated.as_deref());
    let agreed = same.iter().filter(|same| **same == Some(true));
    one + 2 * whole(agreed.count()) + i64::from(touch(gold, predicted))
}

/// A count as a weight.
fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn touch(a: &ToldEvent, b: &ToldEvent) -> bool {
    a.mentions.iter().any(|x| b.mentions.iter().any(|y| x.overlaps(*y)))
}

/// Whether a mention of `other` lies within a sentence of a mention of `home`, or overlaps one.
pub(super) fn may_match(home: &ToldEvent, other: &ToldEvent, grid: &[Span]) -> bool {
    let is_home = |sentence: &&Span| home.mentions.iter().any(|mention| mention.overlaps(**sentence));
    let homes: Vec<&Span> = grid.iter().filter(is_home).collect();
    touch(home, other) || other.mentions.iter().any(|mention| homes.iter().any(|home| home.contains(*mention)))
}

/// One-to-one pairs of rows and columns for the highest sum of weights; pairs of weight 0 are left out.
fn assignment(weights: &[Vec<i64>]) -> Vec<(usize, usize)> {
    let columns = weights.first().map_or(0, Vec::len);
    if weights.len() <= columns {
        return Hungarian::new(weights).pairs();
    }
    let turned: Vec<Vec<i64>> = (0..columns).map(|at| weights.iter().map(|row| row[at]).collect()).collect();
    let mut pairs: Vec<_> = Hungarian::new(&turned).pairs().into_iter().map(|(a, b)| (b, a)).collect();
    pairs.sort_unstable();
    pairs
}

/// The Hungarian method in whole numbers, for no more rows than columns.
///
/// Rows and columns are counted from 1; column 0 is where the row that seeks a column stands. Which of several
/// best assignments is found depends on the order of the steps, which is therefore fixed: the first column
/// with the least slack is taken.
struct Hungarian<'a> {
    weights: &'a [Vec<i64>],
    /// Potential of each row.
    rows: Vec<i64>,
    /// Potential of each column.
    columns: Vec<i64>,
    /// The row that holds each column, 0 for none.
    owner: Vec<usize>,
}

impl<'a> Hungarian<'a> {
    fn new(weights: &'a [Vec<i64>]) -> Self {
        let width = weights.first().map_or(0, Vec::len) + 1;
        Self { weights, rows: vec![0; weights.len() + 1], columns: vec![0; width], owner: vec![0; width] }
    }

    fn pairs(mut self) -> Vec<(usize, usize)> {
        for row in 1..=self.weights.len() {
            self.seat(row);
        }
        let seated = (1..self.owner.len()).filter(|&column| self.owner[column] > 0);
        let pairs = seated.map(|column| (self.owner[column] - 1, column - 1));
        let mut pairs: Vec<_> = pairs.filter(|&(row, column)| self.weights[row][column] > 0).collect();
        pairs.sort_unstable();
        pairs
    }

    /// Finds a column for a row, moving others along the cheapest chain.
    fn seat(&mut self, row: usize) {
        let width = self.owner.len();
        let (mut least, mut used, mut way) = (vec![None; width], vec![false; width], vec![0; width]);
        self.owner[0] = row;
        let mut column = 0;
        while self.owner[column] != 0 {
            used[column] = true;
            self.reach(column, &used, &mut least, &mut way);
            column = self.step(&used, &mut least);
        }
        while column != 0 {
            self.owner[column] = self.owner[way[column]];
            column = way[column];
        }
    }

    /// Notes what it would cost to go on from a column.
    fn reach(&self, from: usize, used: &[bool], least: &mut [Option<i64>], way: &mut [usize]) {
        let row = self.owner[from];
        for column in (1..used.len()).filter(|&column| !used[column]) {
            let cost = -self.weights[row - 1][column - 1] - self.rows[row] - self.columns[column];
            if least[column].is_none_or(|known| cost < known) {
                least[column] = Some(cost);
                way[column] = from;
            }
        }
    }

    /// Goes to the cheapest free column and moves the potentials by its cost.
    fn step(&mut self, used: &[bool], least: &mut [Option<i64>]) -> usize {
        let open = (1..used.len()).filter(|&column| !used[column]);
        let cheapest = open.filter_map(|column| Some((least[column]?, column))).min();
        let (delta, next) = cheapest.unwrap_or((0, 0));
        for column in 0..used.len() {
            if used[column] {
                self.rows[self.owner[column]] += delta;
                self.columns[column] -= delta;
            } else if let Some(cost) = &mut least[column] {
                *cost -= delta;
            }
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The highest sum over all ways to give rows columns.
    fn best(weights: &[Vec<i64>], used: &mut Vec<bool>) -> i64 {
        let Some((row, rest)) = weights.split_first() else { return 0 };
        let mut most = best(rest, used);
        for column in 0..row.len() {
            if !used[column] {
                used[column] = true;
                most = most.max(row[column] + best(rest, used));
                used[column] = false;
            }
        }
        most
    }

    proptest! {
        #[test]
        fn no_other_assignment_weighs_more(
            (weights, width) in (1_usize..6).prop_flat_map(|width| {
                let cell = prop_oneof![Just(0_i64), 1_i64..30];
                (prop::collection::vec(prop::collection::vec(cell, width), 1..6), Just(width))
            })
        ) {
            let pairs = assignment(&weights);
            let distinct = |side: fn(&(usize, usize)) -> usize| {
                pairs.iter().map(side).collect::<std::collections::BTreeSet<_>>().len() == pairs.len()
            };
            prop_assert!(distinct(|pair| pair.0) && distinct(|pair| pair.1));
            let sum: i64 = pairs.iter().map(|&(row, column)| weights[row][column]).sum();
            prop_assert_eq!(sum, best(&weights, &mut vec![false; width]));
        }
    }

    #[test]
    fn nothing_to_assign() {
        assert_eq!(assignment(&[]), []);
        assert_eq!(assignment(&[vec![], vec![]]), []);
        assert_eq!(assignment(&[vec![0], vec![0]]), []);
    }
}
