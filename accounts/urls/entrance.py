"""The entrance, under words of ours: sign-in, sign-up, password, second factor, devices, directory.

The names are the library's, since it looks for them; their doors stand with the portal's policy.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as directory
from allauth.usersessions import views as devices
from django.urls import path, re_path

from accounts.views import own

urlpatterns = [
    path("masuk/", account.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("daftar/", account.signup, name="account_signup"),
    path("ditutup/", account.account_inactive, name="account_inactive"),
    path("periksa-surel/", account.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^surel/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"),
    path("surel/", account.email, name="account_email"),
    path("kata-sandi/", account.password_change, name="account_change_password"),
    path("kata-sandi/baru/", account.password_set, name="account_set_password"),
    path("lupa/", account.password_reset, name="account_reset_password"),
    path("lupa/terkirim/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^lupa/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("lupa/selesai/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("pastikan/", account.reauthenticate, name="account_reauthenticate"),
    path("masuk/faktor-kedua/", mfa.authenticate, name="mfa_authenticate"),
    path("masuk/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("keamanan/", mfa.index, name="mfa_index"),
    path("keamanan/pastikan/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("keamanan/pastikan/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("keamanan/aplikasi/", totp.activate_totp, name="mfa_activate_totp"),
    path("keamanan/aplikasi/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("keamanan/kode/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("keamanan/kode/baru/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("keamanan/kode/unduh/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("keamanan/passkey/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("keamanan/passkey/tambah/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("keamanan/passkey/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("keamanan/passkey/<int:pk>/lepas/", own.remove_passkey, name="mfa_remove_webauthn"),
    path("perangkat/", devices.list_usersessions, name="usersessions_list"),
    path("direktori/", social.connections, name="socialaccount_connections"),
    path("direktori/daftar/", social.signup, name="socialaccount_signup"),
    path("direktori/batal/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("direktori/galat/", social.login_error, name="socialaccount_login_error"),
    path("direktori/<slug:provider_id>/masuk/", directory.login, name="openid_connect_login"),
    path("direktori/<slug:provider_id>/kembali/", directory.callback, name="openid_connect_callback"),
]
