"""What people and programs write into cells, by language: missing codes, yes and no, truth values, errors, doubts.

All of it is understood whatever the language of the workbook, so a way of writing stands here only if it means one
thing in each of these languages. Left out because it does not: NR, NS, ND, NC, SO, NS/NC, k. A. and keine Angabe (not
known, or not told), no answer, and trifft nicht zu (not applicable, or "I disagree").
"""

from collections.abc import Iterator, Mapping
from unicodedata import combining, normalize

from coprod.instrument.scales import Missing
from coprod.workbook.spelling import spelt

MISSING: Mapping[Missing, Mapping[str, str]] = {
    Missing.NOT_APPLICABLE: {
        "any": "NA, N/A, n.a., n. a., -, \u2010, \u2011, \u2012, \u2013, \u2014, \u2015, \u2212",
        "en": "not applicable, not relevant, does not apply, doesn't apply",
        "de": "nicht zutreffend, nicht anwendbar, nicht relevant, entfällt",
        "fr": "non applicable, non pertinent, sans objet, s.o., s/o, ne s'applique pas",
        "es": "no aplicable, no aplica, no se aplica, no procede",
        "it": "non applicabile, non pertinente, non si applica",
        "nl": "niet van toepassing, n.v.t., nvt, niet relevant",
        "pt": "não aplicável, não se aplica",
        "pl": "nie dotyczy",
        "fi": "ei sovellu, ei koske meitä",
        "sv": "ej tillämpligt, inte tillämpligt, ej relevant, inte relevant, ej aktuellt",
        "da": "ikke relevant",
        "nb": "ikke aktuelt, ikke relevant",
        "cs": "netýká se, nerelevantní",
        "el": "δεν ισχύει, δεν εφαρμόζεται",
    },
    Missing.DONT_KNOW: {
        "any": "DK, D/K, ?, \u061f",
        "en": "don't know, dont know, do not know, I don't know, I do not know",
        "de": "weiß nicht, ich weiß nicht, weiß ich nicht, ich weiß es nicht",
        "fr": "ne sait pas, ne sais pas, je ne sais pas, NSP",
        "es": "no sabe, no sé, no lo sé",
        "it": "non so, non sa, non lo so",
        "nl": "weet niet, weet ik niet, weet het niet, ik weet het niet",
        "pt": "não sei, não sabe",
        "pl": "nie wiem",
        "fi": "en tiedä, en osaa sanoa, EOS",
        "sv": "vet ej, vet inte, jag vet inte",
        "da": "ved ikke, jeg ved ikke, det ved jeg ikke",
        "nb": "vet ikke, jeg vet ikke",
        "cs": "nevím",
        "el": "δεν γνωρίζω, δεν ξέρω",
    },
    Missing.REFUSED: {
        "any": "PNS",
        "en": "prefer not to say, I prefer not to say, prefer not to answer, rather not say, refused,"
        " declined to answer",
        "de": "möchte ich nicht sagen, möchte nicht antworten, verweigert, Antwort verweigert",
        "fr": "préfère ne pas répondre, je préfère ne pas répondre, ne souhaite pas répondre, refus de répondre",
        "es": "prefiero no contestar, prefiere no contestar, prefiero no responder, prefiero no decirlo",
        "it": "preferisco non rispondere, preferisce non rispondere, preferisco non dirlo",
        "nl": "wil ik niet zeggen, wil niet zeggen, zeg ik liever niet, liever niet zeggen",
        "pt": "prefiro não responder, prefere não responder, prefiro não dizer",
        "pl": "odmowa odpowiedzi, odmawiam odpowiedzi, wolę nie odpowiadać",
        "fi": "en halua vastata, en halua sanoa, en halua kertoa",
        "sv": "vill ej svara, vill inte svara, vill inte säga, vill inte uppge",
        "da": "ønsker ikke at svare, vil ikke svare",
        "nb": "ønsker ikke å svare, vil ikke svare",
        "cs": "nechci odpovědět, nechci odpovídat",
        "el": "προτιμώ να μην απαντήσω, δεν επιθυμώ να απαντήσω",
    },
}
"""Ways of writing the missing codes, beside the codes and labels of the instrument itself."""

YES_NO: Mapping[bool, Mapping[str, str]] = {
    True: {
        **{"en": "yes, y", "de": "ja", "fr": "oui", "es": "sí", "it": "sì", "nl": "ja", "pt": "sim", "pl": "tak"},
        **{"fi": "kyllä", "sv": "ja", "da": "ja", "nb": "ja", "cs": "ano", "el": "ναι"},
    },
    False: {
        **{"en": "no, n", "de": "nein", "fr": "non", "es": "no", "it": "no", "nl": "nee", "pt": "não", "pl": "nie"},
        **{"fi": "ei", "sv": "nej", "da": "nej", "nb": "nei", "cs": "ne", "el": "όχι"},
    },
}

TRUTH: Mapping[bool, Mapping[str, str]] = {
    True: {
        **{"en": "true", "de": "wahr", "fr": "vrai", "es": "verdadero", "it": "vero", "nl": "waar"},
        **{"pt": "verdadeiro", "pl": "prawda", "fi": "tosi", "sv": "sant", "da": "sand", "nb": "sann", "cs": "pravda"},
    },
    False: {
        **{"en": "false", "de": "falsch", "fr": "faux", "es": "falso", "it": "falso", "nl": "onwaar"},
        **{"pt": "falso", "pl": "fałsz", "fi": "epätosi", "sv": "falskt", "da": "falsk", "nb": "usann"},
        **{"cs": "nepravda"},
    },
}
"""What programs show for a truth value: a yes or no, never a rating."""

ERRORS: Mapping[str, str] = {
    "en": "#N/A #DIV/0! #REF! #NAME? #NULL! #NUM! #VALUE! #SPILL! #CALC! #GETTING_DATA #FIELD! #BLOCKED! #BUSY!"
    " #CONNECT! #EXTERNAL! #PYTHON! #TIMEOUT! #UNKNOWN! #ERROR! #CIRCREF!",
    "de": "#NV #BEZUG! #ZAHL! #WERT! #ÜBERLAUF! #KALK! #FELD!",
    "fr": "#NOM? #NUL! #NOMBRE! #VALEUR! #PROPAGATION! #EPARS!",
    "es": "#N/D #¡DIV/0! #¡REF! #¿NOMBRE? #¡NULO! #¡NUM! #¡VALOR! #¡DESBORDAMIENTO! #¡CALC! #VALOR! #NOMBRE?",
    "it": "#N/D #RIF! #NOME? #NULLO! #VALORE! #ESPANSIONE!",
    "nl": "#N/B #DEEL/0! #VERW! #NAAM? #LEEG! #GETAL! #WAARDE! #OVERLOOP!",
    "pt": "#N/D #NOME? #NULO! #VALOR! #DESPEJAR!",
    "pl": "#N/D! #DZIEL/0! #ADR! #NAZWA? #ZERO! #LICZBA! #ARG!",
    "fi": "#PUUTTUU! #JAKO/0! #VIITTAUS! #NIMI? #TYHJÄ! #LUKU! #ARVO!",
    "sv": "#SAKNAS! #DIVISION/0! #REFERENS! #NAMN? #SKÄRNING! #OGILTIGT! #VÄRDEFEL!",
    "da": "#I/T #REFERENCE! #NAVN? #NUL! #VÆRDI!",
    "nb": "#I/T #NAVN? #VERDI!",
    "cs": "#NENÍ_K_DISPOZICI #DĚLENÍ_NULOU! #ODKAZ! #NÁZEV? #ČÍSLO! #HODNOTA!",
    "el": "#Δ/Υ #ΔΙΑΙΡ/0! #ΑΝΑΦ! #ΟΝΟΜΑ? #ΚΕΝΟ! #ΑΡΙΘ! #ΤΙΜΗ!",
}

HEDGES: Mapping[str, str] = {
    "en": "or and but not no nor never maybe perhaps possibly probably sometimes almost nearly about around half to"
    " until between plus minus unsure sure depends if less more than",
    "de": "oder und aber nicht kein keine nie vielleicht eventuell evtl manchmal fast etwa circa halb bis unsicher"
    " weniger mehr als",
    "fr": "ou et mais pas non jamais peut-être parfois presque environ demi moins plus que",
    "es": "o u y pero no nunca quizá quizás tal vez casi medio hasta menos más que",
    "it": "o e ma non mai forse talvolta quasi mezzo fino meno più",
    "nl": "of en maar niet geen nooit misschien soms bijna ongeveer half tot minder meer dan",
    "pt": "ou mas não nunca talvez às vezes quase meio até menos mais",
    "pl": "lub albo ale nie nigdy może czasem prawie około pół do mniej więcej",
    "fi": "tai ja mutta ei ehkä joskus melkein noin puoli",
    "sv": "eller och men inte ej aldrig kanske ibland nästan ungefär halv till mindre mer än",
    "da": "eller og men ikke aldrig måske næsten cirka halv til mindre mere end",
    "nb": "eller og men ikke aldri kanskje nesten omtrent halv til mindre mer enn",
    "cs": "nebo ale ne nikdy možná někdy skoro asi půl až méně více než",
    "el": "ή και αλλά δεν όχι ποτέ ίσως σχεδόν περίπου μισό έως",
}
"""Words that make a number beside them uncertain."""

LOW: Mapping[str, str] = {
    "en": "low lower lowest weak poor bad little least none nothing",
    "de": "niedrig gering schwach schlecht wenig nichts",
    "fr": "faible bas basse mauvais peu rien",
    "es": "bajo baja débil malo mala poco poca nada",
    "it": "basso bassa debole scarso poco poca nulla",
    "nl": "laag zwak slecht weinig niets",
    "pt": "baixo baixa fraco fraca mau pouco pouca nada",
    "pl": "niski niska słaby słabe mało nic",
    "fi": "matala heikko huono vähän",
    "sv": "låg lågt svag dålig lite inget",
    "da": "lav lavt svag dårlig lidt intet",
    "nb": "lav lavt svak dårlig lite ingenting",
    "cs": "nízký nízká slabý málo nic",
    "el": "χαμηλό χαμηλή λίγο τίποτα",
}
HIGH: Mapping[str, str] = {
    "en": "high higher highest strong good great best excellent much most",
    "de": "hoch stark gut viel ausgezeichnet",
    "fr": "élevé élevée haut haute fort forte bon bonne beaucoup",
    "es": "alto alta fuerte bueno buena mucho mucha",
    "it": "alto alta forte buono buona",
    "nl": "hoog sterk goed veel",
    "pt": "alto alta forte bom boa",
    "pl": "wysoki wysoka silny dobry dobrze",
    "fi": "korkea vahva hyvä paljon",
    "sv": "hög högt stark bra",
    "da": "høj højt stærk god",
    "nb": "høy høyt sterk god",
    "cs": "vysoký vysoká silný dobrý",
    "el": "υψηλό υψηλή",
}
"""Words for one half of a scale: beside a number of the other half they contradict it."""


def _every(table: Mapping[str, str], between: str | None = None) -> Iterator[str]:
    """Yield each way of writing of a table, plainly spelt, and the same without its accents."""
    for words in table.values():
        for one in words.split(between):
            yield spelt(one)
            yield normalize("NFC", "".join(sign for sign in normalize("NFD", spelt(one)) if not combining(sign)))


MEANT: Mapping[str, Missing | bool] = {
    one: value for table in (MISSING, YES_NO, TRUTH) for value, words in table.items() for one in _every(words, ", ")
}
TRUTHS = frozenset(one for words in TRUTH.values() for one in _every(words))
FAULTS = frozenset(_every(ERRORS))
HEDGING, LOWER, HIGHER = (frozenset(_every(words)) for words in (HEDGES, LOW, HIGH))
