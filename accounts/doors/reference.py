"""Django's admin, for reference data only: entered through our own sign-in, by the administrator, with a factor."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib.admin import AdminSite

from accounts.rules import may_work


class ReferenceSite(AdminSite):
    """Keeps the models of the house only: what libraries register (addresses, factors, groups) stays shut."""

    def register(self, model_or_iterable, admin_class=None, **options):
        models = model_or_iterable if isinstance(model_or_iterable, (list, tuple)) else [model_or_iterable]
        ours = [model for model in models if model._meta.app_config.name in settings.HOUSE]
        if ours:
            super().register(ours, admin_class, **options)

    def has_permission(self, request):
        return request.user.is_authenticated and request.user.is_staff and bool(may_work(request.user))

    def login(self, request, extra_context=None):
        return secure_admin_login(super().login)(request, extra_context)
