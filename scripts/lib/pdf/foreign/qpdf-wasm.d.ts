/** Declares the part of `@neslinesli93/qpdf-wasm` that is used: qpdf in WebAssembly. */
declare module "@neslinesli93/qpdf-wasm" {
  interface Qpdf {
    /** Runs qpdf with arguments of its command line. @returns its exit code: 0 success, 2 errors, 3 warnings */
    callMain(args: string[]): number;
    FS: { writeFile(path: string, bytes: Uint8Array): void; readFile(path: string): Uint8Array };
  }
  export default function createQpdf(options: { locateFile: () => string }): Promise<Qpdf>;
}
