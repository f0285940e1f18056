/** Runs clean-ups when this process ends: normally, by an error, or by a signal other than SIGKILL. */

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const cleanUps = new Set<() => void>();

/**
 * Registers a clean-up.
 *
 * @param cleanUp - synchronous, since an ending process waits for nothing; it must not throw
 * @returns a function that removes it
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
  // Other listeners of the signal decide how to end; without any, the process ends as if there had been no listener.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
