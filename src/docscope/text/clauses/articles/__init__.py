"""Treaties, statutes, regulations, contracts and constitutions: their articles."""
