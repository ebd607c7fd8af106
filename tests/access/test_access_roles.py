"""Who may do what: the whole table."""

import pytest

from coprod.access.roles import AT_THIS_MACHINE, Action, Person, Role, may

MAY = {
    (Role.READER, Action.SAVE_SUBMISSION): False,
    (Role.READER, Action.REMOVE_SAMPLE): False,
    (Role.READER, Action.BACK_UP): False,
    (Role.READER, Action.RESTORE): False,
    (Role.READER, Action.WRITE_NOTE): False,
    (Role.READER, Action.DESCRIBE_CITY): False,
    (Role.READER, Action.RUN_WORKSHOP): False,
    (Role.MANAGER, Action.SAVE_SUBMISSION): True,
    (Role.MANAGER, Action.REMOVE_SAMPLE): True,
    (Role.MANAGER, Action.BACK_UP): True,
    (Role.MANAGER, Action.RESTORE): True,
    (Role.MANAGER, Action.WRITE_NOTE): True,
    (Role.MANAGER, Action.DESCRIBE_CITY): True,
    (Role.MANAGER, Action.RUN_WORKSHOP): True,
}


@pytest.mark.parametrize(("role", "action"), list(MAY))
def test_may(role: Role, action: Action) -> None:
    assert may(Person("Anybody", role), action) is MAY[role, action]


def test_the_table_leaves_no_role_and_no_action_out() -> None:
    assert {(role, action) for role in Role for action in Action} == set(MAY)


def test_nobody_looks_and_whoever_sits_here_keeps_the_store() -> None:
    assert [may(Person("", Role.READER), action) for action in Action] == [False] * 7
    assert [may(AT_THIS_MACHINE, action) for action in Action] == [True] * 7
