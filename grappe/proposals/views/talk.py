"""Comments on a board."""

from .. import actions
from ..forms import CommentForm
from .showing import act, answer, can_see, done


@act(can_see)
def comment(request, consortium):
    """Everybody who sees the board may speak."""
    form = CommentForm(request.POST)
    if not form.is_valid():
        return answer(request, consortium, comment_form=form)
    actions.comment(consortium, form.cleaned_data["text"], request.user)
    return done(request, consortium)
