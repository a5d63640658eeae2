"""What the mail server said of a letter: its words, and whether it will ever take it."""

from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPResponseException


FAILURES = (OSError, SMTPException, ValueError)  # ValueError: an address of which no line can be made
_FOR_GOOD = 500


def is_for_good(error: Exception) -> bool:
    """Whether the letter itself is refused: its reader's address, or what it says, with a code from 500 on. A server
    that is away, busy, or does not take us (our password, our own address) may take the same letter later."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= _FOR_GOOD for code, _ in error.recipients.values())
    if isinstance(error, SMTPDataError):
        return int(error.smtp_code) >= _FOR_GOOD
    return isinstance(error, ValueError)


def words_of(error: Exception) -> str:
    """What the server answered, as it stands in its own log: `550 no such mailbox`."""
    if isinstance(error, SMTPRecipientsRefused):
        return "; ".join(_answer(code, said) for code, said in error.recipients.values())
    if isinstance(error, SMTPResponseException):
        return _answer(int(error.smtp_code), error.smtp_error)
    return str(error) or type(error).__name__


def _answer(code: int, said: bytes | str) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return f"{code} {' '.join(text.split())}".strip()
