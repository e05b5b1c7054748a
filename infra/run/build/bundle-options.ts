import type { BuildOptions } from 'esbuild';
import { leanLibraries } from './lean-libraries.ts';
import { compilerBeside } from './query-compiler.ts';

/**
 * Lists the packages that stay outside the bundles, so that a bundle imports them when it runs. Telemetry patches some
 * of these packages, and others contain native code. Both need packages that are not bundled.
 */
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
  'rate-limiter-flexible',
  // These packages are loaded only when they are needed: MJML when a text is saved, mailparser when a mail bounces, and
  // so on.
  'mjml',
  'mailparser',
  '@simplewebauthn/server',
  'qrcode',
  'exceljs',
  'pinyin-pro',
  '@opentelemetry/*',
  '@node-rs/*',
  'sharp',
];

/**
 * Defines `require` at the top of each bundle. Bundled CommonJS code loads Node's modules with `require`, which an ES
 * module does not have.
 */
const BANNER =
  "import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);";

/** Holds the options of esbuild for all bundles. They put our code, zod, jose and Prisma into one file. */
export const OPTIONS = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  sourcemap: true,
  sourcesContent: false,
  // V8 keeps the source text of a bundle as long as the process lives, so comments and spaces would be kept too
  minifyWhitespace: true,
  external: EXTERNAL,
  banner: { js: BANNER },
  plugins: [compilerBeside, leanLibraries],
  logLevel: 'warning',
} satisfies BuildOptions;

export const bundleOptions = (entry: string, outfile: string): BuildOptions => ({
  ...OPTIONS,
  entryPoints: [entry],
  outfile,
});
