//! The scale of conflict and cooperation, and the way back to CAMEO: `scale.tsv`, read once.

use super::{EventType, Mode};
use std::sync::LazyLock;

/// One line of the table.
struct Step {
    kind: EventType,
    mode: Option<Mode>,
    score: f64,
    cameo: &'static str,
}

static SCALE: LazyLock<Vec<Step>> = LazyLock::new(|| rows().map(|line| step(line).expect(line)).collect());

/// The lines below the heads.
fn rows() -> impl Iterator<Item = &'static str> {
    include_str!("scale.tsv").lines().filter(|line| !line.starts_with('#')).skip(1)
}

fn step(line: &'static str) -> Option<Step> {
    let mut cells = line.split('\t');
    let kind = EventType::from_code(cells.next()?)?;
    let mode = match cells.next()? {
        "-" => None,
        code => Some(Mode::from_code(code).filter(|mode| kind.modes().contains(mode))?),
    };
    Some(Step { kind, mode, score: cells.next()?.parse().ok()?, cameo: cells.next()? })
}

impl EventType {
    /// The PLOVER score, from -10 (conflict) to 10 (cooperation), of the leading mode or of the type itself.
    pub fn score(self, modes: &[Mode]) -> f64 {
        self.step(modes).map_or(0.0, |step| step.score)
    }

    /// The nearest CAMEO code of the leading mode or of the type itself.
    pub fn cameo(self, modes: &[Mode]) -> &'static str {
        self.step(modes).map_or("", |step| step.cameo)
    }

    /// Of several modes the one furthest from 0 leads, the earlier in codebook order if two are as far.
    fn step(self, modes: &[Mode]) -> Option<&'static Step> {
        let mine = || SCALE.iter().filter(|step| step.kind == self);
        let told = mine().filter(|step| step.mode.is_some_and(|mode| modes.contains(&mode)));
        told.rev().max_by(|a, b| a.score.abs().total_cmp(&b.score.abs())).or_else(|| mine().next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_and_mode_has_one_step_in_codebook_order() {
        let told: Vec<_> = SCALE.iter().map(|step| (step.kind, step.mode)).collect();
        let due = EventType::ALL.iter().flat_map(|kind| {
            std::iter::once((*kind, None)).chain(kind.modes().iter().map(|mode| (*kind, Some(*mode))))
        });
        assert_eq!(told, due.collect::<Vec<_>>());
    }

    #[test]
    fn scores_lie_on_the_scale_and_on_the_side_of_their_quad() {
        for step in SCALE.iter() {
            assert!(step.score.abs() <= 10.0);
            let conflict = step.kind.quad() >= crate::Quad::VerbalConflict;
            assert!(step.kind == EventType::Request || (step.score < 0.0) == conflict, "{}", step.kind);
            assert!(matches!(step.cameo.len(), 3 | 4) && step.cameo.bytes().all(|b| b.is_ascii_digit()));
        }
    }

    #[test]
    fn the_furthest_mode_leads() {
        assert_eq!((EventType::Consult.score(&[Mode::Visit]), EventType::Consult.cameo(&[Mode::Visit])), (4.0, "042"));
        let both = [Mode::Beat, Mode::Targeted];
        assert_eq!((EventType::Assault.score(&both), EventType::Assault.cameo(&both)), (-9.5, "186"));
        assert_eq!(EventType::Assault.cameo(&[Mode::Drone, Mode::HeavyWeapons]), "195");
        assert_eq!((EventType::Accuse.score(&[]), EventType::Accuse.cameo(&[])), (-3.0, "110"));
        let foreign = (EventType::Aid.score(&[Mode::Visit]), EventType::Aid.cameo(&[Mode::Visit]));
        assert_eq!(foreign, (10.0, "070"), "a mode of another type tells nothing");
    }
}
