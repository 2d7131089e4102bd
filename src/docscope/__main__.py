"""`python -m docscope` is `docscope`."""

from docscope.cli.app import command

if __name__ == "__main__":
    command()
