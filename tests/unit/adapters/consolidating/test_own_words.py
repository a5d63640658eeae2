"""What an agency wrote itself is what remains when the sentences of its figures are taken out."""

from dataclasses import replace

from caicach.adapters.consolidating.own_words import own_words, with_own_words
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.outlines import outline_for
from caicach.core.consolidation.contributions import Contribution
from caicach.core.documents.compose import Narrative, compose
from caicach.core.documents.statement import OPENING, Statement
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import reported
from factories.filings import YEAR_2023


CATALOGUE = load_catalogue()
AGENCY = next(a for a in CATALOGUE.directory.agencies if a.id == "gia-lai-ban-dan-toc")
FIGURES = {"steering-documents": reported(12), "public-investment-planned": reported(5)}
STATEMENT = Statement(
    CATALOGUE.form("2023"), FIGURES, agency_name=AGENCY.name, short_name=AGENCY.short_names[0],
    agency_type=AGENCY.type, period=YEAR_2023,
)  # fmt: skip
OWN = "Cán bộ một số phòng còn kiêm nhiệm nhiều việc."


def composed() -> tuple[str, ...]:
    outline = outline_for(YEAR_2023.kind)
    lines = compose(STATEMENT, outline, CATALOGUE.messages, Narrative.COMPOSE).body
    return tuple(line.text for line in lines if "12 văn bản" in line.text)


def test_sentences_of_the_figures_and_places_to_be_written_are_left_out() -> None:
    said = composed()
    assert said

    kept = own_words({OPENING: ("Kính gửi…",), "I": (*said, f"{OWN} [...]", "[…]")}, STATEMENT)

    assert kept == {"I": (OWN,)}


def test_without_figures_every_sentence_is_its_own() -> None:
    said = composed()

    assert own_words({"I": said}, None) == {"I": said}


def test_contribution_of_the_archive_keeps_what_the_agency_wrote() -> None:
    given = Contribution(
        "1", AGENCY.id, AgencyType.DEPARTMENT, STATEMENT.form, YEAR_2023.id, FIGURES,
        texts={"I": (*composed(), OWN), "II": composed()},
    )  # fmt: skip

    assert with_own_words(given, AGENCY, YEAR_2023) == replace(given, texts={"I": (OWN,)})
