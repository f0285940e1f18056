/** Settings in, the front cover out. */
import type { Element } from "hast";
import type { SettledSettings } from "../../markdown/parsed-report.ts";
import { element, text } from "../element.ts";
import { toMotif } from "./motif.ts";
import { yearOf } from "./format-date.ts";

/** Titles longer than this are set smaller. */
const longTitle = 40;

/** Body, title, subtitle and year on a blue ground that bleeds. Where the title ends in its year, that is set apart. */
export function toCover(settings: Pick<SettledSettings, "body" | "title" | "subtitle" | "date">): Element {
  const { body, title, subtitle, date } = settings;
  const year = date && !title.includes(yearOf(date)) ? yearOf(date) : undefined;
  return element("section", { className: ["part", "cover"] }, [
    toMotif("front"),
    ...(body ? [element("p", { className: ["cover-body"] }, [text(body)])] : []),
    element("p", { className: ["cover-title", ...(title.length > longTitle ? ["is-long"] : [])] }, titleOf(title)),
    ...(subtitle ? [element("p", { className: ["cover-subtitle"] }, [text(subtitle)])] : []),
    ...(year ? [element("p", { className: ["cover-date"] }, [text(year)])] : []),
  ]);
}

function titleOf(title: string) {
  const [, before, year] = /^(.+) (\d{4})$/.exec(title) ?? [];
  if (before === undefined || year === undefined) return [text(title)];
  return [text(`${before} `), element("span", { className: ["cover-year"] }, [text(year)])];
}
