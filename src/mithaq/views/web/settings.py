"""How the server is run: said on the command line, never read from a page."""

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What `mithaq serve` was told."""

    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]", "::1", "testserver")
    tokens: str | None = None  # path of the token file; None: nothing can be written
    is_read_open: bool = True  # False: reading over the API needs a token too
    most_bytes: int = 2_000_000  # of a request's body
    rate: str = "60/minute"  # of searches and exports, per address
    write_rate: str = "120/minute"  # of writes, per token
