/** Reads SOURCE_DATE_EPOCH, the date that whoever builds may give to all that is made. */
import { UsageError } from "../messages/usage-error.ts";

/** Last second of the year 9999: dates in PDF have four digits for the year (ISO 32000-1, 7.9.4). */
const lastSecond = 253_402_300_799;

/**
 * Returns the date; undefined where none is set (https://reproducible-builds.org/specs/source-date-epoch/).
 *
 * @throws {UsageError} where it is no number of seconds since 1970, or one beyond the year 9999
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
