"""write_variants: set below."""


def write_variants(folder) -> None:
    pass
