"""Values of nodes and connections as attributes."""


class Attributes:
    """Reads and sets by name what `get` and `set` of a collection do."""

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self.get(name)
        except KeyError as error:
            raise AttributeError(error.args[0]) from None

    def __setattr__(self, name, value):
        self.set({name: value})
