/** Reads SOURCE_DATE_EPOCH, the date that a build can be given for all that it makes. */
import { UsageError } from "../messages/usage-error.ts";

/** The last second of the year 9999: dates in PDF have a year of four digits (ISO 32000-1, 7.9.4). */
const lastSecond = 253_402_300_799;

/**
 * Returns the date; undefined where none is set (https://reproducible-builds.org/specs/source-date-epoch/).
 *
 * @throws {UsageError} where it is not a number of seconds since 1970, or lies beyond the year 9999
 */
export function sourceDate(written = process.env.SOURCE_DATE_EPOCH): Date | undefined {
  if (written === undefined) return undefined;
  if (!/^\d{1,12}$/.test(written) || Number(written) > lastSecond) {
    throw new UsageError(
      `Unexpected SOURCE_DATE_EPOCH "${written}" in the environment, expected whole seconds since 1970 (0 to ${lastSecond}), or none`,
    );
  }
  return new Date(Number(written) * 1000);
}
