/** Finds the target of a link within the report: an id, a heading by its GitHub name, or another file of the report. */
import { dirname, relative, resolve } from "node:path";
import { percentDecode } from "../lib/percent-decode.ts";
import { pathOf } from "../manuscript/files/file-name.ts";
import { referencedId } from "./references.ts";
import { withoutTemplate } from "./template-address.ts";
import { githubSlug, looseSlug } from "./heading-slugs.ts";
import type { ParsedSection } from "./parsed-report.ts";
import type { TargetFacts } from "./section-facts.ts";

type Linked = Pick<ParsedSection, "file" | "facts">;

/** Sections, and the absolute path of the manuscript's folder. */
interface LinkedReport {
  folder: string;
  sections: readonly Linked[];
}

/** Something that a link may lead to. */
interface LinkTarget {
  kind: TargetFacts["kind"];
  title: string;
  isInner?: true;
}

/**
 * Returns the target of a link in the section at `index`; undefined where there is none. `isAstray` is set where the
 * address leads to a file of the report, but to an id that the file doesn't have: the target is the file's beginning
 * then.
 */
export type ResolveLink<Target extends LinkTarget> = (
  address: string,
  index: number,
) => (Target & { isAstray?: true }) | undefined;

/**
 * Returns a function that finds targets by addresses as they are written, `#id` or `b.md#id`: those in the link's own
 * file first, then the first in the report.
 *
 * @param targetsOf - targets of each section
 */
export function linkResolver<Target extends LinkTarget>(
  { folder, sections }: LinkedReport,
  targets: ReadonlyMap<string, Target>,
  targetsOf: readonly (readonly Target[])[],
): ResolveLink<Target> {
  const names = targetsOf.map((_, index) => namesIn(sections[index]!, targetsOf[index]!));
  const anchors = sections.map(({ facts }) => new Set(facts.ids.map(({ id }) => id)));
  const findFile = fileFinder(
    sections.map(({ file }) => pathOf(file)),
    folder,
  );
  const inSection = (id: string, index: number): Target | undefined => {
    const bare = id.replace(/^(?:user-content-|markdown-header-)/, "");
    const known = targets.get(bare);
    if (known) return known;
    const { exact, loose } = names[index]!;
    return exact.get(bare.toLowerCase()) ?? loose.get(looseSlug(bare));
  };
  return (written, index) => {
    const address = withoutTemplate(written);
    const id = referencedId(address);
    if (id !== undefined) return inSection(id, index) ?? first(sections, (_, other) => inSection(id, other));
    const [, path = "", fragment = ""] = /^([^#?]*)[^#]*#?(.*)$/s.exec(address) ?? [];
    // Wikis write hyphens for spaces in names of pages.
    const found = findFile(percentDecode(path), index) ?? findFile(percentDecode(path).replaceAll(" ", "-"), index);
    // MyST names a place by its label alone.
    if (found === undefined) return written === path ? targets.get(path) : undefined;
    const heading = targetsOf[found]!.find(({ kind, isInner }) => kind === "section" && !isInner);
    if (fragment === "") return heading;
    const place = percentDecode(fragment);
    const isAnchor = anchors[found]!.has(place) && !targets.has(place);
    if (isAnchor) return heading && { ...heading, id: place };
    return inSection(place, found) ?? (heading && { ...heading, isAstray: true as const });
  };
}

/**
 * Returns a function that finds the index of the section that a path leads to: relative to the linking file, by the
 * path of the page that another program makes of a file, or in any folder where only one file has the name. Such a path
 * may begin with the manuscript's folder, as sites do that show `docs/a.md` as `/docs/a`, but with none above it: these
 * differ from machine to machine.
 */
function fileFinder(paths: readonly string[], folder: string): (path: string, from: number) => number | undefined {
  const keys = paths.map((path) => keyOf(path));
  const known = new Map(keys.map((key, index) => [key, index] as const).toReversed());
  const folded = new Map(keys.map((key, index) => [key.toLowerCase(), index] as const).toReversed());
  const at = (path: string): number | undefined => {
    const key = keyOf(path);
    const pages = [key, ...indexes.map((name) => `${key}/${name}`)];
    return first(pages, (page) => known.get(page)) ?? first(pages, (page) => folded.get(page.toLowerCase()));
  };
  const endings = paths.map((path) => `/${keyOf(relative(dirname(folder), path))}`.toLowerCase());
  /** Finds the only file whose path ends like this. */
  const endingSo = (path: string): number | undefined => {
    const key = keyOf(path).toLowerCase();
    if (key === "" || indexes.includes(key)) return undefined;
    const ending = `/${key}`;
    const fitting = endings.flatMap((one, index) =>
      one.endsWith(ending) || indexes.some((name) => one.endsWith(`${ending}/${name.toLowerCase()}`)) ? [index] : [],
    );
    return fitting.length === 1 ? fitting[0] : undefined;
  };
  return (path, from) => {
    const plain = path.replaceAll("\\", "/").replace(/^(?:@site|@|~)(?=\/)/, "");
    const found = plain.startsWith("/") ? undefined : at(resolve(dirname(paths[from]!), plain));
    // Pages of a web site are often one folder deeper than their source files.
    return found ?? endingSo(plain.replace(/^(?:\.{0,2}\/)+/, ""));
  };
}

/** Names of the file that a link to a folder leads to. */
const indexes = ["index", "_index", "readme", "README"];

interface Names<Target> {
  exact: Map<string, Target>;
  loose: Map<string, Target>;
}

/** Returns the targets of a section by the ids that GitHub gives their headings; repeated ids are numbered. */
function namesIn<Target extends LinkTarget>({ facts }: Linked, targets: readonly Target[]): Names<Target> {
  const names: Names<Target> = { exact: new Map(), loose: new Map() };
  const counts = new Map<string, number>();
  const counted: [string, Target][] = [];
  const add = (name: string, target: Target) => {
    const loose = looseSlug(name);
    if (loose !== "" && !names.loose.has(loose)) names.loose.set(loose, target);
  };
  for (const [place, target] of targets.entries()) {
    if (target.kind !== "section") continue;
    const { written = target.title } = facts.targets[place]!;
    const slug = githubSlug(written);
    let name = slug;
    let count = counts.get(slug) ?? 0;
    while (names.exact.has(name)) name = `${slug}-${++count}`;
    counts.set(slug, count);
    names.exact.set(name, target);
    add(target.title, target);
    add(written, target);
    if (name !== slug) counted.push([name.slice(slug.length), target]);
  }
  // `#scope-1` is the second "Scope", unless there is a heading "Scope 1".
  for (const [count, target] of counted) add(`${target.title}${count}`, target);
  return names;
}

function first<Item, Found>(items: readonly Item[], find: (item: Item, index: number) => Found | undefined) {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Returns a path in a form for comparison: without its extension, with forward slashes. */
function keyOf(path: string): string {
  return path
    .replaceAll("\\", "/")
    .replace(/\/$/, "")
    .replace(/\.(?:[qr]?md|r?markdown|mdx|mdown|mkdn?|ipynb|rst|adoc|asciidoc|x?html?)$/i, "")
    .normalize();
}
