/** Cleans up when this process ends: by itself, by an error, or by a signal other than SIGKILL. */

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const cleanUps = new Set<() => void>();

/**
 * @param cleanUp - synchronous, since an ending process waits for nothing; it must not throw
 * @returns what to call when there is nothing to clean up any more
 */
export function atEnd(cleanUp: () => void): () => void {
  if (cleanUps.size === 0) {
    process.on("exit", cleanUpAll);
    for (const signal of signals) process.on(signal, cleanUpAndDie);
  }
  cleanUps.add(cleanUp);
  return () => {
    if (!cleanUps.delete(cleanUp) || cleanUps.size > 0) return;
    stopListening();
  };
}

function stopListening(): void {
  process.off("exit", cleanUpAll);
  for (const signal of signals) process.off(signal, cleanUpAndDie);
}

function cleanUpAll(): void {
  for (const cleanUp of cleanUps) cleanUp();
  cleanUps.clear();
}

function cleanUpAndDie(signal: NodeJS.Signals): void {
  cleanUpAll();
  stopListening();
  // Who else listens to the signal decides how to end; nobody, then as if there had been no listener.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
