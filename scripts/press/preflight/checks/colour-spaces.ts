/** Checks that all colours are inks, also those in pictures and gradients. */
import type { Check, PressFinding } from "../finding.ts";

export const colourSpaces: Check = {
  name: "colour-spaces",
  title: "Every colour in black, process or spot inks",
  run: ({ pages }) =>
    pages.flatMap(({ number, colours }) => {
      const wrong = new Set<string>();
      for (const { space, by } of colours.values()) {
        if (!/^(?:Indexed )?(?:DeviceCMYK|DeviceGray|DeviceN|Separation .+)$/.test(space))
          wrong.add(`${space} (${nameOf(by)})`);
      }
      return [...wrong].map((space): PressFinding => {
        return {
          severity: "error",
          page: number,
          text: `Unexpected colours in ${space}, expected black, CMYK or spot inks`,
        };
      });
    }),
};

function nameOf(by: string): string {
  return { image: "a picture", shading: "a gradient", group: "a transparency group" }[by] ?? `operator ${by}`;
}
