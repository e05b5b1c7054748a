// Tests that every documented operation has an example test. The example tests themselves check the answers.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openApiDocument } from '../../../gateway/src/reference/openapi.ts';
import { operations } from '../../../gateway/src/edge/operations.ts';
import { sentIn } from './examples.ts';

/**
 * Lists operations whose documented example a client cannot send. Each one is named with the test file that covers it.
 */
const ELSEWHERE: Readonly<Record<string, string>> = {
  // a mail provider signs the bytes of each report
  receiveMailReport: 'examples-staff.e2e.test.ts',
  // a telephone system signs the bytes of each event
  receiveCallEvent: 'examples-contacts.e2e.test.ts',
  // a provider signs the bytes of each delivery
  receiveChannelDelivery: 'examples-channels.e2e.test.ts',
  // a carrier signs the bytes of each event: the test `receiveCarrierEvent` signs one of its own
  receiveCarrierEvent: 'examples-parcels.e2e.test.ts',
  // a mailbox signs the bytes of each mail
  receiveCaseMail: 'examples-cases.e2e.test.ts',
  // only a shop with a provider of addresses accepts it: checkAddress is refused here, and made in the test of addresses
  checkAddress: 'examples-order-desk.e2e.test.ts',
  // only a stack with a test clock accepts these operations
  getTestClock: 'test-clock.e2e.test.ts',
  moveTestClock: 'test-clock.e2e.test.ts',
  // only a training shop accepts these operations
  getTraining: 'training.e2e.test.ts',
  keepTraining: 'training.e2e.test.ts',
  resetTraining: 'training.e2e.test.ts',
  // the provider signs the bytes of each webhook, so a fixed example would have no valid signature
  receiveSandboxWebhook: 'examples-shop.e2e.test.ts',
};

const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');
const documented = Object.values(openApiDocument(operations).paths ?? {})
  .flatMap((path) => Object.values(path))
  .map(({ operationId }: { operationId: string }) => operationId);

test('every operation has an example test (a listed one has none: send its example in an examples-*.e2e.test.ts)', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => /^(documents|examples)/.test(file));
  const sent = new Set(files.flatMap((file) => sentIn(read(file))));
  expect(documented.filter((id) => !sent.has(id) && !(id in ELSEWHERE))).toEqual([]);
});

test('an operation that is covered elsewhere is named in that test file', () => {
  for (const [id, file] of Object.entries(ELSEWHERE)) {
    expect(documented).toContain(id);
    expect(read(file)).toContain(id);
  }
});
