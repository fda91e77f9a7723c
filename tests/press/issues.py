"""Invented issues that show all that an issue can have. Nobody and nothing in them exists."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from postroad.document import Document, Footer, Link, Picture, Section
from postroad.document.kinds.call import Call
from postroad.document.kinds.event import Event
from postroad.document.kinds.news import News
from postroad.document.kinds.podcast import Podcast
from postroad.document.kinds.report import Report
from postroad.press.places import Places
from tests.press.large import large_issue

__all__ = ["PLACES", "arabic_issue", "at", "full_issue", "large_issue"]

PLACES = Places(
    issue="https://archive.example.org/harbour/2031-05/",
    item_base="https://archive.example.org/harbour/2031-05/",
    home="https://archive.example.org/harbour/",
    calendar="https://archive.example.org/harbour/2031-05.ics",
    pdf="https://archive.example.org/harbour/2031-05.pdf",
    preferences="https://preferences.invalid/SLOT",
    leave="https://leave.invalid/SLOT",
    reason="You get this because you asked for The Harbour Light at archive.example.org on 3 March 2030.",
)


def at(zone: str, year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """Return the instant that a clock in the zone shows so."""
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone))


def full_issue() -> Document:
    """Return an English issue with every kind, a French item among them, a long word, and all sorts of times."""
    return Document(
        key="harbour-2031-05",
        newsletter="The Harbour Light",
        number="47",
        date="2031-05",
        language="en",
        zone="Europe/Brussels",
        title="Wages, papers, and a summer of meetings",
        introduction=(
            "The *Directive on Seasonal Work* is through, and with it the right to see one’s own payslip in a language "
            "one reads. Eleven of our members helped to write it. This issue tells what comes next, and where we meet.\n\n"
            "Write to us with your news until the 20th of each month: [news@harbour.example](mailto:news@harbour.example)."
        ),
        sections=(_members(), _policy(), _library(), _calls(), _events()),
        editors_note="Put together by Ines Okafor-Lindqvist and Tomáš Brabec. Corrections are made in the archive.",
        footer=Footer(
            text=(
                "**The Harbour Network** joins 31 organisations in 19 countries that stand by people who were exploited "
                "at work. It is paid by its members and by the *Fund for Fair Passage*."
            ),
            address="Harbour Network, Kade 12\n9000 Gent, Belgium",
            website="https://harbour.example/",
        ),
    )


def _members() -> Section:
    return Section(
        key="members",
        title="From our members",
        items=(
            News(
                key="payslips-in-eleven-languages",
                title="Payslips in eleven languages: Ankerplads shows how",
                body=(
                    "Since March, growers on Lolland hand out payslips that their pickers can read. *Ankerplads*, our member "
                    "in Denmark, wrote the templates with a trade union and two hundred workers, and found that **one slip "
                    "in four was wrong**.\n\nWhat they learned fits on three pages:\n\n- begin with hours, not with money;\n"
                    "- print the deductions by name;\n- leave room for a question, and say who answers it."
                ),
                links=(Link(text="See more", url="https://ankerplads.example/loensedler"),),
                publisher="Ankerplads",
                countries=("DK",),
                topics=("labour rights",),
                picture=Picture(
                    file="payslips.jpg", alt="Six people at a table compare their payslips.", credit="Maja Holm", width=1200,
                    height=800,
                ),
            ),
            News(
                key="permanence-a-marseille",
                title="Une permanence de nuit s’ouvre à Marseille",
                language="fr",
                body=(
                    "L’association *Les Amarres* reçoit désormais de 20 h à minuit, deux fois par semaine, au-dessus du "
                    "marché des Arnavaux. Une juriste et une interprète y attendent celles et ceux qui travaillent quand les "
                    "autres bureaux sont ouverts. Déjà quarante personnes sont venues, la plupart pour un salaire non versé."
                ),
                links=(Link(text="En savoir plus", url="https://lesamarres.example/permanence"),),
                countries=("FR",),
            ),
            News(
                key="beherbergungsgesetz",
                title="Arbeitnehmerüberlassungserlaubnisverfahren: what the longest word of the year hides",
                body=(
                    "Our German member *Leuchtfeuer* explains, in plain words, the procedure by which agencies get a licence "
                    "to lend workers, and why an inspector may now come without notice. The short guide is at "
                    "https://leuchtfeuer.example/leitfaden/arbeitnehmerueberlassungserlaubnisverfahren-kurz-erklaert-2031 "
                    "and may be copied freely."
                ),
                links=(
                    Link(text="Read the guide", url="https://leuchtfeuer.example/leitfaden", purpose="read"),
                    Link(text="Watch the recording", url="https://video.example/leuchtfeuer-17", purpose="watch"),
                ),
                countries=("DE",),
            ),
            News(key="new-member", title="Welcome to Il Faro di Bari, our 31st member", body=(
                "Five volunteers, one van and a telephone that is always answered: *Il Faro* has served the tomato fields of "
                "Capitanata since 2019. The general assembly took them in on 9 April with no vote against."
            )),
        ),
        closing_note="More news of our members is [on the network’s own pages](https://harbour.example/members).",
    )  # fmt: skip


def _policy() -> Section:
    return Section(
        key="policy",
        title="What is happening",
        introduction="Three decisions of this spring, and what they change for the people we work with.",
        items=(
            News(
                key="seasonal-work-directive",
                title="The Directive on Seasonal Work is adopted",
                body=(
                    "After nineteen months the Council and the Parliament agreed: a contract before the journey, a payslip "
                    "that can be read, and a permit that does not end with the job. States have two years to bring it into "
                    "law. “For the first time the rule follows the worker and not the employer,” said the rapporteur."
                ),
                links=(Link(text="click here", url="https://council.example/seasonal-work/text"),),
            ),
            News(
                key="reflection-period",
                title="Court: a reflection period begins with the first sign, not with the first form",
                body=(
                    "The case was brought by a domestic worker who was sent home on the day she asked for help. The court "
                    "found that the thirty days run from the moment when an official *could have known*. Member States that "
                    "count from the registration will have to change their practice."
                ),
                links=(Link(text="Judgment in case C-418/30", url="https://court.example/c-418-30", purpose="read"),),
            ),
            News(
                key="no-fee-for-recruitment",
                title="Two more countries forbid recruitment fees",
                body="Workers no longer pay for being hired in Norland and Ostria; agencies have a year to pay back.",
                links=(Link(text="Read more", url="https://labour.example/fees"),),
            ),
        ),
    )


def _library() -> Section:
    return Section(
        key="library",
        title="New in the library",
        items=(
            Report(
                key="unseen-shifts",
                title="Unseen shifts: night work in cold storage",
                body=(
                    "Interviews with 84 people in five countries show how cold, dark and paid by the piece go together. The "
                    "authors give twelve recommendations; the shortest is “light”."
                ),
                authors=("Hanne Vroom", "Idris Belkacem"),
                publisher="Institute for Ordinary Work",
                year=2031,
                languages=("en", "nl"),
                identifier="doi:10.5555/unseen.31",
                file="https://iow.example/unseen-shifts.pdf",
                links=(Link(text="See more", url="https://iow.example/unseen-shifts"),),
            ),
            Report(
                key="survivors-budget",
                title="A budget of one’s own: a workbook by and for survivors",
                body="Sixty pages, large print, no jargon: how to open an account, what a bank may ask, and what it may not.",
                publisher="Zelf Verder",
                year=2030,
                links=(Link(text="Download", url="https://zelfverder.example/workbook.pdf", purpose="download"),),
            ),
            Podcast(
                key="harbour-voices-12",
                title="The interpreter in the middle",
                body="Two interpreters speak about what they may not say, and what they carry home.",
                series="Harbour Voices",
                duration=2520,
                audio="https://audio.example/harbour-voices-12.mp3",
            ),
        ),
    )


def _calls() -> Section:
    return Section(
        key="calls",
        title="Open calls",
        items=(
            Call(
                key="call-for-papers",
                title="Call for papers: “Debt, and those who collect it”",
                body="The *Journal of Ordinary Work* asks for articles of up to 6,000 words, also from outside universities.",
                deadline=date(2031, 6, 30),
                zone="Europe/Brussels",
                submit="https://jow.example/submit",
            ),
            Call(
                key="small-grants",
                title="Small grants for legal aid",
                body="Up to €8,000 for a case that others can learn from. Members and their partners may apply.",
                deadline=at("Europe/Lisbon", 2031, 6, 13, 17),
                zone="Europe/Lisbon",
                links=(Link(text="Apply here", url="https://fund.example/apply", purpose="submit"),),
            ),
        ),
    )


def _events() -> Section:
    return Section(
        key="events",
        title="Events",
        items=(
            Event(
                key="webinar-minors",
                title="Webinar: children who work on the street",
                body="With a film of nineteen minutes, and time for questions in English and Romanian.",
                start=at("Europe/Brussels", 2031, 6, 3, 15),
                zone="Europe/Brussels",
                zone_as_written="CET",
                online="https://meet.example/minors",
                registration="https://harbour.example/register/minors",
            ),
            Event(
                key="inspectors-roundtable",
                title="Round table of labour inspectors",
                body="A closed meeting; members may name one guest each.",
                start=at("Europe/London", 2031, 6, 10, 9, 30),
                end=at("Europe/London", 2031, 6, 10, 15, 15),
                zone="Europe/London",
                place="Guildhall, Hull",
                organiser="Humber Workers’ Advice",
                registration="https://humber.example/round-table",
            ),
            Event(
                key="week-of-the-payslip",
                title="Week of the payslip",
                body="Thirty towns, one question: can you read what you earn?",
                start=date(2031, 6, 10),
                end=date(2031, 6, 17),
                all_day=True,
                links=(Link(text="See the map", url="https://payslip.example/map"),),
            ),
            Event(
                key="summer-school",
                title="Summer school “Law at the field’s edge”",
                body="",
                start=date(2031, 6, 28),
                end=date(2031, 7, 4),
                all_day=True,
                place="Coimbra, Portugal",
                organiser="Universidade do Cais",
                registration="https://cais.example/summer",
            ),
            Event(
                key="assembly",
                title="General assembly",
                body="Moved to the autumn; the new date will stand in the September issue.",
                start=at("Europe/Brussels", 2031, 6, 20, 10),
                zone="Europe/Brussels",
                place="Gent",
                cancelled=True,
            ),
        ),
    )


def arabic_issue() -> Document:
    """Return an issue in Arabic, with one item in English."""
    return Document(
        key="manara-7",
        newsletter="رسالة المنارة",
        number="7",
        date="2031-05-15",
        language="ar",
        zone="Africa/Cairo",
        title="حقوق العاملين في موسم الحصاد",
        introduction=(
            "أقرّ البرلمان في أبريل قانونًا جديدًا يحمي **العاملين الموسميين**. نروي في هذا العدد ما الذي سيتغيّر، ومن ساهم "
            "في كتابته، وأين نلتقي هذا الصيف.\n\nاكتبوا إلينا: [news@manara.example](mailto:news@manara.example)."
        ),
        sections=(
            Section(
                key="members",
                title="أخبار الأعضاء",
                items=(
                    News(
                        key="legal-desk",
                        title="مكتب قانوني مسائي يفتح أبوابه في الإسكندرية",
                        body=(
                            "تستقبل جمعية «المرسى» العمّال مرتين في الأسبوع من الساعة الثامنة مساءً حتى منتصف الليل. حضر حتى "
                            "الآن أربعون شخصًا، معظمهم بسبب أجور لم تُدفع.\n\n- استشارة مجانية\n- ترجمة إلى ثلاث لغات"
                        ),
                        links=(Link(text="المزيد", url="https://marsa.example/desk"),),
                    ),
                    News(
                        key="english-guide",
                        title="A guide in plain English",
                        language="en",
                        body="Our partner *Harbour Network* gives its guide to payslips to all members, free to copy.",
                        links=(Link(text="See more", url="https://harbour.example/guide"),),
                    ),
                ),
            ),
            Section(
                key="events",
                title="الفعاليات",
                items=(
                    Event(
                        key="training",
                        title="دورة تدريبية: قراءة قسيمة الراتب",
                        body="دورة ليوم واحد للمتطوعين الجدد.",
                        start=at("Africa/Cairo", 2031, 6, 3, 15),
                        end=at("Africa/Cairo", 2031, 6, 3, 18, 30),
                        zone="Africa/Cairo",
                        place="القاهرة",
                        registration="https://manara.example/register",
                    ),
                    Event(
                        key="week",
                        title="أسبوع العمل اللائق",
                        start=date(2031, 6, 10),
                        end=date(2031, 6, 17),
                        all_day=True,
                    ),
                ),
            ),
            Section(
                key="calls",
                title="دعوات مفتوحة",
                items=(
                    Call(
                        key="grants",
                        title="منح صغيرة للمساعدة القانونية",
                        body="حتى خمسة آلاف يورو لكل قضية.",
                        deadline=date(2031, 6, 30),
                        submit="https://fund.example/apply",
                    ),
                ),
            ),
        ),
        footer=Footer(
            text="**شبكة المنارة** تضم اثنتي عشرة منظمة في سبع دول.",
            address="شبكة المنارة، شارع البحر 12، الإسكندرية",
            website="https://manara.example/",
        ),
    )
