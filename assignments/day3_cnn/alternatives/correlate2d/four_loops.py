# /// alternative
# note = "four plain loops; Sobel from nine pixels"
# ///
import math

import numpy as np


def correlate2d(img, kernel):
    rows, columns = len(img) - len(kernel) + 1, len(img[0]) - len(kernel[0]) + 1
    out = np.zeros((rows, columns), dtype=float)
    for i in range(rows):
        for j in range(columns):
            for u in range(kernel.shape[0]):
                for v in range(kernel.shape[1]):
                    out[i][j] += kernel[u][v] * float(img[i + u][j + v])
    return out


def edge_map(img):
    edges = np.zeros((img.shape[0] - 2, img.shape[1] - 2))
    for i in range(edges.shape[0]):
        for j in range(edges.shape[1]):
            (a, b, c), (d, _, e), (f, g, h) = img[i : i + 3, j : j + 3].astype(float)
            edges[i, j] = math.sqrt((c + 2 * e + h - a - 2 * d - f) ** 2 + (f + 2 * g + h - a - 2 * b - c) ** 2)
    return edges
