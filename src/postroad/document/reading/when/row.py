"""A row of tokens, and what joins the parts of an expression in it."""

from postroad.document.reading.when.tokens import Token

_NOTHING = Token("end", -1, -1)


class Row:
    """The tokens of a stretch of text, by index; outside it stand tokens that mean nothing."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens

    def at(self, index: int) -> Token:
        """Return the token at an index, or one that means nothing outside the row."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else _NOTHING

    def skip(self, index: int, roles: frozenset[str], signs: str = "", most: int = 3) -> int:
        """Return the index after up to ``most`` tokens that have one of the roles or are one of the signs."""
        while most and (
            self.at(index).word.roles & roles or (self.at(index).sort in signs and len(self.at(index).sort) == 1)
        ):
            index, most = index + 1, most - 1
        return index

    def join(self, index: int) -> tuple[str, int]:
        """Return what joins two dates at an index ("range", "and", ",", "/" or ""), and the index after it."""
        token = self.at(index)
        if token.sort == "line" and token.numbers[0] == 1 and self.at(index + 1).sort == "dash":
            index, token = index + 1, self.at(index + 1)
        if token.sort == "," and self.at(index + 1).sort == "word" and "range" in self.at(index + 1).word.roles:
            # "Wednesday, 13 October, to Friday, 15 October"
            index, token = index + 1, self.at(index + 1)
        roles = token.word.roles
        if token.sort == "dash":
            return "range", self.skip(index + 1, frozenset({"inclusive"}), most=1)
        if "range" in roles:
            after = index + 1
            if token.text in {"t", "T"}:
                return (
                    ("range", after + 2)
                    if self.at(after).sort == "/" and self.at(after + 1).text.lower() == "m"
                    else ("", index)
                )
            if token.text.casefold() == "jusqu":
                after += 1
            return "range", self.skip(after, frozenset({"inclusive"}), "'’")
        if "and" in roles or token.sort in {"&", "+"}:
            return "and", self.skip(index + 1, frozenset({"fill"}), most=1)
        if token.sort in {",", "/"}:
            after = index + 1
            if token.sort == "," and "and" in self.at(after).word.roles:
                return "and", after + 1
            return token.sort, after
        if token.sort == "." and self.at(index - 1).sort in {"num", "pair"} and self.at(index + 1).sort != ".":
            # "3. und 4. Mai"
            join, after = self.join(index + 1)
            return (join, after) if join != "," else ("", index)
        return "", index

    def past_line(self, index: int) -> int:
        """Return the index after the end of a line that was broken within an expression, if one stands here."""
        token = self.at(index)
        return index + 1 if token.sort == "line" and token.numbers[0] == 1 else index

    def counts(self, index: int) -> bool:
        """Return whether the number before this index counts something, or is an hour, rather than a day."""
        token = self.at(index)
        return bool(token.word.roles & {"measure", "unit", "am", "pm"}) or token.sort in {"%", "€", "$", "£", "ampm"}
