"""Where people and machines come in: the command line, ingestion, linking and the Datasette plugin."""

__version__ = "0.1.0"
