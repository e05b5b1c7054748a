// Bundles a service for its image: node ../../infra/build/bundle.mjs <entry>, run in the service's folder.
// Our code, zod, jose and Prisma go into dist/main.js; what telemetry patches, or holds native code, stays outside.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { build } from 'esbuild';

const EXTERNAL = [
  'express',
  'pg',
  'pg-native',
  'pg-copy-streams',
  'amqplib',
  'pino',
  'pino-pretty',
  'prom-client',
  'helmet',
  'undici',
  'rate-limiter-flexible',
  '@opentelemetry/*',
  '@node-rs/*',
];

// bundled CommonJS asks for Node's modules by require, which an ES module does not have
const BANNER =
  "import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);";

const [entry] = process.argv.slice(2);
if (!entry) {
  console.error('Usage, in a service folder: node ../../infra/build/bundle.mjs src/main.ts');
  process.exit(2);
}

await build({
  entryPoints: [entry],
  outfile: 'dist/main.js',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  sourcesContent: false,
  external: EXTERNAL,
  banner: { js: BANNER },
  logLevel: 'warning',
});
const { size } = await stat('dist/main.js');
console.log(`${basename(process.cwd())}: dist/main.js, ${Math.round(size / 1024)} kB`);
