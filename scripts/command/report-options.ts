/** Nothing in; the options that commands which read or make a report have in common, as their help tells them, out. */
import type { OptionForm } from "./options.ts";

export const manuscriptOption: OptionForm = {
  kind: "text",
  value: "PATH",
  help: "Folder with report.yaml, or one Markdown file. Default: manuscript",
};

export const outOption: OptionForm = {
  kind: "text",
  value: "DIR",
  help: "Folder for what is made. Default: dist",
};

export const jobsOption: OptionForm = {
  kind: "count",
  value: "N",
  help: "Browsers that work side by side. Default: by the machine's cores",
};

export const strictOption: OptionForm = {
  kind: "flag",
  help: "Warnings count as errors: nothing is written.",
};

export const jsonOption: OptionForm = {
  kind: "flag",
  help: "What was made and all messages as JSON on standard output.",
};
