"""Who a session belongs to, read with everything the porter asks about them: one query a request."""

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import User
from foundation.workflow import clock


class StandingBackend(AuthenticationBackend):
    """The library's backend; the person comes with their second factor and undertaking already looked up."""

    def get_user(self, user_id):
        user = User.objects.with_standing(on=clock.today()).filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
