import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { leanContracts } from './build/lean-contracts.ts';
import { lightOperations } from './build/light-operations.ts';
import { runbooks } from './build/runbooks.ts';

const gateway = process.env['TORIC_GATEWAY'] ?? 'http://localhost:8080';
/** The gateway compares the origin of a request with its host, so both stay as the browser sent them. */
const proxy = { target: gateway, changeOrigin: false };

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/console/',
  plugins: [lightOperations(), leanContracts(), runbooks(), react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    // A list of the files that each page imports would make up half of the module that lists the pages, which everybody
    // loads first. A script of a page imports its files itself, so only its styles are preloaded.
    modulePreload: {
      resolveDependencies: (_file, needed, { hostType }) =>
        hostType === 'html' ? needed : needed.filter((path) => path.endsWith('.css')),
    },
    sourcemap: false,
    target: 'es2023',
    // the licenses of all bundled libraries are written to a file of their own
    license: { fileName: 'licenses.md' },
    // a test checks the size of the compressed chunks
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: { comments: { legal: false } },
      // importing a module of the contracts has no side effect, so a module that no page uses is left out
      treeshake: { moduleSideEffects: [{ test: /\/packages\/(contracts|client|optics)\/src\//, sideEffects: false }] },
    },
  },
  server: { proxy: { '/v1': proxy, '/console/session': proxy } },
});
