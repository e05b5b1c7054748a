import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Matches the module in which Prisma keeps its query compiler: WebAssembly of 3 MB as a text in base64. */
const INLINED = /query_compiler_\w+\.postgresql\.wasm-base64\.mjs$/;
const FILE = 'query-compiler.wasm';
/**
 * Holds the code that replaces this module. Prisma calls `Buffer.from(wasm, 'base64')`, which calls `valueOf` of an
 * object. So the bytes are read when they are compiled, and no variable holds them afterwards.
 */
const FROM_FILE = `import { readFileSync } from 'node:fs';
export const wasm = { valueOf: () => readFileSync(new URL('./${FILE}', import.meta.url)) };
`;

/**
 * Writes Prisma's query compiler into a file beside each bundle that needs it. Inside a bundle it would be part of the
 * source text and a constant, and each process would keep both: 9 MB that are needed once, at the start.
 */
export const compilerBeside: Plugin = {
  name: 'query-compiler',
  setup(build) {
    const { absWorkingDir = '.' } = build.initialOptions;
    let bytes = Buffer.alloc(0);
    build.onLoad({ filter: INLINED }, ({ path }) => {
      const [, base64] = /"([\w+/=]+)"/.exec(readFileSync(path, 'utf8')) ?? [];
      if (!base64) throw new Error(`${path} holds no text in base64: Prisma has changed the module of its compiler`);
      bytes = Buffer.from(base64, 'base64');
      return { contents: FROM_FILE, loader: 'js' };
    });
    build.onEnd(({ metafile }) => {
      for (const [bundle, { inputs }] of Object.entries(metafile?.outputs ?? {}))
        if (bundle.endsWith('.js') && Object.keys(inputs).some((input) => INLINED.test(input)))
          writeFileSync(join(absWorkingDir, dirname(bundle), FILE), bytes);
    });
  },
};
