//! PLOVER 2.0: event types, modes, statuses, sectors, contexts, scores.
//!
//! Closed lists, as the codebook gives them; their order here is the codebook's and the model's.

mod scale;

/// Declares a closed list of codes: an enum, its members in order, and both ways to its text.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$item:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$item])* $variant,)* }

        impl $name {
            /// Every member, in codebook order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code as it is written in data and output.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The member with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.code())
            }
        }
    };
}

codes! {
    /// What was done, in the order of the codebook's table.
    EventType {
        /// Agree, offer, promise, declare intent.
        Agree = "AGREE",
        /// Meet, visit, talk.
        Consult = "CONSULT",
        /// Praise, endorse, recognise, sign.
        Support = "SUPPORT",
        /// Give way in words.
        Concede = "CONCEDE",
        /// Mutual material acts.
        Cooperate = "COOPERATE",
        /// One-sided material help.
        Aid = "AID",
        /// Pull out, release, lay down arms.
        Retreat = "RETREAT",
        /// Ask, demand, order.
        Request = "REQUEST",
        /// Condemn, charge, investigate.
        Accuse = "ACCUSE",
        /// Refuse, veto, cancel.
        Reject = "REJECT",
        /// Warn with consequences.
        Threaten = "THREATEN",
        /// Demonstrate, strike, boycott, riot.
        Protest = "PROTEST",
        /// Reduce relations, expel, convict.
        Sanction = "SANCTION",
        /// Move forces without using them.
        Mobilize = "MOBILIZE",
        /// Arrest, ban, blockade, seize.
        Coerce = "COERCE",
        /// Physical violence.
        Assault = "ASSAULT",
    }
}

codes! {
    /// How it was done; which modes a type may have is told by [`EventType::modes`].
    Mode {
        /// `visit`.
        Visit = "visit",
        /// `third-party`.
        ThirdParty = "third-party",
        /// `multilateral`.
        Multilateral = "multilateral",
        /// `phone`.
        Phone = "phone",
        /// `withdraw`.
        Withdraw = "withdraw",
        /// `release`.
        Release = "release",
        /// `disarm`.
        Disarm = "disarm",
        /// `ceasefire`.
        Ceasefire = "ceasefire",
        /// `access`.
        Access = "access",
        /// `resign`.
        Resign = "resign",
        /// `assist`.
        Assist = "assist",
        /// `change`.
        Change = "change",
        /// `yield`.
        Yield = "yield",
        /// `meet`.
        Meet = "meet",
        /// `disapprove`.
        Disapprove = "disapprove",
        /// `investigate`.
        Investigate = "investigate",
        /// `allege`.
        Allege = "allege",
        /// `restrict`.
        Restrict = "restrict",
        /// `arrest`.
        Arrest = "arrest",
        /// `relations`.
        Relations = "relations",
        /// `expel`.
        Expel = "expel",
        /// `territory`.
        Territory = "territory",
        /// `violence`.
        Violence = "violence",
        /// `demo`.
        Demo = "demo",
        /// `riot`.
        Riot = "riot",
        /// `strike`.
        Strike = "strike",
        /// `hunger`.
        Hunger = "hunger",
        /// `boycott`.
        Boycott = "boycott",
        /// `obstruct`.
        Obstruct = "obstruct",
        /// `vandalize`.
        Vandalize = "vandalize",
        /// `convict`.
        Convict = "convict",
        /// `discontinue`.
        Discontinue = "discontinue",
        /// `troops`.
        Troops = "troops",
        /// `weapons`.
        Weapons = "weapons",
        /// `police`.
        Police = "police",
        /// `militia`.
        Militia = "militia",
        /// `seize`.
        Seize = "seize",
        /// `censor`.
        Censor = "censor",
        /// `curfew`.
        Curfew = "curfew",
        /// `martial-law`.
        MartialLaw = "martial-law",
        /// `deport`.
        Deport = "deport",
        /// `withhold`.
        Withhold = "withhold",
        /// `misinformation`.
        Misinformation = "misinformation",
        /// `cyber`.
        Cyber = "cyber",
        /// `abduct`.
        Abduct = "abduct",
        /// `beat`.
        Beat = "beat",
        /// `torture`.
        Torture = "torture",
        /// `sexual`.
        Sexual = "sexual",
        /// `targeted`.
        Targeted = "targeted",
        /// `destroy`.
        Destroy = "destroy",
        /// `primitive`.
        Primitive = "primitive",
        /// `firearms`.
        Firearms = "firearms",
        /// `explosives`.
        Explosives = "explosives",
        /// `suicide-attack`.
        SuicideAttack = "suicide-attack",
        /// `aerial`.
        Aerial = "aerial",
        /// `drone`.
        Drone = "drone",
        /// `heavy-weapons`.
        HeavyWeapons = "heavy-weapons",
        /// `crowd-control`.
        CrowdControl = "crowd-control",
        /// `unconventional`.
        Unconventional = "unconventional",
    }
}

codes! {
    /// Whether it happened.
    Status {
        /// Happened or is under way.
        Actual = "actual",
        /// Ended more than 90 days before publication, or old background.
        Historical = "historical",
        /// Announced or planned.
        Future = "future",
        /// Conditional, feared, possible.
        Hypothetical = "hypothetical",
        /// Said not to have happened.
        Negated = "negated",
    }
}

codes! {
    /// The role of a party in an event.
    Sector {
        /// Government.
        Gov = "GOV",
        /// Military.
        Mil = "MIL",
        /// Police.
        Cop = "COP",
        /// Judiciary.
        Jud = "JUD",
        /// Legislature.
        Leg = "LEG",
        /// Political party.
        Pty = "PTY",
        /// Opposition.
        Opp = "OPP",
        /// Rebels.
        Reb = "REB",
        /// Paramilitary.
        Prm = "PRM",
        /// Intelligence service.
        Spy = "SPY",
        /// Unidentified armed force.
        Uaf = "UAF",
        /// Unknown.
        Unk = "UNK",
        /// Civilians.
        Cvl = "CVL",
        /// Elites and former officials.
        Eli = "ELI",
        /// Business.
        Bus = "BUS",
        /// Criminals.
        Crm = "CRM",
        /// Agriculture.
        Agr = "AGR",
        /// Labour.
        Lab = "LAB",
        /// Education.
        Edu = "EDU",
        /// Journalists.
        Jrn = "JRN",
        /// Medical.
        Med = "MED",
        /// Religious.
        Rel = "REL",
        /// Refugees.
        Ref = "REF",
        /// Social movements.
        Soc = "SOC",
        /// President-elect.
        Pre = "PRE",
    }
}

codes! {
    /// What the event's paragraph is about.
    Context {
        /// `military`.
        Military = "military",
        /// `intelligence`.
        Intelligence = "intelligence",
        /// `executive`.
        Executive = "executive",
        /// `legislative`.
        Legislative = "legislative",
        /// `election`.
        Election = "election",
        /// `political_institutions`.
        PoliticalInstitutions = "political_institutions",
        /// `pro_democracy`.
        ProDemocracy = "pro_democracy",
        /// `pro_autocracy`.
        ProAutocracy = "pro_autocracy",
        /// `economic`.
        Economic = "economic",
        /// `legal`.
        Legal = "legal",
        /// `reparations`.
        Reparations = "reparations",
        /// `human_rights`.
        HumanRights = "human_rights",
        /// `rights_freedoms`.
        RightsFreedoms = "rights_freedoms",
        /// `repression`.
        Repression = "repression",
        /// `human_security`.
        HumanSecurity = "human_security",
        /// `gender`.
        Gender = "gender",
        /// `lgbt`.
        Lgbt = "lgbt",
        /// `religion_ethnicity`.
        ReligionEthnicity = "religion_ethnicity",
        /// `inequality`.
        Inequality = "inequality",
        /// `diplomatic`.
        Diplomatic = "diplomatic",
        /// `territory`.
        Territory = "territory",
        /// `peacekeeping`.
        Peacekeeping = "peacekeeping",
        /// `health`.
        Health = "health",
        /// `asylum`.
        Asylum = "asylum",
        /// `migration`.
        Migration = "migration",
        /// `disasters`.
        Disasters = "disasters",
        /// `natural_resource`.
        NaturalResource = "natural_resource",
        /// `environment`.
        Environment = "environment",
        /// `technology`.
        Technology = "technology",
        /// `terrorism`.
        Terrorism = "terrorism",
        /// `cbrn`.
        Cbrn = "cbrn",
        /// `cyber`.
        Cyber = "cyber",
        /// `misinformation`.
        Misinformation = "misinformation",
        /// `crime`.
        Crime = "crime",
        /// `corruption`.
        Corruption = "corruption",
        /// `illegal_drugs`.
        IllegalDrugs = "illegal_drugs",
        /// `trafficking`.
        Trafficking = "trafficking",
    }
}

/// Verbal or material, cooperation or conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quad {
    /// Quad class 1.
    VerbalCooperation = 1,
    /// Quad class 2.
    MaterialCooperation = 2,
    /// Quad class 3.
    VerbalConflict = 3,
    /// Quad class 4.
    MaterialConflict = 4,
}

impl EventType {
    /// The modes this type may have, in codebook order; empty for types without modes.
    pub const fn modes(self) -> &'static [Mode] {
        match self {
            Self::Consult => &[Mode::Visit, Mode::ThirdParty, Mode::Multilateral, Mode::Phone],
            Self::Retreat => {
                &[Mode::Withdraw, Mode::Release, Mode::Disarm, Mode::Ceasefire, Mode::Access, Mode::Resign]
            }
            Self::Request | Self::Reject => &[Mode::Assist, Mode::Change, Mode::Yield, Mode::Meet],
            Self::Accuse => &[Mode::Disapprove, Mode::Investigate, Mode::Allege],
            Self::Threaten => {
                &[Mode::Restrict, Mode::Arrest, Mode::Relations, Mode::Expel, Mode::Territory, Mode::Violence]
            }
            Self::Protest => {
                &[Mode::Demo, Mode::Riot, Mode::Strike, Mode::Hunger, Mode::Boycott, Mode::Obstruct, Mode::Vandalize]
            }
            Self::Sanction => &[Mode::Convict, Mode::Expel, Mode::Withdraw, Mode::Discontinue],
            Self::Mobilize => &[Mode::Troops, Mode::Weapons, Mode::Police, Mode::Militia],
            Self::Coerce => &[
                Mode::Seize,
                Mode::Restrict,
                Mode::Censor,
                Mode::Curfew,
                Mode::MartialLaw,
                Mode::Arrest,
                Mode::Deport,
                Mode::Withhold,
                Mode::Misinformation,
                Mode::Cyber,
            ],
            Self::Assault => &[
                Mode::Abduct,
                Mode::Beat,
                Mode::Torture,
                Mode::Sexual,
                Mode::Targeted,
                Mode::Destroy,
                Mode::Primitive,
                Mode::Firearms,
                Mode::Explosives,
                Mode::SuicideAttack,
                Mode::Aerial,
                Mode::Drone,
                Mode::HeavyWeapons,
                Mode::CrowdControl,
                Mode::Unconventional,
            ],
            _ => &[],
        }
    }

    /// The quad class of the type.
    pub const fn quad(self) -> Quad {
        match self {
            Self::Agree | Self::Consult | Self::Support | Self::Concede => Quad::VerbalCooperation,
            Self::Cooperate | Self::Aid | Self::Retreat => Quad::MaterialCooperation,
            Self::Request | Self::Accuse | Self::Reject | Self::Threaten => Quad::VerbalConflict,
            Self::Protest | Self::Sanction | Self::Mobilize | Self::Coerce | Self::Assault => Quad::MaterialConflict,
        }
    }
}
