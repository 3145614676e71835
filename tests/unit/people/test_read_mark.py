"""What was read of the notices, to the very one: several come in one second, and one may follow in it."""

from chalicelib.domain.people.personal import Notice, ReadMark


def notice(at: int, id_: str) -> Notice:
    return Notice(id=id_, holder="p", at=at, kind="passed", case="c")


def test_what_follows_in_the_second_of_the_last_one_that_was_read_is_unread() -> None:
    known = [notice(7, "n_b"), notice(7, "n_d")]
    mark = ReadMark(holder="p").moved(known[1], known)
    assert all(map(mark.covers, [notice(6, "n_z"), *known]))
    assert not any(map(mark.covers, [notice(7, "n_a"), notice(8, "n_a")]))


def test_reading_an_older_one_takes_nothing_back_and_one_of_the_same_second_adds_to_it() -> None:
    mark = ReadMark(holder="p").moved(notice(7, "n_b"), [notice(7, "n_b"), notice(7, "n_d")])
    assert mark.moved(notice(6, "n_a"), [notice(6, "n_a")]) == mark
    assert mark.moved(notice(7, "n_d"), [notice(7, "n_d")]).ids == ("n_b", "n_d")
