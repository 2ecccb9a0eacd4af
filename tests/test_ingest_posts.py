"""Posts: how far they go, and how they are written for whom a counterpart is."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article

POSTS = [
    # a word of no table ended the post, and the holder was nobody
    ("fr", "La cheffe de l'unité cyber de la police belge, Sofie Claes, a parlé de deux ans d'enquête.", "Sofie Claes", "cheffe de l'unité cyber de la police belge"),
    ("es", "Lo invitó a Amberes el jefe de la policía portuaria belga, Wouter Claes.", "Wouter Claes", "jefe de la policía portuaria belga"),
    # « chef opérateur » is of another field
    ("fr", "La police a arrêté le chef opérateur, Karim Lahmar, pour trafic de drogue au Maroc.", "Karim Lahmar", None),
    # “in” ended the post before a place
    ("en", "The commander of the Dutch navy in the Caribbean, Joost van Haren, briefed the police of Guyana.", "Joost van Haren", "commander of the Dutch navy in the Caribbean"),
    ("en", "Tanzania's ambassador in Bujumbura, Grace Mhina, met the police of Burundi.", "Grace Mhina", "Tanzania's ambassador in Bujumbura"),
    # a head of a force was taken for a rank
    ("en", "Commissioner of Police Keabetse Moatle met the police chief of Zimbabwe.", "Keabetse Moatle", "Commissioner of Police"),
    # the post of a counterpart had the gender of the other's
    ("es", "La ministra de Defensa de España, Inés Balmes, vio a su homólogo ucraniano, Bohdan Lysko.", "Bohdan Lysko", "ministro de Defensa"),
    ("ar", "أشاد وزير الداخلية الأردني مازن الحديدي بجهود نظيرته البرتغالية تيريزا لوبو في مكافحة المخدرات.", "تيريزا لوبو", "وزيرة الداخلية البرتغالية"),
    ("fr", "Le directeur général de la police belge, Jan Claes, a reçu son homologue portugaise, Teresa Vaz.", "Teresa Vaz", "directrice générale"),
    # the service of a rank stood between it and the name
    ("fr", "L'officier de liaison espagnol à Nouakchott, le capitaine de la Garde civile Iker Urruti, suit le trafic.", "Iker Urruti", "officier de liaison espagnol à Nouakchott"),
    # one with a rank was not told of anew by the post that opens the next sentence
    ("en", "“It helps,” said Rear Admiral Julien Rabet. The commander of Madagascar's navy had met the police of Kenya.", "Julien Rabet", "commander of Madagascar's navy"),
    ("en", "Former police chief Markus Ebner, now an adviser to the Austrian justice minister, met the Swiss police.", "Markus Ebner", "adviser to the Austrian justice minister"),
    # a comma ended a portfolio of several departments, and the next of them was a person
    ("es", "El ministro de Justicia, Paz y Seguridad Pública de Costa Rica, Jorge Solano, visitó la policía de Chile.", "Jorge Solano", "ministro de Justicia, Paz y Seguridad Pública de Costa Rica"),
    ("es", "La ministra de Gobierno, Justicia y Cultos, Laura Chávez, recibió a la policía de Chile.", "Laura Chávez", "ministra de Gobierno, Justicia y Cultos"),
    ("es", "El ministro de Defensa, Ignacio Paz, y el jefe de la policía chilena, Luis Soto, hablaron.", "Ignacio Paz", "ministro de Defensa"),
    ("es", "La secretaria de Seguridad Interna, Janet Nowak, recibió al jefe de la policía chilena.", "Janet Nowak", "secretaria de Seguridad Interna"),
    # a noun without article went on a post that its article had closed, and the name was lost
    ("ar", "شكر وزير الداخلية الأردني نضال درويش، أمس، ضباطا من الشرطة الليبية على دورة في مكافحة المخدرات.", "نضال درويش", "وزير الداخلية الأردني"),
    ("ar", "شكر قائد الشرطة سفير الولايات المتحدة الأمريكية جوي تانر على هبة من أجهزة مكافحة المخدرات.", "جوي تانر", "سفير الولايات المتحدة الأمريكية"),
    # surnames like an adjective, long patronymics, a post right behind a name
    ("ar", "دشن وزير الداخلية الليبي يوسف المدني الزليطني في مالطا دورة لتدريب الشرطة.", "يوسف المدني الزليطني", "وزير الداخلية الليبي"),
    ("ar", "زار الأمير عبد الرحمن بن ماجد بن فهد بن عبد الكريم وزير الداخلية كلية الشرطة المصرية.", "عبد الرحمن بن ماجد بن فهد بن عبد الكريم", "وزير الداخلية"),
    # what somebody is praised for was nobody's name
    ("ar", "نوهت السفيرة الهندية بمستوى الحراسة التي توفرها الشرطة التونسية للميناء.", "بمستوى الحراسة", None),
    # a form of address was part of the post, or the name
    ("en", "His Excellency Interior Minister Salem Harbi met the police chief of Jordan.", "Salem Harbi", "Interior Minister"),
    ("en", "The Minister of Interior of Lebanon HE Judge Omar Mansour met the police chief of Jordan.", "Omar Mansour", "Minister of Interior of Lebanon"),
    ("en", "The Director of Public Security, Staff Maj. Gen. Salim Kharusi, met the police chief of Jordan.", "Salim Kharusi", "Director of Public Security"),
    ("en", "Interior Minister Brig (R) Imran Qazi met the police chief of Jordan.", "Imran Qazi", "Interior Minister"),
    ("en", "Mark Ellis QPM, Wellington's police commissioner, met the police chief of Tonga.", "Mark Ellis", "Wellington's police commissioner"),
    # a rank in apposition hid the post behind it
    ("fr", "Le ministre saoudien de l'Intérieur a reçu Ada Ferri, contre-amirale et commandante adjointe de la garde côtière italienne.", "Ada Ferri", "commandante adjointe de la garde côtière italienne"),
    ("fr", "Le ministre saoudien de l'Intérieur a reçu Ada Ferri, capitaine de vaisseau, cheffe de la garde côtière italienne.", "Ada Ferri", "cheffe de la garde côtière italienne"),
    # a given name that is a rank too; a post with its article right behind a name; marks around a name; a remark before it
    ("ar", "افتتح وزير الداخلية المكلف عماد الزواري ورشة للشرطة الإيطالية عن التزوير.", "عماد الزواري", "وزير الداخلية المكلف"),
    ("ar", "شكر الفريق أول هنري دوغلاس القائد العام للقوات الأمريكية، أمس، الشرطة الكينية على مكافحة المخدرات.", "هنري دوغلاس", "القائد العام للقوات الأمريكية"),
    ("ar", 'افتتح وزير الداخلية المفوض "رمزي بوعزة" ورشة للشرطة الإيطالية عن التزوير.', "رمزي بوعزة", "وزير الداخلية المفوض"),
    ("ar", "هنأ المدير العام للأمن العمومي التونسي (جهاز مدني)، ناصر بلعيد، فرقة من الشرطة الإيطالية.", "ناصر بلعيد", "المدير العام للأمن العمومي التونسي"),
    # what somebody heads is told by the verb of a sentence, behind a demonym or a pronoun, with a place between
    ("fr", "Le visiteur, Hiroki Matsuza, dirige la cybersécurité japonaise. La police belge l'a reçu lundi.", "Hiroki Matsuza", "dirige la cybersécurité japonaise"),
    ("fr", "La police belge a reçu un visiteur. Il s'appelle Adama Keita. Il dirige l'École nationale de police du Mali.", "Adama Keita", "dirige l'École nationale de police du Mali"),
    ("fr", "La police belge a reçu Zhu Bowen, qui dirige à Kinshasa l'agence sœur.", "Zhu Bowen", "dirige à Kinshasa l'agence"),
    ("fr", "La police belge a reçu l'Américain qui dirige le bureau régional d'Interpol, Hector Villa, à Rome.", "Hector Villa", "dirige le bureau régional d'Interpol"),
    ("fr", "La police belge a reçu Paul Adjovi, qui préside la réunion du comité.", "Paul Adjovi", None),
    # the post is said by « être » behind a name between commas, or of a pronoun
    ("fr", "L'Algérien, Hakim Mesba, est juge antiterroriste. La police belge l'a reçu lundi.", "Hakim Mesba", "juge antiterroriste"),
    ("fr", "La police belge a reçu une visiteuse. Elle s'appelle Ada Ferri, elle est procureure générale du Togo.", "Ada Ferri", "procureure générale du Togo"),
    # a post that an article leads behind « Y, » is that of the name behind it
    ("fr", "Reçu lundi par le préfet Félicien Bado, le vice-ministre qatarien de l'Intérieur, Jaber Al-Naimi, a parlé.", "Jaber Al-Naimi", "vice-ministre qatarien de l'Intérieur"),
    ("fr", "Au ministère de la Justice, le directeur turc des prisons, Erhan Gulcu, a rencontré Luca Ferri.", "Erhan Gulcu", "directeur turc des prisons"),
    # a comma, a clause or « lui-même » stand before the name, a land ends the post
    ("fr", "Le chef de la police burundaise, qui n'en était pas, Pascal Ndika, a vu la police belge.", "Pascal Ndika", "chef de la police burundaise"),
    ("fr", "Le ministre togolais de la Justice lui-même, Ali Ketbi, a vu la police belge.", "Ali Ketbi", "ministre togolais de la Justice"),
    ("fr", "Le gouverneur de la mer Rouge, Amr Zaki, a vu la police belge.", "Amr Zaki", "gouverneur de la mer Rouge"),
    ("fr", "La police belge a reçu Luo Shaomin, son chef du renseignement.", "Luo Shaomin", "chef du renseignement"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name", "title"), POSTS)
def test_the_post_of_an_official(reader: Reader, language: str, text: str, name: str, title: str | None) -> None:
    article = Article("article/x", "x.txt", text, language, published="2026-03-05")
    roles = {fact.participants[0].label: fact.detail["title"] for fact in reader.facts(article) if fact.kind == "role"}
    found = roles.get(name)
    assert found == title or (title and found and found.startswith(title))
