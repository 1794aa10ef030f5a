//! The pairs of the gold with their evidence, for fitting the weights (docs/decisions/0007-stories.md).

use super::evidence::evidence;
use super::keys::REACH;
use super::{Telling, gold, words};

/// Prints a line a pair that is compared at all: the stories of both, their articles and ids, the evidence.
#[test]
#[ignore = "prints what the weights are fitted on"]
#[allow(clippy::print_stdout, reason = "that is what it is for")]
fn pairs() {
    let path = std::env::var("GRIOT_PAIRS").unwrap();
    let told = gold::read(&std::fs::read_to_string(path).unwrap());
    let tellings: Vec<Telling> = told.iter().map(|told| Telling::of(&told.event, &told.text)).collect();
    for (b, two) in told.iter().enumerate() {
        for (a, one) in told[..b].iter().enumerate() {
            let near = (tellings[a].day() - tellings[b].day()).abs() <= REACH;
            let met = near && words::shared(&tellings[a].keys(), &tellings[b].keys()) > 0;
            if met || one.story == two.story {
                let numbers = evidence(&tellings[a], &tellings[b]).map(|number| format!("{number:.4}")).join("\t");
                println!("pair\t{}\t{}\t{}\t{}\t{met}\t{numbers}", one.story, two.story, one.event.id, two.event.id);
            }
        }
    }
}
