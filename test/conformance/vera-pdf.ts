/** Finds veraPDF's jars, or fetches them with Maven, and asks it of PDFs. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withoutProgram } from "../support/why-skipped.ts";

/** SHA-256 of each jar: veraPDF 1.30.2 and what it runs on. */
const jars: Readonly<Record<string, string>> = {
  "core-1.30.2.jar": "33d3d802b5e0e6e309884cb8d56cc98e6346c4d37f66268a33455da20afca531",
  "feature-reporting-1.30.2.jar": "bb79ba458b5fced4577611fe2aef52f2617eb0b5d3a6f61de1bf57f479455ebd",
  "javax.activation-api-1.2.0.jar": "43fdef0b5b6ceb31b0424b208b930c74ab58fac2ceeb7b3f6fd3aeb8b5ca4393",
  "jaxb-api-2.4.0-b180830.0359.jar": "56b9e9702753763007435162ea788055efcfefc86ab920f032c0411dc547b836",
  "jaxb-core-2.3.0.1.jar": "d2ecba63615f317a11fb55c6468f6a9480f6411c10951d9881bafd9a9a8d0467",
  "jaxb-impl-2.3.2.jar": "b3a3d3aeaa5503cadc24dca9539b87efcd7bc3bd8c48018887a1489f2a77bdc0",
  "metadata-fixer-1.30.2.jar": "06ea900784d7f6fdbe5965c176202ff8648a233b8306ce31798a1f8edb4215a8",
  "parser-1.30.2.jar": "2d916016e7967da35bd7189d3f4ccdc69d17a90a641d21e7343da666380918ba",
  "pdf-model-1.30.2.jar": "6cb4567d30d2b1c589684c8b485705893b7e3d6ea05df1b7529053eea2fd1156",
  "rhino-1.7.15.1.jar": "f3520a0e2e22d550f1216a456be233eb5385bf08e3219407dece7a16369eb38f",
  "stax-utils-20070216.jar": "7c7fd0892cb3362ed2e43ce2f76c8f18f2d7ff1d371ed7490775b7368f3fee9a",
  "validation-model-1.30.2.jar": "75642612f2559c795c6351ee5b8644e89e33f47e2d6ca32651d3c7a1ab4adbdb",
  "verapdf-xmp-core-1.30.2.jar": "002b1cbc65357fc6c87b6cfb775f15b9b78c163a2dec45fa3d8307ad2c3067d2",
};

const cache = fileURLToPath(new URL("../../node_modules/.cache/verapdf-1.30.2/", import.meta.url));
const program = fileURLToPath(new URL("Validate.java", import.meta.url));

const project = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId>
  <artifactId>conformance</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.verapdf</groupId>
      <artifactId>validation-model</artifactId>
      <version>1.30.2</version>
    </dependency>
  </dependencies>
</project>
`;

/** Returns the class path of veraPDF, or why there is none. @param fetches - whether Maven may fetch its jars */
export function findVeraPdf(fetches: boolean): { classPath: string } | { why: string } {
  // It runs a program from its source, for which it needs its compiler.
  const noJava = withoutProgram("java", "Java") ?? withoutProgram("javac", "Java's compiler (a JDK)");
  if (noJava) return { why: noJava };
  const named = process.env["VERAPDF_CLASSPATH"];
  if (named) return { classPath: named };
  if (hasAllJars(cache)) return { classPath: join(cache, "*") };
  if (!fetches)
    return { why: "`npm run conformance` has not fetched veraPDF's jars, nor does VERAPDF_CLASSPATH name them" };
  const noMaven = withoutProgram("mvn", "Maven, which fetches veraPDF,");
  return noMaven ? { why: noMaven } : fetchJars();
}

function hasAllJars(folder: string): boolean {
  return Object.entries(jars).every(([name, sum]) => {
    const path = join(folder, name);
    return existsSync(path) && createHash("sha256").update(readFileSync(path)).digest("hex") === sum;
  });
}

function fetchJars(): { classPath: string } | { why: string } {
  const folder = mkdtempSync(join(tmpdir(), "verapdf-"));
  try {
    writeFileSync(join(folder, "pom.xml"), project);
    const copy = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
    const { status } = spawnSync("mvn", ["-q", "-B", copy, "-DincludeScope=runtime", "-DoutputDirectory=jars"], {
      cwd: folder,
      timeout: 300_000,
    });
    if (status !== 0) return { why: "Maven could not fetch veraPDF 1.30.2" };
    if (!hasAllJars(join(folder, "jars"))) return { why: "veraPDF's jars are not those whose checksums are known" };
    rmSync(cache, { recursive: true, force: true });
    mkdirSync(cache, { recursive: true });
    for (const name of Object.keys(jars)) writeFileSync(join(cache, name), readFileSync(join(folder, "jars", name)));
    return { classPath: join(cache, "*") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Returns what veraPDF says of files. @param flavours - with commas between them: `ua1,2a` */
export function askVeraPdf(classPath: string, flavours: string, files: readonly string[]): string {
  const args = ["-Xmx3g", "-cp", classPath, program, flavours, ...files];
  const { stdout, stderr, status } = spawnSync("java", args, { encoding: "utf8", maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`Unexpected end of veraPDF, expected a verdict: ${stderr}`);
  return stdout;
}
