"""Addresses of signing in and of one's account. The views are allauth's, under its names, at addresses of ours; what the
portal does not offer (signing up, managing e-mail addresses) has no page."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from allauth.usersessions import views as sessions
from django.urls import path, re_path
from django.views.generic import RedirectView

from caicach.web.accounts import invitation, profile, sign_on


to_account = RedirectView.as_view(pattern_name="account")

urlpatterns = [
    path("tai-khoan/", profile.account, name="account"),
    path("loi-moi/<str:key>/<str:token>/", invitation.accept_invitation, name="accept_invitation"),
    path("tai-khoan/dang-nhap/", account.login, name="account_login"),
    path("tai-khoan/dang-xuat/", account.logout, name="account_logout"),
    path("tai-khoan/da-khoa/", account.account_inactive, name="account_inactive"),
    path("tai-khoan/dang-ky/", account.signup, name="account_signup"),
    path("tai-khoan/xac-nhan-lai/", account.reauthenticate, name="account_reauthenticate"),
    path("tai-khoan/thu-dien-tu/", to_account, name="account_email"),
    path("tai-khoan/thu-dien-tu/xac-nhan/", to_account, name="account_email_verification_sent"),
    path("tai-khoan/mat-khau/doi/", account.password_change, name="account_change_password"),
    path("tai-khoan/mat-khau/dat/", account.password_set, name="account_set_password"),
    path("tai-khoan/mat-khau/quen/", account.password_reset, name="account_reset_password"),
    path("tai-khoan/mat-khau/quen/da-gui/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "tai-khoan/mat-khau/khoi-phuc/xong/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^tai-khoan/mat-khau/khoi-phuc/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("tai-khoan/buoc-hai/", to_account, name="mfa_index"),
    path("tai-khoan/buoc-hai/nhap-ma/", mfa.authenticate, name="mfa_authenticate"),
    path("tai-khoan/buoc-hai/xac-nhan-lai/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("tai-khoan/buoc-hai/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("tai-khoan/buoc-hai/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(
        "tai-khoan/buoc-hai/ma-du-phong/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"
    ),
    path(
        "tai-khoan/buoc-hai/ma-du-phong/tao/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "tai-khoan/buoc-hai/ma-du-phong/tai-ve/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("tai-khoan/phien/", sessions.list_usersessions, name="usersessions_list"),
    path("tai-khoan/mot-lan/", to_account, name="socialaccount_connections"),
    path("tai-khoan/mot-lan/da-thoi/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("tai-khoan/mot-lan/chua-duoc/", social.login_error, name="socialaccount_login_error"),
    path("tai-khoan/mot-lan/chua-co-tai-khoan/", social.signup, name="socialaccount_signup"),
    path("tai-khoan/mot-lan/<slug:provider_id>/", sign_on.go, name="openid_connect_login"),
    path("tai-khoan/mot-lan/<slug:provider_id>/ve/", openid_connect.callback, name="openid_connect_callback"),
]
