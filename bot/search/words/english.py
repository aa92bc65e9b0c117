"""What is known of English words: which are common everyday ones, and which are words at all.

Rarity counted over one knowledge base alone takes a word such as "please" or "going" for telling only because
few of its phrases happen to hold it. The bands are rough, from the commonest words to merely frequent ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from bot.search.meaning import WEIGHTS

_BANDS: tuple[tuple[float, str], ...] = (
    (0.3, "the to and of a in i is that for you it"),
    (
        0.45,
        """on with this was be as are have not at but he they we do my me your so if or an by from just what
        all can his about one will would""",
    ),
    (
        0.6,
        """there their her she has had who when how which were been no more out up like get know them him
        some time im dont than then only now also into other could our people new because its any over
        want go see think after make even two first us really good did does am these way most where being
        should much very well back need why here going still right take too off down""",
    ),
    (
        0.7,
        """years many before through never while those made got always something say said every last may year
        day days long same such another around own come came use used love best better great life world
        man feel let sure things thing look lot help show big again find without since things give next
        put both must try keep little old different home ever part shit show start until though actually
        please thank thanks hey yes okay end real tell called end under during against each between high
        every end few three place game might yet left doing having getting making looking using trying
        coming saying thought sorry oh yeah hi hello ive whats thats ill youre hes theyre isnt cant wont
        id lets""",
    ),
    (
        0.8,
        """able already ask asked away bad become believe call change check done early either else enough
        everyone everything anyone anything someone nothing face fact far full friend friends family girl
        guy guys hand hard head hear heard hope house idea important kind later less live line maybe mean
        means men mind minutes moment money month months morning move name night number open order play
        point possible probably problem question read reason red room run says second seems set side sound
        soon stay stop story stuff talk talking today together told tomorrow tonight top true turn
        understand wait walk wanted watch water week weeks went white whole whether woman women wonder
        wonderful won word words wrong young yesterday boy child children couple free four five half
        happen happened happy hour hours matter met miss nice pay person pretty quite rather ready
        remember saw send sense sent small song sometimes state such taken takes taking tried until video
        wanna gonna gotta anyway perhaps almost along although behind below beyond above across among
        inside near outside per toward upon within""",
    ),
    (
        0.9,
        """add added afternoon age ago agree ahead air allow allowed although amount answer apart appear area
        arm art author available baby bank base beautiful began begin behind bit black blood blue board
        body book born bought bring brother brought build building business buy car care case cause
        certain chance choose city class clear close cold color come common complete consider control
        correct cost country course create cut dad dark data date daughter dead deal death decide deep
        depends details difference difficult dinner doctor dog door dream drink drive drop easy eat email
        entire especially evening event everybody exactly example except expect explain extra eye eyes
        fall fast father favorite feeling feet figure fill final finally fine finish fire fit floor fly
        focus follow food foot forget form forward found front fun future gave general gets given giving
        glad goes gold gone ground group grow growing guess hair heart heavy held hell hit hold hot human
        hurt immediately include including info information instead interest interested interesting issue
        issues join keep kept key kids kill known knows land large late latest laugh law lead learn least
        leave leaving level light likely limit list listen local longer lose lost low main major market
        meaning meet meeting member mention message middle million minute mistake modern mom mother mouth
        music myself yourself himself herself themselves itself necessary needed needs news none normal
        note notice offer office often older ones online onto opinion option options original ought
        outside page paid paper parents park particular party pass past peace phone photo pick picture
        piece places plan plans please plus popular position power present president press price private
        process product program provide public pull push questions quick quickly quiet quite reach real
        reality realize receive received recent recently record regarding regular related release remove
        reply report request require required rest result return rich ride rise road rock rule safe sale
        save saying scene school sea search seen sell series serious service several sex share shot
        showing sign similar simple simply single sister sit site situation size skin sleep slow social
        someday somehow somewhere son space speak special specific spend stand standard started starting
        starts step store straight strange street strong student study style subject suddenly suggest suit
        summer sun support suppose supposed sure table talk team term terms test text themselves thinking
        third thoughts throughout till times tired title total touch towards town track trade tree trip
        trouble truth turned twice type uncle understand unless update updates usually value various view
        visit voice vote walking wall war wear weather website week wife wind window wish words works
        worry worse worst worth write writing wrote""",
    ),
)


def commonness(stem: Callable[[str], str]) -> Mapping[str, float]:
    """The weight of each common English word by its stem, from 0.3 for the commonest; all others weigh 1."""
    weights: dict[str, float] = {}
    for weight, text in _BANDS:
        for word in text.split():
            weights.setdefault(stem(word), weight)
    return weights


WORDS = frozenset(word for _, text in _BANDS for word in text.split())
"""All of these words; they are spelt as they should be."""


def is_english(word: str) -> bool:
    """Whether the encoder's vocabulary has the word: some 20,000 of English books, names among them."""
    return f"\n{word}\n" in listed()


@cache
def listed() -> str:
    """The vocabulary as one text, since a set of its words would be ten times as large."""
    try:
        return (WEIGHTS / "vocab.txt").read_text(encoding="utf-8")
    except OSError:
        return ""  # the bot runs without the encoder's files, and then takes a rare word for a misspelt one
