"""Writing an answer: formats for programs, screens for people."""
