/** Runs axe-core on a page whose policy lets no script run, and says what is wrong or can't be decided. */
import axe from "axe-core";
import type { CDPSession, Page } from "puppeteer";

/** A page as it is looked at. */
export interface View {
  scheme: "light" | "dark";
  width: number;
}

/** All that a page is looked at in: on a desk by day, and on the smallest screen (WCAG 2.2, 1.4.10) by night. */
export const views: readonly View[] = [
  { scheme: "light", width: 1280 },
  { scheme: "dark", width: 320 },
];

/** Colours on each screen, for pages whose text another width brings to stand on another ground. */
export const allViews: readonly View[] = [...views, { scheme: "dark", width: 1280 }, { scheme: "light", width: 320 }];

/** Sets what a page is looked at in; to be told before it is opened. */
export async function setView(page: Page, { scheme, width }: View, height = 900): Promise<void> {
  await page.bringToFront();
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.setViewport({ width, height });
}

/**
 * Returns each fault as a line. What is folded or scrolled out of sight is opened before, since colours that can't be
 * seen can't be judged. Contrast within pictures is left to people, and that of single signs, which are too short for
 * axe-core. The pages of the report in the viewer of watch are those of the PDF, and not looked at.
 */
export async function findAxeFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    for (const box of document.querySelectorAll<HTMLElement>(".contents, #panel, #pages")) {
      box.style.overflow = "visible";
      box.style.maxHeight = "none";
    }
    for (const box of document.querySelectorAll<HTMLElement>("#panel summary, .margin")) box.style.position = "static";
  });
  const session = await page.createCDPSession();
  try {
    return await runIn(session);
  } finally {
    await session.detach();
  }
}

async function runIn(session: CDPSession): Promise<string[]> {
  const { frameTree } = await session.send("Page.getFrameTree");
  // A world of its own, in which the page's policy doesn't count.
  const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", {
    frameId: frameTree.frame.id,
    worldName: "axe",
  });
  await session.send("Runtime.evaluate", { expression: axe.source, contextId });
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    contextId,
    awaitPromise: true,
    returnByValue: true,
    expression: `axe.run({ exclude: [".host"] }, { preload: false, resultTypes: ["violations", "incomplete"] }).then(
      ({ violations, incomplete }) => [[violations, true], [incomplete, false]].flatMap(([rules, isCertain]) =>
        rules.flatMap(({ id, nodes }) => nodes.map(({ html, target, failureSummary, any, all, none }) => ({
          id,
          isCertain,
          html: html.slice(0, 200),
          isPicture: Boolean(document.querySelector(target.join(" "))?.closest("svg, math, .missing-picture")),
          isOnTop: (() => {
            const element = document.querySelector(target.join(" "));
            element?.scrollIntoView({ block: "center" });
            const { x = 0, y = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
            return document.elementFromPoint(x + 2, y + height / 2) === element;
          })(),
          why: [failureSummary, ...[...any, ...all, ...none].map(({ message }) => message)].join(" | "),
          others: [...any, ...all, ...none].flatMap(({ relatedNodes }) => relatedNodes.map((other) => other.html)),
        }))),
      ))`,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  const faults = result.value as AxeFault[];
  return faults.filter((fault) => !isLeftToPeople(fault)).map(({ id, html, why }) => `${id} | ${html} | ${why}`);
}

interface AxeFault {
  /** Name of the rule. */
  id: string;
  /** False for what axe-core can't decide. */
  isCertain: boolean;
  html: string;
  /** Whether it is in a picture or a formula. */
  isPicture: boolean;
  /** Whether nothing lies over its beginning. */
  isOnTop: boolean;
  why: string;
  /** HTML of elements that it says it of. */
  others: string[];
}

function isLeftToPeople({ id, isCertain, isPicture, isOnTop, why, others }: AxeFault): boolean {
  if (isCertain) return false;
  // It finds no cells of a group's title that has no other group below.
  if (id === "th-has-data-cells") return others.every((html) => html.includes('scope="rowgroup"'));
  if (id !== "color-contrast") return false;
  // At the edges of its own grid axe-core doesn't find an element that is seen.
  return isPicture || why.includes("too short to determine") || (isOnTop && why.includes("is overlapped by"));
}

/** Returns by how many pixels the page is wider than its window. */
export function sidewaysOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
