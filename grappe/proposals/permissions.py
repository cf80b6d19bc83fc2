"""Who may do what with a consortium."""


def can_edit(user, consortium):
    """Its owner, and those who were let in to change it."""
    if user.is_anonymous:
        return False
    is_owner = consortium.owner_id == user.pk
    return is_owner or consortium.shares.filter(user=user, may_write=True).exists()


def can_share(user, consortium):
    """Only the owner lets others in, or deletes the board."""
    return consortium.owner_id == user.pk


def can_end_share(user, share):
    """The owner lets somebody in no more; those who were let in may leave."""
    return user.pk in (share.consortium.owner_id, share.user_id)


def can_write(user, proposal):
    """Whoever may change the board writes the proposal, while it is a draft."""
    return proposal.is_draft and can_edit(user, proposal.consortium)


def closed_sections(user, proposal):
    """The sections of which others are the writers; the board's owner, who names them, may
    write everywhere."""
    if can_lead(user, proposal):
        return set()
    writers = {}
    for section, pk in proposal.writers.values_list("section", "user"):
        writers.setdefault(section, set()).add(pk)
    return {section for section, named in writers.items() if user.pk not in named}


def can_change_idea(user, idea):
    """Only its author changes an idea, sees who would join, and makes a team of it."""
    return user.is_authenticated and idea.author_id == user.pk


def can_lead(user, proposal):
    """Only the board's owner hands in, withdraws, opens again and names writers."""
    return proposal.consortium.owner_id == user.pk
