import type { Messages } from "./en";

export const fr: Messages = {
  title: "Griot",
  tagline: "qui a fait quoi à qui, et qui le dit",
  skip: "Aller au contenu",
  views: {
    timeline: "Chronologie", map: "Carte", dyads: "Qui à qui", list: "Liste", stories: "Faits", article: "Article",
    story: "Fait", read: "Lire", review: "Relire",
  },
  quads: ["Coopération verbale", "Coopération matérielle", "Conflit verbal", "Conflit matériel"],
  types: {
    AGREE: "Accord, promesse", CONSULT: "Rencontre, visite", SUPPORT: "Soutien", CONCEDE: "Concession",
    COOPERATE: "Coopération", AID: "Aide", RETREAT: "Retrait, libération", REQUEST: "Demande", ACCUSE: "Accusation",
    REJECT: "Refus", THREATEN: "Menace", PROTEST: "Protestation", SANCTION: "Sanction", MOBILIZE: "Mobilisation",
    COERCE: "Contrainte, arrestation", ASSAULT: "Attaque",
  },
  statuses: {
    actual: "a eu lieu", historical: "passé lointain", future: "prévu", hypothetical: "craint ou possible",
    negated: "démenti",
  },
  kinds: {
    trigger: "acte", actor: "acteur", recipient: "destinataire", date: "date", place: "lieu", source: "source", toll: "bilan",
  },
  fields: {
    event: "Type", type: "Type", mode: "Mode", status: "Statut", actor: "Acteur", recipient: "Destinataire", date: "Date",
    place: "Lieu", source: "Source", dead: "Morts", injured: "Blessés", contexts: "Contextes",
  },
  filters: {
    since: "Du", until: "Au", type: "Type", quad: "Classe", country: "Pays", status: "Statut", actor: "Acteur",
    recipient: "Destinataire", source: "Source", actor_country: "Pays de l’acteur", recipient_country: "Pays du destinataire",
    lang: "Langue", min_confidence: "Confiance dès", text: "Mots de l’article", article: "Article", story: "Fait",
    box: "Zone", review: "Relecture", stories: "Un événement par fait",
  },
  filter: "Filtrer", more: "Plus de filtres", clear: "Tout effacer", remove: "Retirer", all: "tous",
  events: "événements", articles: "articles", tellings: "récits", event: "événement", loading: "Chargement…",
  nothing: "Rien ici avec ces filtres.", retry: "Réessayer",
  download: "Télécharger", names: "Noms de personnes privées", namesPublic: "masqués", namesAll: "gardés",
  language: "Langue", theme: "Couleurs", themes: { auto: "du système", light: "claires", dark: "sombres" },
  byDay: "par jour", byWeek: "par semaine", byMonth: "par mois", stackBy: "Empiler par", stackQuad: "classe", stackType: "type",
  meanScore: "Score moyen (−10 conflit … 10 coopération)", brushHint: "Glissez sur le graphique pour choisir des jours.",
  asTable: "En tableau", day: "Jour", type: "Type", count: "Événements", score: "Score moyen", dead: "Morts", injured: "Blessés",
  unplaced: "sans point sur la carte", exactPoint: "au lieu indiqué", vaguePoint: "centre d’une région ou d’un pays : pas le lieu des faits",
  listThese: "Lister ces événements", country: "Pays", party: "Partie", matrix: "Matrice", network: "Réseau",
  actor: "Acteur", recipient: "Destinataire", place: "Lieu", status: "Statut", source: "Source", confidence: "Confiance",
  published: "publié le", why: "Pourquoi", openStory: "Autres récits", openArticle: "Lire l’article", original: "Page d’origine",
  noEvents: "Aucun événement trouvé dans cet article.", evidence: "Indices",
  agreed: "concordant", disagreed: "divergent", tolls: "Bilan au fil des récits", told: "Ce qui est dit",
  paste: "Collez un article, ou déposez ici un fichier texte ou HTML", titleField: "Titre (s’il n’est pas la première ligne)",
  code: "Coder", coding: "Codage…", cannotCode: "Ce serveur ne code pas d’articles.",
  reviewer: "Votre nom", accept: "Accepter (A)", reject: "Rejeter (R)", correct: "Corriger", next: "Suivant (J)", previous: "Précédent (K)",
  save: "Enregistrer", cancel: "Annuler", saved: "Enregistré", left: "à relire", reviewDone: "Tous les événements de ces filtres sont relus.",
  readOnly: "Cette base est ouverte en lecture seule.", gold: "Télécharger la référence", note: "Note", undo: "Reprendre (U)",
  reviewKeys: "Touches : A accepter, R rejeter, 1–9 corriger un champ, J suivant, K précédent, U reprendre",
  fromSelection: "D’après les mots choisis dans le texte", none: "aucun", verdicts: {
    none: "pas encore", accepted: "accepté", corrected: "corrigé", rejected: "rejeté",
  },
  rows: "lignes", storeHolds: "dans la base",
};
