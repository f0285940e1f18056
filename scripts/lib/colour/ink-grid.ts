/** Converts millions of pixels to inks by a grid of colours that were converted one by one. */

/** Colours on each side of the cube: as many as Little CMS takes for its own. */
const side = 33;
const cells = side - 1;

/**
 * Makes a fast converter from some thousand colours that `toInks` converts. Between the corners of a cell it
 * interpolates over four of them (tetrahedral interpolation), which leaves greys straight; as inks are mixed there in
 * proportion, none comes above a limit that holds at the corners.
 *
 * @param toInks - four inks (0 to 1) for each colour of three bytes
 * @returns four bytes of ink for each pixel of three bytes
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
      // From the cell's first corner to its last, along the edges in the order of the shares.
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
