import type { BuildOptions } from 'esbuild';

/** Telemetry patches some of these packages and others hold native code: a bundle must import them. */
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

/** Bundled CommonJS loads Node's modules by `require`, which an ES module does not have. */
const BANNER =
  "import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);";

/** Puts our code, zod, jose and Prisma into one file. */
export const OPTIONS = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  sourcemap: true,
  sourcesContent: false,
  external: EXTERNAL,
  banner: { js: BANNER },
  logLevel: 'warning',
} satisfies BuildOptions;

export const bundleOptions = (entry: string, outfile: string): BuildOptions => ({
  ...OPTIONS,
  entryPoints: [entry],
  outfile,
});
