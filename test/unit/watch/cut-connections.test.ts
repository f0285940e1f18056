/** Ends connections as `watch` does at Ctrl-C, and sees which faults are told. */
import { EventEmitter } from "node:events";
import { expect, test, vi } from "vitest";
import { expectCutConnections } from "#commands/watch.ts";

test("a browser that no longer answers is no fault, all else is one", () => {
  const events = new EventEmitter();
  const tell = vi.fn<(error: Error, origin: string) => void>();
  events.on("uncaughtException", tell);
  expectCutConnections(events);
  events.emit(
    "uncaughtException",
    new Error("Protocol error (Target.setAutoAttach): Target closed"),
    "unhandledRejection",
  );
  events.emit(
    "uncaughtException",
    Object.assign(new Error("gone"), { name: "TargetCloseError" }),
    "unhandledRejection",
  );
  expect(tell).not.toHaveBeenCalled();
  const fault = new TypeError("x is not a function");
  events.emit("uncaughtException", fault, "uncaughtException");
  expect(tell).toHaveBeenCalledExactlyOnceWith(fault, "uncaughtException");
});
