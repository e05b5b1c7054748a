// npm run check:documents: lints /openapi.json with redocly and spectral, and /asyncapi.json with spectral. Every error
// and every warning fails it. The documents are made from the sources, so no server is needed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messages } from '@toric/contracts/messages';
import { asyncApi } from '@toric/messaging/asyncapi/asyncapi';
import { operations } from '../../../gateway/src/edge/operations.ts';
import { openApiDocument } from '../../../gateway/src/reference/openapi.ts';
import { ROOT } from './root.ts';

const folder = join(ROOT, '.toric/documents');
const rules = (file: string) => join(ROOT, 'infra/prove/checks', file);

function write(name: string, document: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, `${JSON.stringify(document, null, 2)}\n`);
  return path;
}

/** Runs one of the repository's linters. Returns true if the linter found nothing. */
function passes(tool: string, given: readonly string[]): boolean {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin', tool), given, { env, encoding: 'utf8' });
  const clean = status === 0 && !/\bwarning\b|You have \d+ warning/.test(`${stdout}${stderr}`);
  console.log(clean ? `${tool}: nothing found` : `${tool}:\n${stdout}${stderr}`);
  return clean;
}

mkdirSync(folder, { recursive: true });
const openApi = write('openapi.json', openApiDocument(operations));
const asyncApiFile = write(
  'asyncapi.json',
  asyncApi(messages.map((message) => ({ message, senders: message.senders }))),
);
const redocly = passes('redocly', ['lint', openApi, '--config', rules('redocly.yaml'), '--format', 'stylish']);
const spectral = passes('spectral', [
  'lint',
  openApi,
  asyncApiFile,
  ...['--ruleset', rules('spectral.yaml'), '--fail-severity', 'warn', '--format', 'text', '--display-only-failures'],
]);
process.exitCode = redocly && spectral ? 0 : 1;
