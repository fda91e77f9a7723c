"""The printable issue: a bulletin as PDF/UA-1, set by Typst. Text goes in as JSON, never as markup."""

from postroad.press.pdf.print import pdf

__all__ = ["pdf"]
