// Everything the page says, in French.
import * as codes from "./codes/fr";
import type { Messages } from "./en";

export const fr: Messages = {
  codes,
  skip: "Aller au contenu",
  tagline: "Qui a fait quoi à qui, quand, où, selon qui",
  views: {
    timeline: "Chronologie", map: "Carte", dyads: "Qui à qui", list: "Liste", stories: "Affaires", article: "Article", story: "Affaire",
    read: "Lire", review: "Relecture",
  },
  quads: ["Coopération verbale", "Coopération matérielle", "Conflit verbal", "Conflit matériel"],
  quad: "Classe",
  fields: {
    event: "Type", type: "Type", mode: "Mode", status: "Statut", actor: "Acteur", recipient: "Destinataire", date: "Date", place: "Lieu",
    source: "Source", dead: "Morts", injured: "Blessés", contexts: "Contextes",
  },
  kinds: { trigger: "acte", actor: "acteur", recipient: "destinataire", date: "date", place: "lieu", source: "source", toll: "bilan" },
  verdicts: { none: "non relu", accepted: "accepté", corrected: "corrigé", rejected: "rejeté" },
  languages: { fr: "français", en: "anglais" },
  filter: {
    bar: "Filtres", active: "Filtres actifs", clear: "Tout effacer", remove: "Retirer le filtre : {0}", more: "Plus", find: "Chercher dans cette liste",
    apply: "Appliquer", search: "Mots de l’article", since: "Du", until: "Au", type: "Type", quad: "Classe", country: "Pays",
    status: "Statut", actor: "Acteur", recipient: "Destinataire", source: "Source", actor_country: "Pays de l’acteur",
    recipient_country: "Pays du destinataire", lang: "Langue", min_confidence: "Confiance d’au moins", text: "Texte", article: "Article",
    story: "Affaire", box: "Zone", review: "Relecture", stories: "Un événement par affaire", tellings: "Récits au moins", several: "Racontés plusieurs fois seulement", period: "Jours", whole: "Tous les jours",
    last: "{0} derniers jours", byName: "Nom ou mots", suggestions: "Les plus fréquents",
  },
  count: { event: "événement", events: "événements", article: "article", articles: "articles", story: "affaire", stories: "affaires", telling: "récit", tellings: "récits", dead: "morts", injured: "blessés" },
  state: {
    loading: "Chargement", empty: "Aucun événement ne répond à ces filtres.", emptyHelp: "Élargissez les jours, retirez un filtre ou effacez-les tous.",
    retry: "Réessayer", unreachable: "Le serveur ne répond pas.", unreachableHelp: "Vérifiez que `griot serve` tourne, puis réessayez.",
    readOnly: "Cette base est servie en lecture seule.", none: "aucun", emptyStore: "Cette base ne contient encore aucun événement.",
    emptyStoreHelp: "Ajoutez des articles avec : griot code articles.jsonl --store DB",
  },
  setting: { language: "Langue", theme: "Couleurs", auto: "Système", light: "Clair", dark: "Sombre" },
  table: { show: "Afficher en tableau", rows: "{0} premières lignes sur {1}", count: "Événements", score: "Score moyen" },
  timeline: {
    title: "Événements dans le temps", by: "Pas", day: "Jour", week: "Semaine", month: "Mois", stack: "Empiler par", quad: "Classe", type: "Type",
    score: "Score moyen conflit–coopération", scoreHelp: "De −10, conflit, à 10, coopération ; plus le point est gros, plus d’événements le fondent.",
    dead: "Morts annoncés", brush: "Glissez sur le graphique pour choisir des jours ; ou au clavier : flèches avec Maj, puis Entrée.", cooperation: "coopération", conflict: "conflit",
    outside: "{0} événements avant et {1} après, très éloignés, ne sont pas tracés.", whole: "Tracer toute la période", core: "Ne tracer que là où sont presque tous les événements",
    deadHelp: "Selon chaque article : ce que plusieurs articles rapportent compte plusieurs fois, sauf avec un événement par affaire.",
  },
  map: {
    title: "Événements sur la carte", exact: "lieu indiqué", vague: "région ou pays seulement : point à son centre", mixed: "en partie exact, en partie vague",
    unplaced: "{0} événements n’ont pas de point et ne sont pas sur la carte.", here: "Filtrer sur la zone affichée", spot: "Filtrer sur ce lieu",
    list: "Liste", close: "Fermer", several: "{0} lieux", zoomIn: "Zoomer", deadHere: "avec des morts annoncés", size: "Taille : nombre d’événements",
    precision: "Précision",
  },
  dyads: {
    title: "Qui agit envers qui", by: "Parties", country: "Pays", party: "Acteurs", shape: "Afficher en", matrix: "Matrice", network: "Réseau",
    help: "Nombre : événements. Couleur : score moyen. Choisissez une case pour ses événements.", total: "{0} paires en tout, les plus fréquentes affichées",
    networkHelp: "Les flèches vont de l’acteur au destinataire ; épaisseur : événements ; couleur : score moyen. Choisissez une partie ou une flèche pour ses événements.",
  },
  list: { title: "Événements", order: "Ordre", latest: "Récents d’abord", earliest: "Anciens d’abord", surest: "Plus sûrs d’abord", unsure: "Moins sûrs d’abord", help: "Les flèches déplacent, Entrée ouvre.", day: "Jour", confidence: "Sûreté" },
  article: {
    title: "Article", published: "Publié le", original: "Page d’origine", words: "Couleurs des indices", why: "Pourquoi",
    tellings: "Autres récits de cette affaire", none: "Aucun événement n’a été trouvé dans cet article.", score: "Score", confidence: "Confiance",
    review: "Relire cet événement", fromDateline: "d’après la mention d’origine", noSource: "l’article lui-même", undated: "sans date",
    all: "Tous les événements de cet article",
  },
  story: {
    told: "Ce qui est dit, et si les récits concordent", agreed: "concordant", differs: "divergent", one: "dit une fois", tolls: "Bilan au fil des récits, par jour de publication",
    tellings: "Tous les récits", lead: "représente l’affaire", open: "Ouvrir l’article", filter: "Filtrer sur cette affaire", highlight: "Montrer qui le dit", none: "Cette affaire n’a qu’un récit.", noToll: "Aucun bilan n’est donné.", lasts: "Publié",
  },
  stories: { title: "Affaires", help: "Ce que plusieurs articles disent d’un même événement, réuni.", previous: "Page précédente", next: "Page suivante", toll: "dernier bilan", page: "{0}–{1} sur {2}" },
  read: {
    title: "Lire un article", help: "L’article est codé sur ce serveur et n’est gardé nulle part.", text: "Texte de l’article", headline: "Titre (s’il n’est pas dans le texte)",
    published: "Jour de publication", lang: "Langue", auto: "Détecter", file: "Choisir un fichier", drop: "ou déposez ici un fichier texte ou HTML", code: "Coder",
    coding: "Codage…", off: "Ce serveur ne code pas d’articles.", again: "Un autre article", result: "{0} événements trouvés",
  },
  review: {
    title: "Relecture", left: "{0} non relus dans cette sélection", name: "Votre nom", nameHelp: "gardé dans ce navigateur, enregistré avec chaque relecture", accept: "Accepter", reject: "Rejeter", correct: "Corriger",
    next: "Suivant", previous: "Précédent", undo: "Annuler la relecture", save: "Enregistrer la correction", cancel: "Abandonner", saved: "Enregistré : {0}", taken: "Relecture annulée", done: "Tous les événements de cette sélection sont relus.",
    again: "Revoir ceux qui sont", gold: "Télécharger la référence", goldHelp: "les articles dont chaque événement est relu", note: "Note", fromText: "Prendre les mots choisis dans le texte", sector: "Secteurs",
    removeParty: "Retirer {0}", at: "{0} sur {1}", country: "Pays (trois lettres)", name_place: "Nom", from: "Premier jour", to: "Dernier jour", number: "Nombre, vide si aucun n’est donné",
    keyHelp: "A accepter · R rejeter · E corriger · 1–9, 0 un champ · J suivant · K précédent · U annuler · Échap abandonner", select: "Choisissez d’abord des mots dans le texte.",
  },
  download: { title: "Télécharger", selection: "{0} événements de la sélection", names: "Noms de personnes privées", public: "masqués", all: "gardés", allHelp: "Seulement pour un usage qui permet les données personnelles.", busy: "Préparation…" },
};
