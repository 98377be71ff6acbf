"""`python -m chancery` is the same as `chancery`."""

from chancery.cli import main

if __name__ == "__main__":
    main()
