"""What the site itself remembers."""

from postroad.site.door.models import SignInFailure

__all__ = ["SignInFailure"]
