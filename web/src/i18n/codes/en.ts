// The codebook's words in English.

export const types = {
  AGREE: "Agreement, promise", CONSULT: "Meeting, visit", SUPPORT: "Support", CONCEDE: "Concession", COOPERATE: "Cooperation", AID: "Aid",
  RETREAT: "Withdrawal, release", REQUEST: "Demand", ACCUSE: "Accusation", REJECT: "Refusal", THREATEN: "Threat", PROTEST: "Protest",
  SANCTION: "Sanction", MOBILIZE: "Mobilisation", COERCE: "Coercion, arrest", ASSAULT: "Armed attack",
};

export const statuses = {
  actual: "happened", historical: "long past", future: "planned", hypothetical: "feared, possible", negated: "denied",
};

export const sectors = {
  GOV: "government", MIL: "armed forces", COP: "police", JUD: "justice", LEG: "parliament", PTY: "party", OPP: "opposition", REB: "rebels",
  PRM: "paramilitaries", SPY: "intelligence", UAF: "unidentified armed group", UNK: "unknown", CVL: "civilians", ELI: "elites, former officials",
  BUS: "business", CRM: "criminals", AGR: "farming", LAB: "labour", EDU: "education", JRN: "press", MED: "health", REL: "religion",
  REF: "refugees", SOC: "social movements", PRE: "president-elect",
};

export const bodies = {
  UNO: "United Nations", EUR: "European Union", IGO: "Intergovernmental body", NGO: "NGO", ISM: "Social movement",
  MNC: "Multinational company", IMG: "Transnational armed group",
};

export const modes = {
  visit: "visit", "third-party": "mediation", multilateral: "multilateral meeting", phone: "by telephone", withdraw: "withdrawal",
  release: "release", disarm: "disarmament", ceasefire: "ceasefire", access: "access granted", resign: "resignation", assist: "assistance asked",
  change: "change asked", yield: "yielding asked", meet: "meeting asked", disapprove: "disapproval", investigate: "investigation",
  allege: "allegation", restrict: "restriction", arrest: "arrest", relations: "relations cut", expel: "expulsion", territory: "territory",
  violence: "violence", demo: "demonstration", riot: "riot", strike: "strike", hunger: "hunger strike", boycott: "boycott",
  obstruct: "blockade", vandalize: "vandalism", convict: "conviction", discontinue: "discontinued", troops: "troops", weapons: "weapons",
  police: "police", militia: "militia", seize: "seizure", censor: "censorship", curfew: "curfew", "martial-law": "martial law",
  deport: "deportation", withhold: "withholding", misinformation: "misinformation", cyber: "cyber attack", abduct: "abduction",
  beat: "beating", torture: "torture", sexual: "sexual violence", targeted: "targeted killing", destroy: "destruction",
  primitive: "hand weapons", firearms: "firearms", explosives: "explosives", "suicide-attack": "suicide attack", aerial: "air strike",
  drone: "drone", "heavy-weapons": "heavy weapons", "crowd-control": "crowd control", unconventional: "unconventional weapons",
};

export const contexts = {
  military: "military", intelligence: "intelligence", executive: "executive", legislative: "legislature", election: "election",
  political_institutions: "institutions", pro_democracy: "for democracy", pro_autocracy: "for autocracy", economic: "economy", legal: "law",
  reparations: "reparations", human_rights: "human rights", rights_freedoms: "freedoms", repression: "repression",
  human_security: "human security", gender: "gender", lgbt: "LGBT", religion_ethnicity: "religion, ethnicity", inequality: "inequality",
  diplomatic: "diplomacy", territory: "territory", peacekeeping: "peacekeeping", health: "health", asylum: "asylum", migration: "migration",
  disasters: "disasters", natural_resource: "natural resources", environment: "environment", technology: "technology",
  terrorism: "terrorism", cbrn: "CBRN weapons", cyber: "cyberspace", misinformation: "misinformation", crime: "crime",
  corruption: "corruption", illegal_drugs: "drugs", trafficking: "trafficking",
};

export const precisions = {
  exact: "the place itself", place: "near this place", admin1: "somewhere in the region", country: "somewhere in the country",
  none: "no point known",
};
