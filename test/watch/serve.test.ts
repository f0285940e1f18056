/** The server of watch: which questions it answers, and which it refuses. */
import { request, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRoutes } from "../../scripts/watch/routes.ts";
import { serve, type WatchServer } from "../../scripts/watch/serve.ts";
import { emptyState } from "../../scripts/watch/view-state.ts";

let server: WatchServer;
let port: number;
beforeAll(async () => {
  const routes = await openRoutes();
  server = await serve(0, (url) => routes(url, { state: emptyState, shown: undefined, pdf: undefined }));
  port = Number(new URL(server.address).port);
});
afterAll(() => server.close());

/** Sent as it is: nobody tidies the path or the host up. */
async function ask(
  path: string,
  options: { host?: string; method?: string } = {},
): Promise<{ status: number; text: string; headers: IncomingMessage["headers"] }> {
  const { host = `127.0.0.1:${port}`, method = "GET" } = options;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, method, headers: { host } }, resolve).once("error", reject).end();
  });
  let text = "";
  for await (const chunk of answer.setEncoding("utf8")) text += chunk as string;
  return { status: answer.statusCode!, text, headers: answer.headers };
}

test("it listens on this machine only, and gives the viewer", async () => {
  expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const { status, text, headers } = await ask("/");
  expect([status, text.includes('<main id="pages"')]).toEqual([200, true]);
  expect(headers["content-security-policy"]).toContain("default-src 'none'; script-src 'self'");
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
  "/styles/fonts",
  "//etc/passwd",
  "/sheets/../../package.json",
  "/pictures/package.json",
  "/report.pdf",
  "/viewer.ts",
])("%s leads nowhere", async (path) => {
  const { status, text } = await ask(path);
  expect(status).toBe(404);
  expect(text).not.toContain("report-press");
});

test("only what reads is done", async () => {
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) expect((await ask("/", { method })).status).toBe(405);
  expect(await ask("/", { method: "HEAD" })).toMatchObject({ status: 200, text: "" });
});

test("the typeface is given, and found by its stylesheet", async () => {
  const { text } = await ask("/typeface.css");
  const urls = Array.from(text.matchAll(/url\("([^"]+)"\)/g), ([, url]) => url!);
  expect(urls).toHaveLength(4);
  for (const url of urls)
    expect(await ask(url)).toMatchObject({ status: 200, headers: { "content-type": "font/ttf" } });
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
