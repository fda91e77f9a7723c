"""The memory for pages is bounded, and forgets what was not asked for the longest."""

from postroad.archive.memory import Memory


def test_what_was_made_is_not_made_again():
    made = []
    memory = Memory(size_of=len, room=10)
    for _ in range(2):
        assert memory.get("a", lambda: made.append(1) or "xx") == "xx"
    assert made == [1]


def test_what_was_not_asked_for_the_longest_goes_first():
    memory = Memory(size_of=len, room=4)
    for key in ("a", "b", "a", "c"):
        memory.get(key, lambda: "xx")
    assert [memory.get(key, lambda: "new") for key in ("a", "c")] == ["xx", "xx"]
    assert memory.get("b", lambda: "yy") == "yy"


def test_what_is_larger_than_the_room_is_given_and_not_kept():
    memory = Memory(size_of=len, room=4)
    memory.get("small", lambda: "xx")
    assert memory.get("large", lambda: "x" * 5) == "xxxxx"
    assert len(memory) == 1
