"""How many wrong pictures of damaged videos are told, and how many good ones are left out.

Copies of a sample clip get 1 to 400 changed bytes among their pictures. A picture is wrong if
more than 0.5 % of its blocks of 16 x 16 pixels differ from the undamaged clip's by more than 12
of 255 levels. It is told by the decoder alone, or by the rule of
`hep_vision.sources.capture.decoding`, which also tells what builds on a damaged picture.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

import av
import av.logging
import numpy as np

from hep_vision.errors import VideoError
from hep_vision.sources.capture.video import open_video

CLIP = Path(__file__).resolve().parents[1] / "sample_videos" / "squat_side.mp4"
CHANGED_BYTES = (1, 5, 30, 400)
BLOCK_PX, DIFFERENT_LEVELS, WRONG_SHARE = 16, 12, 0.005


def is_wrong(picture: np.ndarray, good: np.ndarray) -> bool:
    """Whether a picture visibly differs from what it should be."""
    difference = np.abs(picture.astype(int) - good).mean(axis=2)
    height, width = (side // BLOCK_PX * BLOCK_PX for side in difference.shape)
    blocks = difference[:height, :width].reshape(
        height // BLOCK_PX, BLOCK_PX, width // BLOCK_PX, BLOCK_PX
    )
    return bool((blocks.mean(axis=(1, 3)) > DIFFERENT_LEVELS).mean() > WRONG_SHARE)


def flagged_by_decoder(path: Path) -> set[int]:
    """Pictures that the decoder itself calls corrupt, by their number."""
    flagged: set[int] = set()
    with av.open(str(path)) as container:
        number = 0
        for packet in container.demux(video=0):
            try:
                for frame in packet.decode():
                    flagged |= {number} if frame.is_corrupt else set()
                    number += 1
            except av.error.FFmpegError:
                continue
    return flagged


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--copies", type=int, default=16)
    asked = parser.parse_args()
    av.logging.set_level(None)  # the decoder's own complaints
    content = CLIP.read_bytes()
    begin = content.index(b"mdat") + 4
    end = begin - 8 + int.from_bytes(content[begin - 8 : begin - 4], "big")
    with open_video(CLIP) as video:
        good = {round(frame.time_s, 4): frame.rgb for frame in video}
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "damaged.mp4")
        for seed in range(asked.copies):
            chance, changed = random.Random(seed), bytearray(content)
            for _ in range(chance.choice(CHANGED_BYTES)):
                changed[chance.randrange(begin, end)] = chance.randrange(256)
            path.write_bytes(changed)
            flagged = flagged_by_decoder(path)
            try:
                with open_video(path) as video:
                    for frame in video:
                        wrong = is_wrong(frame.rgb, good[round(frame.time_s, 4)])
                        kind = "wrong" if wrong else "good"
                        counts[kind] += 1
                        counts[f"{kind}, told"] += frame.damaged
                        counts[f"{kind}, flagged"] += frame.index in flagged
            except VideoError as error:
                print(f"seed {seed}: {error.problem}")
    wrong, whole = max(1, counts["wrong"]), max(1, counts["good"])
    print(f"{asked.copies} damaged copies of {CLIP.name} ({len(good)} pictures)")
    print(f"wrong pictures {counts['wrong']:6d}   good pictures {counts['good']:6d}")
    for name, words in (("flagged", "decoder alone"), ("told", "our rule")):
        caught, lost = counts[f"wrong, {name}"] / wrong, counts[f"good, {name}"] / whole
        print(f"{words:14s} tells {caught:6.1%} of the wrong, leaves out {lost:5.1%} of the good")
    return 0


if __name__ == "__main__":
    sys.exit(main())
