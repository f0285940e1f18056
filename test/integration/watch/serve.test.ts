/** Asks the server of watch questions that it answers, and others that it refuses. */
import { request, type IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { noStore } from "#lib/cache/cached.ts";
import { chooseFaces } from "#theme/choose-faces.ts";
import { openRoutes } from "#watch/routes.ts";
import { serve, type WatchServer } from "#watch/serve.ts";
import { emptyState } from "#watch/view-state.ts";
import { theme } from "../../support/usual-theme.ts";

let server: WatchServer;
let port: number;
/** Secret that is first in every path. */
let secret: string;
beforeAll(async () => {
  const routes = await openRoutes();
  server = await serve(0, (url) => routes(url, { state: emptyState, shown: undefined, pdf: undefined }));
  port = Number(new URL(server.address).port);
  secret = new URL(server.address).pathname.slice(1, -1);
});
afterAll(() => server.close());

/** Sends a question as it is, with the secret before it: nobody tidies the path or the host up. */
async function ask(
  path: string,
  options: { host?: string; method?: string; headers?: Record<string, string>; secret?: string } = {},
): Promise<{ status: number; text: string; headers: IncomingMessage["headers"] }> {
  const { host = `127.0.0.1:${port}`, method = "GET", headers = {} } = options;
  const whole = `${options.secret ?? `/${secret}`}${path}`;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: "127.0.0.1", port, path: whole, method, headers: { ...headers, host } }, resolve)
      .once("error", reject)
      .end();
  });
  let text = "";
  for await (const chunk of answer.setEncoding("utf8")) text += chunk as string;
  return { status: answer.statusCode!, text, headers: answer.headers };
}

test("it listens on this machine only, and gives the viewer", async () => {
  expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{24}\/$/);
  const { status, text, headers } = await ask("/");
  expect([status, text.includes('<main id="pages"')]).toEqual([200, true]);
  expect(headers["content-security-policy"]).toMatch(
    /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'self';/,
  );
  expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
  expect((await ask("/", { host: `localhost:${port}` })).status).toBe(200);
});

test.each(["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example"])(
  "a question to the host %j is refused",
  async (host) => {
    for (const path of ["/", "/events", "/find?q=a"]) expect((await ask(path, { host })).status).toBe(403);
  },
);

test.each([
  "/../package.json",
  "/styles/../../package.json",
  "/styles/%2e%2e/%2e%2e/package.json",
  "/styles/..%2f..%2fpackage.json",
  "/styles/agency/fonts",
  "//etc/passwd",
  "/sheets/../../package.json",
  "/pictures/package.json",
  "/report.pdf",
  "/viewer.ts",
])("%s leads nowhere", async (path) => {
  const { status, text } = await ask(path);
  expect([403, 404]).toContain(status);
  expect(text).not.toContain("report-press");
});

test.each(["", "/", "/x", "//", "/%00", "/..", "/a%20b"])(
  "without the secret, as with %j, there is no answer",
  async (start) => {
    for (const path of ["/", "/events", "/find?q=a", "/viewer.css", "/sheets/a", "/report.pdf"]) {
      const { status, text } = await ask(path, { secret: start });
      expect([400, 403]).toContain(status);
      expect(text).not.toContain("<main");
    }
  },
);

test("the secret counts whole, and where it stands", async () => {
  const near = [secret.slice(0, -1), `${secret}x`, secret.toLowerCase() + secret.toUpperCase(), `%20${secret}`, "x"];
  for (const start of near.map((one) => `/${one}`)) expect((await ask("/", { secret: start })).status).not.toBe(200);
  expect((await ask(`/?${secret}`, { secret: "" })).status).toBe(403);
  expect((await ask("", { secret: `/${secret}` })).status).toBe(403);
});

test("two servers have two secrets", async () => {
  const other = await serve(0, async () => undefined);
  expect(new URL(other.address).pathname).not.toBe(`/${secret}/`);
  await other.close();
});

test.each<[string, Record<string, string>]>([
  ["another page", { origin: "https://evil.example" }],
  ["a page without an origin", { origin: "null" }],
  ["another port of this machine", { origin: "http://localhost:1" }],
  ["a script of another site", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }],
  ["a script of another port", { "sec-fetch-site": "same-site", "sec-fetch-mode": "cors" }],
])("a question of %s is refused", async (_, headers) => {
  for (const path of ["/", "/events", "/find?q=a"]) expect((await ask(path, { headers })).status).toBe(403);
});

test("the page's own questions, and a link that leads to it, are answered", async () => {
  const own = { origin: `http://127.0.0.1:${port}`, "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" };
  expect((await ask("/find?q=a", { headers: own })).status).toBe(200);
  expect((await ask("/", { headers: { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" } })).status).toBe(
    200,
  );
});

test("a head that has no end, or a long address, is refused", async () => {
  expect((await ask(`/find?q=${"a".repeat(20_000)}`)).status).toBe(431);
  expect((await ask("/", { headers: { long: "a".repeat(20_000) } })).status).toBe(431);
});

test("only so many viewers are served; one that goes makes room", async () => {
  // The answers are kept too: fetch ends the connection of an answer that nobody holds any more.
  const open: { abort: AbortController; answer: Response }[] = [];
  const join = async () => {
    const abort = new AbortController();
    const answer = await fetch(`${server.address}events`, { signal: abort.signal });
    if (answer.status === 200) open.push({ abort, answer });
    return answer.status;
  };
  // A viewer of the test before may still be on its way out.
  for (let count = 0; count < 16; count++) await expect.poll(join).toBe(200);
  expect(open).toHaveLength(16);
  expect(await join()).toBe(503);
  open[0]!.abort.abort();
  await expect.poll(join).toBe(200);
  for (const { abort } of open) abort.abort();
});

test("connections that never read their answers are ended, and make room", async () => {
  const body = Buffer.alloc(20_000_000, "a");
  const busy = await serve(0, async () => ({ type: "text/plain", body }), 500);
  const { port: at, pathname } = new URL(busy.address);
  const silent: Socket[] = [];
  for (let count = 0; count < 64; count++) {
    const socket = connect(Number(at), "127.0.0.1").pause();
    socket.on("error", () => undefined);
    socket.write(`GET ${pathname} HTTP/1.1\r\nHost: 127.0.0.1:${at}\r\n\r\n`);
    silent.push(socket);
  }
  const status = () =>
    fetch(busy.address).then(
      async (answer) => [answer.status, (await answer.text()).length],
      () => undefined,
    );
  try {
    await expect.poll(status, { timeout: 10_000 }).toEqual([200, body.length]);
  } finally {
    for (const socket of silent) socket.destroy();
    await busy.close();
  }
});

test("only what reads is done", async () => {
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) expect((await ask("/", { method })).status).toBe(405);
  expect(await ask("/", { method: "HEAD" })).toMatchObject({ status: 200, text: "" });
});

test("the typeface is given, and found by its stylesheet", async () => {
  const { text } = await ask("/typeface.css");
  const urls = Array.from(text.matchAll(/url\("([^"]+)"\)/g), ([, url]) => url!);
  const files = urls.filter((url) => !url.startsWith("data:"));
  expect(files).toHaveLength(4);
  for (const url of files)
    expect(await ask(`/${url}`)).toMatchObject({ status: 200, headers: { "content-type": "font/ttf" } });
});

test("the stylesheet has the faces of a report's other letters before those of the typeface", async () => {
  const { faces } = await chooseFaces({ text: new Set(["✓"]), code: new Set(), hasCode: false }, theme, noStore);
  const answer = await openRoutes();
  const shown = { book: { faces: { faces }, report: { theme } } } as unknown as Parameters<typeof answer>[1]["shown"];
  const given = await answer(new URL("/typeface.css", server.address), { state: emptyState, shown, pdf: undefined });
  const rules = (given!.body as string).split("\n");
  expect(rules[0]).toMatch(
    /^@font-face \{ font-family: "Carlito"; src: url\("styles\/fallback\/DejaVuSans.ttf"\); .*unicode-range: U\+2713; size-adjust: 88%/,
  );
  expect(rules).toHaveLength(12);
});

test("a viewer that comes later gets the last event of each name", async () => {
  server.send("state", { build: 1 });
  server.send("state", { build: 2 });
  const abort = new AbortController();
  const answer = await fetch(`${server.address}events`, { signal: abort.signal });
  const chunks = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("build")) text += (await chunks.read()).value ?? "";
  expect(text).toContain('event: state\ndata: {"build":2}\n\n');
  expect(text).not.toContain('"build":1');
  abort.abort();
});
