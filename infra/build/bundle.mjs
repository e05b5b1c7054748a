// Bundles a service for its image: node ../../infra/build/bundle.mjs <entry> [<worker>…], run in the service's folder.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from './bundle-options.mjs';

const [entry, ...workers] = process.argv.slice(2);
if (!entry) {
  console.error('Usage, in a service folder: node ../../infra/build/bundle.mjs src/main.ts');
  process.exit(2);
}

await build(bundleOptions(entry, 'dist/main.js'));
// a worker thread is found by its file's name, beside whoever starts it
for (const worker of workers) await build(bundleOptions(worker, `dist/${basename(worker)}`));
const { size } = await stat('dist/main.js');
console.log(`${basename(process.cwd())}: dist/main.js, ${Math.round(size / 1024)} kB`);
