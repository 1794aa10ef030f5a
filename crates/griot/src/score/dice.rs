//! The random numbers of Python's `random.Random(seed)`: a Mersenne Twister (MT19937), so that intervals can be
//! compared with those of a scorer in Python.

const WORDS: usize = 624;
const MIDDLE: usize = 397;

/// A Mersenne Twister; the same seed gives the same throws for ever.
pub(super) struct Dice {
    words: [u32; WORDS],
    next: usize,
}

impl Dice {
    /// Seeded with the 32-bit digits of a whole number, lowest first, as `init_by_array` of MT19937 says.
    pub(super) fn new(seed: u64) -> Self {
        let (low, high) = (seed as u32, (seed >> 32) as u32);
        let key = if high == 0 { &[low][..] } else { &[low, high] };
        let mut words = sown(19_650_218);
        for step in 0..WORDS {
            let (at, digit) = (step % (WORDS - 1) + 1, step % key.len());
            let mixed = words[at] ^ stirred(words[at - 1]).wrapping_mul(1_664_525);
            put(&mut words, at, mixed.wrapping_add(key[digit]).wrapping_add(digit as u32));
        }
        for step in WORDS..2 * WORDS - 1 {
            let at = step % (WORDS - 1) + 1;
            let mixed = words[at] ^ stirred(words[at - 1]).wrapping_mul(1_566_083_941);
            put(&mut words, at, mixed.wrapping_sub(at as u32));
        }
        words[0] = 0x8000_0000;
        Self { words, next: WORDS }
    }

    /// A number from 0 to below `sides`, as `random.choices` draws an index.
    pub(super) fn throw(&mut self, sides: usize) -> usize {
        (self.unit() * sides as f64) as usize
    }

    /// A number from 0 to below 1 with 53 bits.
    fn unit(&mut self) -> f64 {
        let (high, low) = (self.word() >> 5, self.word() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
    }

    fn word(&mut self) -> u32 {
        if self.next == WORDS {
            self.turn();
        }
        let mut word = self.words[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    fn turn(&mut self) {
        for at in 0..WORDS {
            let joined = (self.words[at] & 0x8000_0000) | (self.words[(at + 1) % WORDS] & 0x7fff_ffff);
            let twist = if joined & 1 == 0 { 0 } else { 0x9908_b0df };
            self.words[at] = self.words[(at + MIDDLE) % WORDS] ^ (joined >> 1) ^ twist;
        }
        self.next = 0;
    }
}

/// The words that grow from one number.
fn sown(seed: u32) -> [u32; WORDS] {
    let mut words = [seed; WORDS];
    for at in 1..WORDS {
        words[at] = stirred(words[at - 1]).wrapping_mul(1_812_433_253).wrapping_add(at as u32);
    }
    words
}

fn stirred(word: u32) -> u32 {
    word ^ (word >> 30)
}

/// Sets a word; the first word follows the last, so that mixing can go round.
fn put(words: &mut [u32; WORDS], at: usize, word: u32) {
    words[at] = word;
    if at == WORDS - 1 {
        words[0] = word;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Recorded from Python: `r = random.Random(seed); [r.random() for _ in range(3)]`, and the thousandth after.
    #[test]
    fn the_throws_are_pythons() {
        for (seed, first, thousandth) in RECORDED {
            let mut dice = Dice::new(seed);
            let bits = [dice.unit(), dice.unit(), dice.unit()].map(f64::to_bits);
            assert_eq!(bits, first.map(f64::to_bits), "seed {seed}");
            let later = (3..1000).map(|_| dice.unit()).last().unwrap();
            assert_eq!(later.to_bits(), thousandth.to_bits(), "seed {seed}");
        }
    }

    #[test]
    fn choices_draws_the_same_indices() {
        let mut dice = Dice::new(1);
        assert_eq!((0..12).map(|_| dice.throw(7)).collect::<Vec<_>>(), CHOICES);
    }

    #[allow(clippy::unreadable_literal, reason = "as Python prints them")]
    const RECORDED: [(u64, [f64; 3], f64); 4] = [
        (0, [0.8444218515250481, 0.7579544029403025, 0.420571580830845], 0.4804125346981437),
        (1, [0.13436424411240122, 0.8474337369372327, 0.763774618976614], 0.7062615472551386),
        (12345, [0.41661987254534116, 0.010169169457068361, 0.8252065092537432], 0.9766427630034175),
        (1099511627793, [0.6614192930187859, 0.24151842637090726, 0.6909905728254405], 0.9740696135169747),
    ];
    const CHOICES: [usize; 12] = [0, 5, 5, 1, 3, 3, 4, 5, 0, 0, 5, 3];
}
