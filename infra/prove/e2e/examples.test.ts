// Whole: each operation of the document is sent by an example test. That its answer is the documented one, those tests say.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openApiDocument } from '../../../gateway/src/edge/openapi.ts';
import { operations } from '../../../gateway/src/edge/operations.ts';
import { sentIn } from './examples.ts';

/** What has no example that a client could send, and which test sees it come in all the same. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  // signed by the provider, over its bytes
  receiveSandboxWebhook: 'examples-shop.e2e.test.ts',
};

const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');
const documented = Object.values(openApiDocument(operations).paths ?? {})
  .flatMap((path) => Object.values(path))
  .map(({ operationId }: { operationId: string }) => operationId);

test('every operation that is named here has no example test: send its example in an examples-….e2e.test.ts', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => /^(documents|examples)/.test(file));
  const sent = new Set(files.flatMap((file) => sentIn(read(file))));
  expect(documented.filter((id) => !sent.has(id) && !(id in ELSEWHERE))).toEqual([]);
});

test('what is sent elsewhere is named there', () => {
  for (const [id, file] of Object.entries(ELSEWHERE)) {
    expect(documented).toContain(id);
    expect(read(file)).toContain(id);
  }
});
