/** Converts millions of pixels to inks by interpolating in a grid of converted colours. */

/** Colours along each side of the cube: as many as Little CMS uses by itself. */
const side = 33;
const cells = side - 1;

/**
 * Returns a fast converter, based on some thousand colours that `toInks` converts. Within a cell it interpolates
 * between four corners (tetrahedral interpolation), which keeps greys neutral. It mixes inks in proportion, so the
 * total exceeds no limit that holds at the corners.
 *
 * @param toInks - returns four inks (0–1) for each colour of three bytes
 * @returns a function that returns four bytes of ink for each pixel of three bytes
 */
export function inkGrid(toInks: (rgb: Uint8Array) => Float32Array): (rgb: Uint8Array) => Uint8Array {
  const corners = new Uint8Array(side ** 3 * 3);
  let corner = 0;
  for (let red = 0; red < side; red++) {
    for (let green = 0; green < side; green++) {
      for (let blue = 0; blue < side; blue++) {
        for (const step of [red, green, blue]) corners[corner++] = Math.round((step * 255) / cells);
      }
    }
  }
  const grid = toInks(corners);
  const [stepRed, stepGreen, stepBlue] = [side * side * 4, side * 4, 4];
  const index = Uint8Array.from({ length: 256 }, (_, byte) => Math.min(cells - 1, Math.floor((byte * cells) / 255)));
  const share = Float32Array.from({ length: 256 }, (_, byte) => (byte * cells) / 255 - index[byte]!);

  return (rgb) => {
    const inks = new Uint8Array((rgb.length / 3) * 4);
    for (let at = 0, to = 0; at < rgb.length; at += 3, to += 4) {
      const [red, green, blue] = [rgb[at]!, rgb[at + 1]!, rgb[at + 2]!];
      const first = index[red]! * stepRed + index[green]! * stepGreen + index[blue]! * stepBlue;
      const [r, g, b] = [share[red]!, share[green]!, share[blue]!];
      // From the first corner of the cell to the last, along its edges in the order of the largest share.
      const [large, middle] =
        r >= g
          ? g >= b
            ? [stepRed, stepGreen]
            : r >= b
              ? [stepRed, stepBlue]
              : [stepBlue, stepRed]
          : r >= b
            ? [stepGreen, stepRed]
            : g >= b
              ? [stepGreen, stepBlue]
              : [stepBlue, stepGreen];
      const most = Math.max(r, g, b);
      const least = Math.min(r, g, b);
      const mean = r + g + b - most - least;
      const second = first + large;
      const third = second + middle;
      const last = first + stepRed + stepGreen + stepBlue;
      for (let ink = 0; ink < 4; ink++) {
        const value =
          grid[first + ink]! * (1 - most) +
          grid[second + ink]! * (most - mean) +
          grid[third + ink]! * (mean - least) +
          grid[last + ink]! * least;
        inks[to + ink] = Math.round(value * 255);
      }
    }
    return inks;
  };
}
