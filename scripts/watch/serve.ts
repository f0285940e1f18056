/** Answers by address in; a server on this machine alone, with a stream of events to each viewer, out. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import type { Answer } from "./routes.ts";

export interface WatchServer {
  /** `http://127.0.0.1:4321/` */
  address: string;
  /** Sends an event to every viewer; the last of each name is also sent to those that come later. */
  send(name: string, data: unknown): void;
  close(): Promise<void>;
}

/** Proxies end streams on which nothing comes for a minute. */
const heartbeatMs = 20_000;

/** Nothing is fetched from elsewhere, no script but the viewer's runs, no other page may hold this one. */
const ownPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const foreignPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/**
 * Listens on 127.0.0.1 only, and answers only questions to that name or `localhost`: a page elsewhere whose
 * name was made to lead here (DNS rebinding) asks for its own.
 *
 * @param port - 0 for any that is free
 * @throws {Error} with code EADDRINUSE or EACCES, where the port can't be had
 */
export async function serve(port: number, answer: (url: URL) => Promise<Answer | undefined>): Promise<WatchServer> {
  const viewers = new Set<ServerResponse>();
  const last = new Map<string, string>();
  const server = createServer((request, response) => {
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
  const heartbeat = setInterval(() => {
    for (const viewer of viewers) viewer.write(": still here\n\n");
  }, heartbeatMs);

  return {
    address: `http://127.0.0.1:${bound}/`,
    send(name, data) {
      const event = `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
      last.set(name, event);
      for (const viewer of viewers) viewer.write(event);
    },
    async close() {
      clearInterval(heartbeat);
      for (const viewer of viewers) viewer.end();
      viewers.clear();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "/", headers } = request;
    if (!hosts.has((headers.host ?? "").toLowerCase()))
      return refuse(response, 403, "Unexpected host, expected localhost");
    if (method !== "GET" && method !== "HEAD") return refuse(response, 405, "Unexpected method, expected GET");
    if (!URL.canParse(url, "http://localhost")) return refuse(response, 400, "Unexpected address");
    const asked = new URL(url, "http://localhost");
    if (asked.pathname === "/events") return stream(request, response);
    const found = await answer(asked);
    if (!found) return refuse(response, 404, "There is nothing here");
    response.writeHead(200, headersOf(found));
    if (method === "HEAD") return void response.end();
    const { body } = found;
    if (body instanceof Readable) await pipeline(body, response);
    else response.end(body);
  }

  function stream(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, headersOf({ type: "text/event-stream; charset=utf-8", body: "" }));
    response.write("retry: 1000\n\n");
    for (const event of last.values()) response.write(event);
    viewers.add(response);
    request.once("close", () => viewers.delete(response));
  }
}

function headersOf({ type, isForeign }: Answer): Record<string, string> {
  return {
    "Content-Type": type,
    // Text that is not published yet stays out of the browser's cache on disk.
    "Cache-Control": "no-store",
    "Content-Security-Policy": isForeign ? foreignPolicy : ownPolicy,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
  };
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, headersOf({ type: "text/plain; charset=utf-8", body: "" }));
  response.end(`${text}\n`);
}
