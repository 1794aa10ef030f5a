// The codebook's words in French.
import type * as en from "./en";

type Same<T> = { [K in keyof T]: string };

export const types: Same<typeof en.types> = {
  AGREE: "Accord, promesse", CONSULT: "Rencontre, visite", SUPPORT: "Soutien", CONCEDE: "Concession", COOPERATE: "Coopération", AID: "Aide",
  RETREAT: "Retrait, libération", REQUEST: "Demande, exigence", ACCUSE: "Accusation, critique", REJECT: "Refus, rejet", THREATEN: "Menace",
  PROTEST: "Protestation, grève", SANCTION: "Sanction, rupture", MOBILIZE: "Mobilisation armée", COERCE: "Contrainte, arrestation",
  ASSAULT: "Agression, attaque armée",
};

export const statuses: Same<typeof en.statuses> = {
  actual: "a eu lieu", historical: "passé lointain", future: "prévu", hypothetical: "craint, possible", negated: "démenti",
};

export const sectors: Same<typeof en.sectors> = {
  GOV: "gouvernement", MIL: "armée", COP: "police", JUD: "justice", LEG: "parlement", PTY: "parti", OPP: "opposition", REB: "rebelles",
  PRM: "paramilitaires", SPY: "renseignement", UAF: "groupe armé non identifié", UNK: "inconnu", CVL: "civils", ELI: "élites, anciens responsables",
  BUS: "entreprises", CRM: "criminels", AGR: "agriculture", LAB: "travailleurs", EDU: "enseignement", JRN: "presse", MED: "santé",
  REL: "religion", REF: "réfugiés", SOC: "mouvements sociaux", PRE: "président élu",
};

export const bodies: Same<typeof en.bodies> = {
  UNO: "Nations unies", EUR: "Union européenne", IGO: "Organisation internationale", NGO: "ONG", ISM: "Mouvement social",
  MNC: "Multinationale", IMG: "Groupe armé transnational",
};

export const modes: Same<typeof en.modes> = {
  visit: "visite", "third-party": "médiation", multilateral: "réunion multilatérale", phone: "par téléphone", withdraw: "retrait",
  release: "libération", disarm: "désarmement", ceasefire: "cessez-le-feu", access: "accès accordé", resign: "démission", assist: "aide demandée",
  change: "changement demandé", yield: "concession demandée", meet: "rencontre demandée", disapprove: "désapprobation", investigate: "enquête",
  allege: "allégation", restrict: "restriction", arrest: "arrestation", relations: "relations rompues", expel: "expulsion",
  territory: "territoire", violence: "violences", demo: "manifestation", riot: "émeute", strike: "grève", hunger: "grève de la faim",
  boycott: "boycott", obstruct: "blocage", vandalize: "vandalisme", convict: "condamnation", discontinue: "interruption", troops: "troupes",
  weapons: "armes", police: "police", militia: "milice", seize: "saisie", censor: "censure", curfew: "couvre-feu",
  "martial-law": "état d’urgence", deport: "déportation", withhold: "rétention", misinformation: "désinformation", cyber: "cyberattaque",
  abduct: "enlèvement", beat: "coups", torture: "torture", sexual: "violences sexuelles", targeted: "assassinat ciblé",
  destroy: "destruction", primitive: "armes blanches", firearms: "armes à feu", explosives: "explosifs",
  "suicide-attack": "attentat-suicide", aerial: "frappe aérienne", drone: "drone", "heavy-weapons": "armes lourdes",
  "crowd-control": "maintien de l’ordre", unconventional: "armes non conventionnelles",
};

export const contexts: Same<typeof en.contexts> = {
  military: "militaire", intelligence: "renseignement", executive: "exécutif", legislative: "législatif", election: "élection",
  political_institutions: "institutions", pro_democracy: "pour la démocratie", pro_autocracy: "pour l’autocratie", economic: "économie",
  legal: "droit", reparations: "réparations", human_rights: "droits humains", rights_freedoms: "libertés", repression: "répression",
  human_security: "sécurité humaine", gender: "genre", lgbt: "LGBT", religion_ethnicity: "religion, ethnies", inequality: "inégalités",
  diplomatic: "diplomatie", territory: "territoire", peacekeeping: "maintien de la paix", health: "santé", asylum: "asile",
  migration: "migrations", disasters: "catastrophes", natural_resource: "ressources naturelles", environment: "environnement",
  technology: "technologie", terrorism: "terrorisme", cbrn: "armes NRBC", cyber: "cyberespace", misinformation: "désinformation",
  crime: "criminalité", corruption: "corruption", illegal_drugs: "drogues", trafficking: "trafics",
};

export const precisions: Same<typeof en.precisions> = {
  exact: "le lieu même", place: "près de ce lieu", admin1: "quelque part dans la région", country: "quelque part dans le pays",
  none: "aucun point connu",
};
