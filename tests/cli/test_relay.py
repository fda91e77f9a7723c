"""Naming a relay."""

import stat

from tests.cli.command import Command


def test_a_relay_is_named_and_its_password_kept_from_the_database(installed: Command) -> None:
    made = installed(
        "relay", "provider", "--host", "smtp.example.org", "--username", "me", stdin="quay-lantern-secret\n"
    )
    assert made.exit_code == 0, made.errors
    file = installed.home / "secrets" / "provider"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text() == "quay-lantern-secret\n"
    assert b"quay-lantern-secret" not in (installed.home / "postroad.sqlite3").read_bytes()
    assert "smtp.example.org:587, starttls" in installed("relay").output


def test_named_again_it_is_changed(installed: Command) -> None:
    installed("relay", "provider", "--host", "smtp.example.org")
    assert "is changed" in installed("relay", "provider", "--host", "other.example.org", "--port", "465").output
    assert installed("relay").output.count("provider") == 1


def test_what_would_be_unsafe_or_is_no_relay_is_one_sentence(installed: Command) -> None:
    for arguments, said in (
        (["provider"], "--host"),
        (["provider", "--host", "smtp.example.org", "--security", "none"], "this machine alone"),
        (["provider", "--host", "smtp.example.org", "--security", "ssl"], "starttls, tls or none"),
        (["../x", "--host", "smtp.example.org", "--username", "me"], "no slash"),
        (["provider", "--host", "smtp.example.org", "--username", "me"], "no password"),
    ):
        ran = installed("relay", *arguments, stdin="")
        assert ran.exit_code == 2, arguments
        assert said in ran.errors
        assert "Traceback" not in ran.errors
    assert "no relay yet" in installed("relay").output
