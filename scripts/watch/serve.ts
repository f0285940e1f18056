/** Answers a viewer's questions, on this machine alone, to who knows the address; and sends events to each viewer. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { openEventStreams } from "./event-streams.ts";
import type { RouteAnswer } from "./routes.ts";

export interface WatchServer {
  /** `http://127.0.0.1:4321/tGz…/`: who has it may see the report. */
  address: string;
  /** Sends an event to every viewer; the last of each name is also sent to those that come later. */
  send(name: string, data: unknown): void;
  close(): Promise<void>;
}

/** Limits of a question. */
const limits: ServerOptions = {
  // Questions are short; an address has at most a search in it.
  maxHeaderSize: 8 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  // Node looks for those that take too long only every 30 s by itself.
  connectionsCheckingInterval: 2_000,
};
/** Most connections at once: a browser opens six to one host. */
const maxConnections = 64;
/** Milliseconds after which a connection on which nothing moves is ended; viewers get a sign of life more often. */
const silentMs = 60_000;

/** Content security policy of all answers that are no page: they hold nothing that a browser should do. */
const plainPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Listens on 127.0.0.1 only. Answers are given to questions that have the address's secret first in their path; so
 * other users and pages, which can reach the port too, get none. Questions must be to that host or `localhost` (a page
 * elsewhere whose name was made to lead here, DNS rebinding, asks for its own), and may come from no other page.
 *
 * @param port - 0 for any that is free
 * @param answer - is asked for addresses without the secret
 * @param patienceMs - for which a connection may neither send nor take anything
 * @throws {Error} with code EADDRINUSE or EACCES, where the port can't be had
 */
export async function serve(
  port: number,
  answer: (url: URL) => Promise<RouteAnswer | undefined>,
  patienceMs = silentMs,
): Promise<WatchServer> {
  const secret = randomBytes(18).toString("base64url");
  const streams = openEventStreams();
  const server = boundedServer(patienceMs);
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    respond(request, response).catch((error: Error) => {
      // A viewer that goes away in the middle of an answer is no fault.
      if (response.headersSent) return response.destroy();
      refuse(response, 500, error.message);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve());
  });
  const { port: bound } = server.address() as AddressInfo;
  const hosts = new Set(
    ["127.0.0.1", "localhost"].flatMap((name) => (bound === 80 ? [name, `${name}:80`] : [`${name}:${bound}`])),
  );

  return {
    address: `http://127.0.0.1:${bound}/${secret}/`,
    send: (name, data) => streams.send(name, data),
    async close() {
      streams.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "/", headers } = request;
    // What is sent along is not read; it must not wait in the connection either.
    if (method !== "GET" && method !== "HEAD") {
      response.setHeader("Connection", "close");
      return refuse(response, 405, "Unexpected method, expected GET");
    }
    if (!hosts.has((headers.host ?? "").toLowerCase()))
      return refuse(response, 403, "Unexpected host, expected localhost");
    if (isFromElsewhere(headers)) return refuse(response, 403, "Unexpected page that asks, expected the report's own");
    if (!url.startsWith("/") || !URL.canParse(url, "http://localhost"))
      return refuse(response, 400, "Unexpected address");
    const asked = new URL(url, "http://localhost");
    const [, given = "", rest] = /^\/([^/]*)(\/.*)$/s.exec(asked.pathname) ?? [];
    if (rest === undefined || !isSame(given, secret))
      return refuse(response, 403, "Unexpected address, expected the whole one that `watch` printed");
    asked.pathname = rest;
    if (asked.pathname === "/events") return stream(request, response);
    const found = await answer(asked);
    if (!found) return refuse(response, 404, "There is nothing here");
    response.writeHead(200, headersOf(found));
    if (method === "HEAD") return void response.end();
    const { body } = found;
    if (body instanceof Readable) await pipeline(body, response);
    else response.end(body);
  }

  function stream({ method }: IncomingMessage, response: ServerResponse): void {
    if (streams.isFull()) return refuse(response, 503, "Too many viewers, expected some to be closed");
    response.writeHead(200, headersOf({ type: "text/event-stream; charset=utf-8", body: "" }));
    if (method === "HEAD") return void response.end();
    streams.add(response);
  }

  /**
   * Returns whether the page that asks is another site's, as browsers say. A link elsewhere that leads here is no
   * harm: it has the secret in it.
   */
  function isFromElsewhere({ origin, ...headers }: IncomingMessage["headers"]): boolean {
    if (origin !== undefined && !hosts.has(origin.toLowerCase().replace(/^http:\/\//, ""))) return true;
    const site = headers["sec-fetch-site"];
    return (site === "cross-site" || site === "same-site") && headers["sec-fetch-mode"] !== "navigate";
  }
}

function boundedServer(patienceMs: number): Server {
  const server = createServer(limits);
  server.maxConnections = maxConnections;
  // Node's other limits are for questions: who never reads an answer would keep its connection, and the answer in memory.
  server.timeout = patienceMs;
  return server;
}

/** Compares in the same time for all that is wrong, so that no secret can be guessed letter by letter. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

function headersOf({ type, policy = plainPolicy }: RouteAnswer): Record<string, string> {
  return {
    "Content-Type": type,
    // Text that is not published yet stays out of the browser's cache on disk.
    "Cache-Control": "no-store",
    "Content-Security-Policy": policy,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
  };
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, headersOf({ type: "text/plain; charset=utf-8", body: "" }));
  response.end(`${text}\n`);
}
