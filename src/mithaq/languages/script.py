"""What all scripts share: marks that are one mark in many shapes."""

#: One character for one, so that offsets stay: spaces, quotation marks, dashes, points.
COMMON_PAIRS: tuple[tuple[str, str], ...] = (
    ("\N{NO-BREAK SPACE}", " "),
    ("\N{NARROW NO-BREAK SPACE}", " "),
    ("\N{THIN SPACE}", " "),
    ("\t", " "),
    ("\r", " "),
    ("\N{RIGHT SINGLE QUOTATION MARK}", "'"),
    ("\N{LEFT SINGLE QUOTATION MARK}", "'"),
    ("\N{MODIFIER LETTER APOSTROPHE}", "'"),
    ("\N{LEFT DOUBLE QUOTATION MARK}", '"'),
    ("\N{RIGHT DOUBLE QUOTATION MARK}", '"'),
    ("\N{DOUBLE LOW-9 QUOTATION MARK}", '"'),
    ("\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}", '"'),
    ("\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}", '"'),
    ("\N{EN DASH}", "-"),
    ("\N{EM DASH}", "-"),
    ("\N{HYPHEN}", "-"),
    ("\N{NON-BREAKING HYPHEN}", "-"),
    ("\N{MINUS SIGN}", "-"),
    ("\N{HORIZONTAL ELLIPSIS}", "."),
    ("\N{ARABIC QUESTION MARK}", "?"),
    ("\N{ARABIC COMMA}", ","),
    ("\N{ARABIC SEMICOLON}", ";"),
    ("\N{ARABIC FULL STOP}", "."),
    ("\N{BULLET}", "*"),
)

#: Characters that only steer the display: left out, whatever the language.
COMMON_DROP = (
    "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{ZERO WIDTH SPACE}\N{SOFT HYPHEN}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}"
    "\N{LEFT-TO-RIGHT EMBEDDING}\N{RIGHT-TO-LEFT EMBEDDING}\N{POP DIRECTIONAL FORMATTING}"
    "\N{LEFT-TO-RIGHT OVERRIDE}\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{LEFT-TO-RIGHT ISOLATE}\N{RIGHT-TO-LEFT ISOLATE}\N{FIRST STRONG ISOLATE}"
    "\N{POP DIRECTIONAL ISOLATE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
)
