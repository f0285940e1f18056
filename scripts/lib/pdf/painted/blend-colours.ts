/** Blends a colour with the ground below it (ISO 32000-1, 11.3.5). */
import { packBytes, toByte } from "../../colour/rgb.ts";

/** Blends one channel, both from 0 to 1. */
type BlendChannel = (ground: number, source: number) => number;

const multiplied: BlendChannel = (ground, source) => ground * source;
const screened: BlendChannel = (ground, source) => ground + source - ground * source;
const lit: BlendChannel = (ground, source) =>
  source <= 0.5 ? multiplied(ground, 2 * source) : screened(ground, 2 * source - 1);

/** Modes that blend channel by channel, by their names in a graphics state. */
const modes: Readonly<Record<string, BlendChannel>> = {
  "/Multiply": multiplied,
  "/Screen": screened,
  "/Overlay": (ground, source) => lit(source, ground),
  "/HardLight": lit,
  "/Darken": Math.min,
  "/Lighten": Math.max,
  "/ColorDodge": (ground, source) => (ground === 0 ? 0 : Math.min(1, ground / (1 - source))),
  "/ColorBurn": (ground, source) => (ground === 1 ? 1 : 1 - Math.min(1, (1 - ground) / source)),
  "/SoftLight": (ground, source) => {
    if (source <= 0.5) return ground - (1 - 2 * source) * ground * (1 - ground);
    const curve = ground <= 0.25 ? ((16 * ground - 12) * ground + 4) * ground : Math.sqrt(ground);
    return ground + (2 * source - 1) * (curve - ground);
  },
  "/Difference": (ground, source) => Math.abs(ground - source),
  "/Exclusion": (ground, source) => ground + source - 2 * ground * source,
};

/**
 * Returns the packed colour that is seen where one is painted over another; undefined for modes that don't blend channel
 * by channel.
 *
 * @param mode - name of the blend mode in a graphics state, with its slash
 */
export function blendColours(mode: string, ground: number, source: number): number | undefined {
  const blend = modes[mode];
  if (!blend) return undefined;
  const channel = (shift: number) => toByte(blend(((ground >> shift) & 255) / 255, ((source >> shift) & 255) / 255));
  return packBytes(channel(16), channel(8), channel(0));
}
