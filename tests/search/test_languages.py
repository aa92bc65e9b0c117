"""Messages in other languages are told from English, however short they are."""

from __future__ import annotations

import pytest

from bot.search.languages import ENGLISH, LANGUAGES, other_language
from bot.search.words.text import clean, words

FOREIGN = {
    "German": [
        "Ich will mehr Homeoffice",
        "Suche eine Stelle",
        "Wie werde ich Teamleiter?",
        "lohnt sich ein Studium",
        "Was verdient man als Programmiererin?",
    ],
    "French": [
        "Besoin de conseils",
        "je déteste mon boulot",
        "Comment négocier mon salaire ?",
        "est-ce que je peux changer de métier",
        "quel est le meilleur emploi",
    ],
    "Spanish": [
        "odio mi empresa",
        "mi jefa no escucha",
        "¿Cómo pido un aumento?",
        "cuanto gana un programador",
        "quiero trabajar en remoto",
    ],
    "Portuguese": ["Como faço para virar sênior?", "vale a pena fazer faculdade", "não consigo emprego"],
    "Italian": [
        "come si diventa capo?",
        "non trovo niente",
        "Quanto guadagna uno sviluppatore?",
        "come faccio a trovare lavoro",
        "devo avere una laurea",
        "ciao, quanti soldi chiede un libero professionista",
    ],
    "Dutch": [
        "ik zoek hulp",
        "Hoe vraag ik om opslag?",
        "wat verdient een programmeur",
        "moet ik een diploma hebben",
    ],
    "Polish": [
        "szef mnie nie słucha",
        "potrzebuję pomocy",
        "Jak zostać seniorem?",
        "ile zarabia programista",
        "czy warto iść na studia",
    ],
    "Czech": [
        "nechci víc práce",
        "nemůžu najít firmu",
        "Jak se stát vedoucím?",
        "kolik bere programátor, když nemá školu",
        "můžu pracovat z domova",
    ],
    "Swedish": [
        "jag söker hjälp",
        "Hur blir jag chef?",
        "vad tjänar en utvecklare",
        "måste jag ha en examen",
    ],
    "Norwegian": [
        "trenger hjelp",
        "Hvordan ber jeg om mer lønn?",
        "hva tjener en utvikler",
        "skal jeg bytte jobb",
    ],
    "Turkish": [
        "işimi sevmiyorum",
        "ariyorum is",
        "Nasıl kıdemli olabilirim?",
        "yazılımcı maaşı ne kadar",
        "iş bulmak için ne yapmalıyım",
    ],
    "Romanian": [
        "vreau mai mulți bani",
        "caut ajutor",
        "Cum devin senior?",
        "cât câștigă un programator",
        "trebuie să am facultate",
    ],
    "Indonesian": ["Bagaimana cara naik gaji?", "apakah saya harus kuliah", "berapa gaji programmer"],
    "Hindi": ["mujhe naukri kaise milegi", "kya degree zaroori hai", "senior kaise bane bhai, kya karu"],
    "Vietnamese": [
        "cần tiền",
        "làm thế nào để được tăng lương",
        "tôi có phải học đại học không",
        "lương của lập trình viên",
    ],
    "Tagalog": ["paano maging senior", "magkano ang sahod ng programmer", "kailangan ko ba ng degree"],
    "Finnish": ["Tarvitsen apua", "haluan uusi pomo"],
    "Hungarian": ["munkát keresek", "utálom a főnököm"],
    "Croatian": ["tražim posao", "kako do povišice"],
}
TRICKY = [
    "how do I ask for a raise at SAP in Walldorf",
    "my boss Juan de la Cruz says no",
    "is die casting software a good field",
    "vis-a-vis my manager, who decides",
    "ad hoc meetings all day",
    "pro and con of contracting",
    "c++ or rust",
    "go dev salary",
    "k8s",
    "sr dev in Sao Paulo, remote for the US",
    "I speak German and French, does it help my career?",
    "Wie heisst das? my colleagues switch to German in meetings, what do I do",
    "carpe diem or plan the career",
    "la vida of a freelancer",
    "help me plz my code sux",
    "asp.net vs django",
    "mi casa, remote from home with kids",
    "per se not bad but boring",
    "ca va? no seriously, how do I handle french clients",
    "como is a restaurant, but is it a good client for a freelancer",
    "no hablo español but my team does",
    "teh senoir dveloper intervew",
    "tu quoque in code reviews",
    "des moines or denver for developers",
    "kein problem, but is my job safe",
    "ciao, senior salary please",
    "hola! how do I negotiate",
    "bonjour kubernetes",
    "hallo everybody, what is a staff engineer",
    "hey everyone o/",
    "ok cool",
    "leading w/o a title",
    "z/os jobs",
    "career changer",
    "the dot com years",
    "an ama with a recruiter",
    "chef or developer",
]


@pytest.mark.parametrize("text", [text for texts in FOREIGN.values() for text in texts])
def test_another_language_is_told(text: str) -> None:
    """In three words as in ten."""
    assert other_language(words(clean(text)))


@pytest.mark.parametrize("text", TRICKY)
def test_english_with_foreign_words_is_english(text: str) -> None:
    """Names, loan words, typos and one sentence of another language change nothing."""
    assert not other_language(words(clean(text)))


@pytest.mark.parametrize("greeting", ["ciao", "bonjour", "hej", "Hola, gracias"])
def test_a_greeting_alone_tells_its_language(greeting: str) -> None:
    """Nothing else was said that could be English."""
    assert other_language(words(clean(greeting)))


def test_every_language_has_words_of_its_own() -> None:
    """What English has as well tells nothing by itself."""
    assert all(len(small - ENGLISH) >= 20 for small in LANGUAGES.values())
