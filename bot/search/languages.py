"""Tells a message in another language from English by the small words that every sentence is made of."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

SURE = 2
"""Small words of one language that are enough; one is, in a message of few words without any English one."""
FEW = 4
_GREETINGS = """
    hallo servus guten bonjour salut hola buenas buenos ola ciao buongiorno hoi czesc dobry ahoj hej hei szia
    merhaba selam namaste kumusta
"""
GREETINGS = frozenset(_GREETINGS.split())
"""Words that greet people of any language: beside others they tell, alone only where nothing else is said."""

# Small words, and a few that our subject is asked about with; some of them are English words too.
_SMALL_WORDS = {
    "German": """
        ich du wir ihr nicht ist sind bin bist habe haben hat wie warum wann welche welcher welches werde
        werden wird kann kannst können konnte muss müssen soll sollte und oder aber auch noch nur schon
        sehr für mit bei nach von zum zur auf aus über unter ein eine einen einem einer kein keine mein
        meine meinen dein deine als wenn dass weil mir mich dir dich uns euch sprichst sprechen was
        verdient deutsch arbeit gehalt stelle beruf lohnt gibt hallo servus danke guten brauche brauchst
        möchte möchten will den man suche sucht finde finden gefunden hasse mehr weniger geld chef nervt
        neue neuer neues neuen kündigen kündigung gekündigt bewerbung bewerben vorstellungsgespräch
        gehaltserhöhung hilfe bitte keinen keiner keinem nichts immer wechseln verhandeln bekomme bekommen
        kriege geht gehen wieviel überfordert englisch firma kollege kollegen seit jahre jahren arbeiten
        entwickler programmierer schreiben verlangen bleiben job
    """,
    "French": """
        je tu nous vous ils elles suis es êtes sommes sont avoir avez avons ont être fait faire faut me se
        peut peux comment pourquoi quand quel quelle quels quelles combien est-ce qu'est-ce c'est n'est
        j'ai ai-je une des du les mon mes ton tes notre votre leur dans avec sans chez ou où et mais donc
        alors très aussi plus moins pas français salaire emploi travail métier devenir gagner bonjour
        salut merci veux veut besoin déteste boulot patron cherche trouve gagne gagné démissionner
        démission entretien entreprise boîte collègue argent rien jamais toujours beaucoup demander
        négocier quitter ans depuis cette comme job ne
    """,
    "Spanish": """
        yo tú usted nosotros ellos soy eres somos son estoy está están estar tengo tiene tienen hacer hago
        puedo puede debo debería cómo como qué por porque cuándo cuál cuánto dónde quién el los las una
        unos del al mi mis tu sus para con sin sobre entre pero también muy más menos nada algo español
        sueldo empleo trabajo conseguir ganar en trabajar gana ganan gano necesito quiero hola gracias ser
        sería mejor buenas buenos busco busca odio ayuda jefe jefa empresa renunciar renuncio aumento pido
        pedir encuentro escucha harto harta nadie nunca siempre años ahora nuevo nueva cambiar cambio no
        me es
    """,
    "Portuguese": """
        eu você vocês nós eles sou são estou está tenho tem têm fazer faço posso pode devo como por porque
        quando qual quanto onde quem os uma uns do da dos das no na meu minha seu sua para com sem sobre
        mas também muito mais não português salário emprego trabalho conseguir ganhar preciso quero olá
        obrigado melhor vale pena odeio procuro ajuda chefe empresa demissão demitir aumento pedir nunca
        sempre ninguém anos agora novo mudar vaga vagas dinheiro ouve consigo me
    """,
    "Italian": """
        io sono sei siamo siete ho hai abbiamo hanno essere avere fare faccio posso può devo dovrei come
        perché quando quale quanto dove chi gli uno una del della dei delle nel nella mio mia miei tuo suo
        per con senza ma anche molto più meno non cosa italiano stipendio lavoro diventare divento bisogno
        laurea guadagnare voglio trovare ciao grazie meglio buongiorno al alla allo nei sul sulla questo
        questa questi quanti quanta conviene mettersi proprio vorrei vuole sto stanno stata stato ancora
        già adesso oppure anni azienda colloquio sviluppatore programmatore passare cambiare si diventa
        diventano odio odia cerco capo aumento aiuto licenzio licenziarmi licenziare licenziarsi il
        lavorare niente sempre nessuno soldi chiedere chiedo guadagno guadagna ascolta trovo cambio dopo
        me chiede mi
    """,
    "Dutch": """
        ik jij wij jullie zij ben bent zijn heb hebt heeft hebben hoe waarom wanneer welke wat waar kan
        kunnen moet moeten zou wordt worden een het deze mijn jouw onze voor met bij naar van uit over
        maar ook nog niet geen veel verdient nederlands salaris werk baan hoi bedankt zoek ontslag nemen
        haat baas vinden veranderen verdienen geld niks hulp nodig onderhandel vraag vragen opslag
        solliciteren bedrijf collega krijg krijgen weinig wil
    """,
    "Polish": """
        ja ty my wy jestem jesteś jest są mam masz ma mieć być jak dlaczego kiedy jaki jaka jakie ile
        gdzie kto czy co nie tak dla na od się mój moja moje ale też bardzo więcej praca pracę zarobki
        zostać warto studia polski mogę trzeba cześć dobry dzień szukam podwyżkę podwyżka podwyżki
        nienawidzę swojej swoją potrzebuję potrzebuje pomocy szef szefem mnie słucha zarobić zarabiać
        zarabiam znaleźć zmienić odejść rzucić prosić pensja pensji firmie
    """,
    "Czech or Slovak": """
        já jsem jsi jsou mám máš mít být jak proč kdy jaký jaká jaké kolik kde kdo není ano pro když můj
        moje ale také velmi více práce práci plat stát česky můžu musím ahoj dobrý chci chceme hledám
        najít nemůžu výpověď požádat potřebuji potřebuju pomoc změnit vydělávat peníze nenávidím svoji
        svou šéf mě neposlouchá nechci se zvýšení platu mzda chcem hľadám prácu zmeniť potrebujem môžem
        nie neviem
    """,
    "Croatian or Serbian": """
        želim hoću tražim posao posla poslu kako zašto koliko nisam mogu moram promijeniti promeniti
        povišicu povišica povišice do pomoć nemam imam treba trebam radim raditi otkaz hvala zdravo šefa šef
        plaća plaću ne što
    """,
    "Swedish": """
        jag är och att det inte har hur varför när vilken vilket vad kan ska skulle måste blir bli en ett
        min mitt för med utan från på men också mycket mer tjänar svenska lön jobb arbete hej söker vill
        behöver hjälp hatar chefen byta tjäna pengar hitta jobbet jobba arbeta sluta lönen högre nytt mig
    """,
    "Danish or Norwegian": """
        jeg er og ikke hvordan hvorfor hvornår hvilken hvad hva kan skal skulle må bliver blir en et min
        mit for med uden fra på men også meget mer tjener dansk norsk løn lønn arbejde hej vil leter søker
        slutte bytte penger penge hader jobben finner trenger hjelp hjælp sjef sjefen høyere lønnen mitt
    """,
    "Finnish": """
        minä sinä hän minun sinun minusta minulla olen olet ovat oli miten miksi milloin mikä mitä missä
        kuka kuinka paljon paljonko voinko pitääkö täytyy pitäisi ja tai mutta että kun jos ei en myös
        hyvin palkka työ töitä suomi hei kiitos haluan haluaisin enemmän palkkaa etsin löydä vaihtaa
        työpaikkaa työpaikka vihaan työtäni pomo pomoni kuuntele pyydän palkankorotusta tarvitsen apua
        rahaa aina uusi irtisanoutua tehdä on
    """,
    "Hungarian": """
        én ő ők vagyok vagy van vannak hogyan hogy miért mikor melyik mi mit mennyi mennyit hol ki kell
        lehet tudok legyek lesz leszek és de nem igen egy az ez nagyon több munka fizetés keres magyar
        belőlem szia köszönöm keresek keresni szeretnék akarok munkát munkám felmondani felmondás utálom
        segítség segítségre szükségem főnököm főnök pénzt pénz találok váltani fizetésemelést nincs mert
        munkámat
    """,
    "Turkish": """
        ben sen biz siz nasıl neden niçin hangi nedir kaç nerede kim mı mi mu mü bir bu şu ve veya ama
        gerekli için ile çok daha değil var yok ne kadar alırım alır olmak olabilirim iş maaş türkçe
        merhaba selam istiyorum istiyor istemiyorum arıyorum değiştirmek bulamıyorum bulmak kazanmak
        sevmiyorum müdürüm patronum istifa etmek beni bana lazım yardım maaşım işimi işim nefret ediyorum
        yapmalıyım fazla dinlemiyor çalışıyorum
    """,
    "Romanian": """
        eu tu noi voi sunt ești este suntem am ai avem cum când unde cine care cât să și sau dar pentru cu
        fără nu mai trebuie facultate foarte meu mea salariu muncă loc devin română salut bună vreau caut
        mărire demisionez demisia găsesc urăsc jobul șeful ascultă nevoie ajutor schimb câștig câștigă
        mult îmi bani muncesc programator devii un job nou nouă
    """,
    "Indonesian": """
        saya aku kamu anda kami kita mereka adalah bagaimana kenapa mengapa kapan mana siapa berapa apa
        apakah yang dan atau tapi untuk dengan dari di ke tidak bukan sudah belum bisa harus gaji kerja
        pekerjaan menjadi mau butuh bantuan tolong ingin pindah lebih tinggi uang atasan berhenti mencari
    """,
    "Hindi": """
        kya kaise kyu kyun kab kahan kaun kitna kitni hai hain hoon hu tha thi mujhe mera meri mere tum
        aap hum nahi nahin karna karu karun karta chahiye sakta sakte sakti ke ki ka ko se mein aur ya
        lekin bhi naukri paisa namaste badhani badhana chhodna milegi milti paise zyada jyada bahut accha
        kuch koi
    """,
    "Vietnamese": """
        tôi bạn anh chị là làm sao thế nào khi bao nhiêu ở đâu ai có không được phải và hay nhưng cho với
        của trong lương việc trở thành muốn nghỉ giúp tiền nhiều kiếm cần
    """,
    "Tagalog": """
        ako ikaw kami tayo sila ang ng mga sa ay hindi paano bakit kailan saan sino ilan ano po ba kung
        pero din rin kailangan magkano trabaho sahod kumusta salamat
    """,
}
# Small words of English, and other words of the lists above that people write in English.
_ENGLISH = """
    a an the i you he she it we they me my your his her its our their this that these those is are was
    were be been am do does did have has had can could will would should may might must not no yes and or
    but if so as at by for from in into of off on out over to up with how what when where which who why
    than then too very just only more most some any all about after before get got go going make want need
    like work job there here because also even much many ai us ben es den die man hat war sober son par
    pas plus sur sale ton mes due mite made come sent mine pro non per era tu mi uber faire mea wat mit az
    ez ki van take eu ma na da te la le et al ay sa di ke ka ko se ya po ba co od en min men kan ja dan
    mana apa hay tha ou ng mai cho nu kami sou kim bot bin bist tem sao vale mu mo kung ok os com ama chef
    patron il si pomo vil mama hello hi hey thanks please help again new care comment met vice ban fare
    collegue
"""
ENGLISH = frozenset(_ENGLISH.split())


_BARE = str.maketrans("ıłø", "ilo")
"""Letters that are no others with an accent."""


def _small(words: str) -> frozenset[str]:
    """The words as written and as people type them who have no such letters at hand.

    A single letter is left out: it may be a smiley's.
    """
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", words) if not unicodedata.combining(sign))
    return frozenset(word for word in f"{words} {bare} {bare.translate(_BARE)}".split() if len(word) > 1)


LANGUAGES: Mapping[str, frozenset[str]] = MappingProxyType(
    {name: _small(words) for name, words in _SMALL_WORDS.items()}
)


def other_language(heard: Sequence[str]) -> bool:
    """Whether the words of a message are those of a language that is not English.

    Args:
        heard: the words of the message, in lower case.
    """
    return any(_speaks(heard, small) for small in LANGUAGES.values())


def _speaks(heard: Sequence[str], small: frozenset[str]) -> bool:
    """One word at least is not English too, and the language has more of the small words than English."""
    its = [word for word in heard if word in small and word not in ENGLISH]
    own, greets = len(its), GREETINGS.issuperset(its) and len(its) < len(heard)
    shared = sum(word in small and word in ENGLISH for word in heard)
    english = sum(word in ENGLISH and word not in small for word in heard)
    if not own:
        return False
    return (own + shared >= SURE and own + shared > english) or (
        len(heard) <= FEW and not english and not greets
    )
