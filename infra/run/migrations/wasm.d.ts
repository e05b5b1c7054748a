// The two parts of WebAssembly that engine.ts uses: TypeScript declares them with the browser's library only.
declare namespace WebAssembly {
  function instantiate(
    binary: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
}
