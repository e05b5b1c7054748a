// Declares the two parts of WebAssembly that engine.ts uses, because TypeScript declares them only in its library for
// browsers.
declare namespace WebAssembly {
  function instantiate(
    binary: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
}
