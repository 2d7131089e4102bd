"""`python -m docscope` is `docscope`."""

from docscope.cli.app import main

if __name__ == "__main__":
    main()
