"""The colours of own layers: told apart by every eye, on light ground and dark."""

from itertools import combinations

import numpy as np
import pytest

from geo.ownlayers.palette import PALETTE, next_colour


def _linear(colour):
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


TO_XYZ = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]


def _lab(linear):
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    xyz = to_xyz @ np.clip(linear, 0, 1) / np.array([0.9505, 1.0, 1.089])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


# Machado, Oliveira & Fernandes 2009, full severity.
SIGHTS = {
    "full": np.eye(3),
    "protanopia": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "deuteranopia": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "tritanopia": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("ground", ["light", "dark"])
def test_the_colours_stay_apart_for_colour_blind_people(sight, ground):
    seen = {
        name: _lab(np.array(SIGHTS[sight]) @ _linear(getattr(colour, ground)))
        for name, colour in PALETTE.items()
    }
    near = {(a, b): np.linalg.norm(seen[a] - seen[b]) for a, b in combinations(seen, 2)}
    assert min(near.values()) > 10, min(near, key=near.get)


def test_a_further_layer_gets_a_colour_that_is_not_used_yet():
    used = []
    for _ in PALETTE:
        used.append(next_colour(tuple(used)))
    assert set(used) == set(PALETTE)
