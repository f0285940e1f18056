/** Finds optional programs of the machine, and tells how to install them. */
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Milliseconds for a program to print its version. */
const patienceMs = 20_000;

/** How a program is asked for its version, and the package that contains it, by package manager. */
interface Program {
  call: readonly [program: string, ...args: string[]];
  packages: Readonly<Record<PackageManager, string | undefined>>;
}

type PackageManager = "apt-get" | "dnf" | "apk" | "brew" | "winget";

const programs = {
  Git: {
    call: ["git", "--version"],
    packages: { "apt-get": "git", dnf: "git", apk: "git", brew: "git", winget: "Git.Git" },
  },
  Ghostscript: {
    call: [process.env["GS"] ?? "gs", "--version"],
    packages: {
      "apt-get": "ghostscript",
      dnf: "ghostscript",
      apk: "ghostscript",
      brew: "ghostscript",
      winget: "ArtifexSoftware.GhostScript",
    },
  },
  Java: {
    call: ["java", "-version"],
    packages: {
      "apt-get": "default-jre-headless",
      dnf: "java-latest-openjdk-headless",
      apk: "openjdk21-jre-headless",
      brew: "openjdk",
      winget: "EclipseAdoptium.Temurin.21.JRE",
    },
  },
  qpdf: {
    call: ["qpdf", "--version"],
    packages: { "apt-get": "qpdf", dnf: "qpdf", apk: "qpdf", brew: "qpdf", winget: "QPDF.QPDF" },
  },
  poppler: {
    call: ["pdftoppm", "-v"],
    packages: {
      "apt-get": "poppler-utils",
      dnf: "poppler-utils",
      apk: "poppler-utils",
      brew: "poppler",
      winget: undefined,
    },
  },
  ps: {
    call: ["ps", "-p", String(process.pid), "-o", "pid="],
    packages: { "apt-get": "procps", dnf: "procps-ng", apk: "procps", brew: undefined, winget: undefined },
  },
} satisfies Readonly<Record<string, Program>>;

export type ProgramName = keyof typeof programs;

/** Returns the version that a program prints, or "there"; undefined where it is missing or doesn't run. */
export async function findProgram(name: ProgramName): Promise<string | undefined> {
  const [program, ...args] = programs[name].call;
  try {
    const { stdout, stderr } = await run(program, args, { timeout: patienceMs });
    return /\d+(?:\.\d+)+\S*/.exec(`${stdout}\n${stderr}`)?.[0].replaceAll('"', "") ?? "there";
  } catch {
    return undefined;
  }
}

/** Tells how to install a program on this system. */
export function howToGet(name: ProgramName, manager = packageManager()): string {
  const { packages }: Program = programs[name];
  const found = manager && packages[manager];
  if (!manager || found === undefined) return `install ${name} as your system does`;
  return `${manager} install ${found}`.replace("apk install", "apk add");
}

/** Returns the package manager of this system, if it is known. */
function packageManager(): PackageManager | undefined {
  if (process.platform === "darwin") return "brew";
  if (process.platform === "win32") return "winget";
  const release = existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "";
  const system = /^ID(?:_LIKE)?=.*$/gm;
  const names = Array.from(release.matchAll(system), ([line]) => line).join(" ");
  if (/debian|ubuntu/.test(names)) return "apt-get";
  if (/fedora|rhel/.test(names)) return "dnf";
  return /alpine/.test(names) ? "apk" : undefined;
}
