"""Who may do what with an introduction."""

from .querysets import answering_for


def can_answer(user, introduction):
    """Those who answer for the asked organisation; the asker never does."""
    if user.is_anonymous or introduction.asker_id == user.pk:
        return False
    return answering_for(introduction.asked).filter(pk=user.pk).exists()


def can_withdraw(user, introduction):
    """The asker."""
    return introduction.asker_id == user.pk


def can_note_outcome(user, introduction):
    """Either side, once it is accepted."""
    sides = can_withdraw(user, introduction) or can_answer(user, introduction)
    return introduction.is_accepted() and sides
