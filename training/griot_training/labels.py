"""The closed lists of the codebook, in the order of crates/griot-core/src/ontology.rs.

A test of griot-reader compares `labels.json`, which export writes from these, with the Rust lists.
"""

MODES_OF = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial "
    "drone heavy-weapons crowd-control unconventional",
}
MODES_OF = {kind: modes.split() for kind, modes in MODES_OF.items()}
TYPES = list(MODES_OF)
MODES = list(dict.fromkeys(mode for modes in MODES_OF.values() for mode in modes))
STATUSES = "actual historical future hypothetical negated".split()
SECTORS = "GOV MIL COP JUD LEG PTY OPP REB PRM SPY UAF UNK CVL ELI BUS CRM AGR LAB EDU JRN MED REL REF SOC PRE".split()
NO_SECTOR = len(SECTORS)
ANCHORS = "undated news shared".split()  # the day of an event that no expression dates: none, the article's, another event's
CONTEXTS = (
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy "
    "economic legal reparations human_rights rights_freedoms repression human_security gender lgbt "
    "religion_ethnicity inequality diplomatic territory peacekeeping health asylum migration disasters "
    "natural_resource environment technology terrorism cbrn cyber misinformation crime corruption illegal_drugs "
    "trafficking"
).split()
ROLES = "actor recipient place date source dead injured".split()
TAGS = 1 + 2 * len(TYPES)  # outside, then begin and inside of each type
