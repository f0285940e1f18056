/** Checks dates of settings: months, days of the calendar, and years alone. */
import * as z from "zod";

/** Checks a month, or a day that is in the calendar. */
export const date = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])(-\d\d)?$/, "a month or a day, as 2023-05 or 2023-05-31")
  .refine((written) => isDay(written), { error: "a day that is in the calendar" });

/** Checks a date that may be a year alone, which YAML reads as a number. A time behind a day is dropped. */
export const publicationDateSetting = z.preprocess(
  (written) => {
    if (typeof written === "number" && Number.isInteger(written)) return String(written);
    return typeof written === "string" ? written.replace(/^(\d{4}-\d\d-\d\d)[T ]\d.*$/s, "$1") : written;
  },
  z
    .string()
    .regex(
      /^(?:[12]\d{3}|\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?)$/,
      "a year, a month or a day, as 2023, 2023-05 or 2023-05-31",
    )
    .refine((written) => /^\d{4}$/.test(written) || isDay(written), { error: "a day that is in the calendar" }),
);

function isDay(written: string): boolean {
  const [year, month, day = 1] = written.split("-").map(Number) as [number, number, number?];
  return day > 0 && year > 0 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
