/** Opens an address in the user's own browser. */
import { spawn } from "node:child_process";

const openers: Partial<Record<NodeJS.Platform, [command: string, ...args: string[]]>> = {
  darwin: ["open"],
  // The empty word is the window's title, which `start` takes first.
  win32: ["cmd", "/c", "start", ""],
};

/**
 * Starts the system's opener.
 *
 * @returns why it could not be opened, or undefined
 */
export async function openAddress(address: string): Promise<string | undefined> {
  const [command, ...args] = openers[process.platform] ?? ["xdg-open"];
  const child = spawn(command, [...args, address], { stdio: "ignore", detached: true });
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("spawn", () => {
      child.unref();
      resolve(undefined);
    });
  });
}
