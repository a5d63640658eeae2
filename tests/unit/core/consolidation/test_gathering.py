"""Points keep their agency; what two wrote alike is one point with both."""

from caicach.core.consolidation.arranging import arrange
from caicach.core.consolidation.gathering import Source, gather
from factories.consolidation_cases import PROVINCE, given, plan


def test_points_stand_by_division_with_their_source() -> None:
    a = given("so-a", {}, texts={"limits": ("Thiếu người làm.", "Máy móc cũ."), "plans": ("Tập huấn.",)})
    b = given("so-b", {}, texts={"limits": ("  ", "Thiếu  người làm.")})

    gathered = gather(arrange(plan(), [b, a], PROVINCE), ("limits", "plans", "praise"))

    assert [(point.text, point.sources) for point in gathered["limits"]] == [
        ("Thiếu người làm.", (Source("so-a", "bc-so-a", 0), Source("so-b", "bc-so-b", 1))),
        ("Máy móc cũ.", (Source("so-a", "bc-so-a", 1),)),
    ]
    assert (len(gathered["plans"]), gathered["praise"]) == (1, ())
