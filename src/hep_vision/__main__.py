"""``python -m hep_vision``: the same as ``hep-vision``."""

from hep_vision.cli.main import main

if __name__ == "__main__":
    main()
