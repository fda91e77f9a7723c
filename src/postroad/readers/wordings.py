"""What readers agree to, word for word. A wording never changes: a new one gets a new name, consent entries keep theirs."""

from typing import Final

SUBSCRIBE: Final = "subscribe-1"

WORDINGS: Final[dict[str, str]] = {
    SUBSCRIBE: "Send me this newsletter by e-mail. I can leave at any time, with one click in each mail.",
}
