// How a process is bundled: our code, zod, jose and Prisma go into one file; what telemetry patches, or holds native code, stays outside.
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
  'sharp',
];

// bundled CommonJS asks for Node's modules by require, which an ES module does not have
const BANNER =
  "import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);";

/** @type {import('esbuild').BuildOptions} */
export const OPTIONS = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  sourcesContent: false,
  external: EXTERNAL,
  banner: { js: BANNER },
  logLevel: 'warning',
};

/** @returns {import('esbuild').BuildOptions} */
export const bundleOptions = (entry, outfile) => ({ ...OPTIONS, entryPoints: [entry], outfile });
