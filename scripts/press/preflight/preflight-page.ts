/** Writes the results of preflights as one page of HTML. */
import { contentPolicy } from "../../html/content-policy.ts";
import { pagesOfResult } from "./preflight-lines.ts";
import type { CheckResult, Preflight } from "./run-preflight.ts";

const styles = `
:root { color-scheme: light dark; color: CanvasText; background: Canvas; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.6rem } h2 { font-size: 1.2rem; margin-top: 2.5rem; overflow-wrap: anywhere }
table { width: 100%; border-collapse: collapse }
th, td { padding: .4rem .6rem; border-top: 1px solid #8886; text-align: left; vertical-align: top }
th { font-weight: normal; width: 45% }
ul, .state { margin: 0; padding: 0; list-style: none }
.state { font-weight: bold }
.ok { color: light-dark(#0a6b2d, #6fd08c) } .warning { color: light-dark(#8a5a00, #f0b94a) }
.error { color: light-dark(#b00020, #ff8a8a) } .note { color: inherit }
code { overflow-wrap: anywhere }
`;

/** Returns the page, which loads no other file. */
export function toPreflightPage(title: string, preflights: readonly Preflight[]): string {
  const passed = preflights.every((preflight) => preflight.passed);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(styles)}">
<meta name="viewport" content="width=device-width">
<title>Preflight: ${escape(title)}</title>
<style>${styles}</style>
</head>
<body>
<main>
<h1>Preflight: ${escape(title)}</h1>
<p class="${passed ? "ok" : "error"}">${passed ? "Ready for the press." : "Not ready for the press: see what is marked as error."}</p>
${preflights.map(section).join("\n")}
</main>
</body>
</html>
`;
}

function section(preflight: Preflight): string {
  const { facts } = preflight;
  const rows: [string, string][] = [
    ["Pages", String(preflight.pages)],
    ["Trimmed page", `${facts.trimMm} mm`],
    ["Printing condition", facts.condition ?? "none"],
    ["Colours", facts.inks.join(", ")],
    ["Most ink on one spot", `${facts.mostInk}, ${facts.inkMethod}`],
    ["Pictures", facts.leastPpi === undefined ? "none" : `${facts.pictures}, at least ${facts.leastPpi} ppi`],
    ["Fonts", facts.fonts.join(", ")],
    ["SHA-256", preflight.sha256],
  ];
  return `<section>
<h2>${escape(preflight.file)}</h2>
<table>
<tbody>
${preflight.checks.map(checkRow).join("\n")}
</tbody>
</table>
<h3>What is in it</h3>
<table>
<tbody>
${rows.map(([head, text]) => `<tr><th scope="row">${head}</th><td><code>${escape(text)}</code></td></tr>`).join("\n")}
</tbody>
</table>
</section>`;
}

function checkRow({ title, results }: CheckResult): string {
  const worst = (["error", "warning"] as const).find((kind) => results.some(({ severity }) => severity === kind));
  const details = results.map(
    (result) => `<li class="${result.severity}">${escape(result.text)}${escape(pagesOfResult(result))}</li>`,
  );
  const state = `<p class="state ${worst ?? "ok"}">${worst ?? "ok"}</p>`;
  const list = details.length > 0 ? `<ul>${details.join("")}</ul>` : "";
  return `<tr><th scope="row">${escape(title)}</th><td>${state}${list}</td></tr>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
