import { describe, expect, test } from '@jest/globals';
import { seeded } from '../chaos/random.ts';
import type { FuzzOperation, Schema } from './document.ts';
import { findingsIn } from './judge.ts';
import { requestFor } from './request.ts';
import { toJson, valueFor, withHostilePart } from './values.ts';

const line: Schema = {
  type: 'object',
  properties: { packId: { type: 'string', format: 'uuid' }, quantity: { type: 'integer', minimum: 1, maximum: 24 } },
  required: ['packId', 'quantity'],
};
const operation: FuzzOperation = {
  operationId: 'placeOrder',
  path: '/v1/orders/{orderId}',
  method: 'POST',
  'x-permissions': ['sales'],
  parameters: [{ in: 'path', name: 'orderId', required: true, schema: { type: 'string' } }],
  requestBody: { content: { 'application/json': { schema: { type: 'array', items: line } } } },
  responses: {},
};
const document = { operations: [operation], schemas: {} };
const ids = new Map([['packId', ['the-pack']]]);
const run = (seed: number) =>
  Array.from({ length: 50 }, (_, n) => requestFor({ random: seeded(seed).stream(`request ${n}`), document, ids }));

test('the same seed makes the same requests, and another seed makes others', () => {
  expect(run(1)).toEqual(run(1));
  expect(run(1)).not.toEqual(run(2));
});

test('a value fits its schema, and mostly names an id that exists', () => {
  const values = Array.from({ length: 50 }, (_, n) => valueFor(line, '', { random: seeded(n), schemas: {}, ids }));
  for (const value of values) expect(value).toEqual({ packId: expect.any(String), quantity: expect.any(Number) });
  expect(values.filter((value) => JSON.stringify(value).includes('the-pack')).length).toBeGreaterThan(30);
});

test('a hostile part replaces a part at any depth and leaves the rest', () => {
  const given = { lines: [{ quantity: 2 }], note: 'x' };
  const made = Array.from({ length: 50 }, (_, n) => JSON.stringify(withHostilePart(given, seeded(n), null)));
  expect(made).toEqual(
    expect.arrayContaining(['null', '{"lines":null,"note":"x"}', '{"lines":[{"quantity":null}],"note":"x"}']),
  );
});

test('a value can be nested deeper than JSON.stringify can write', () => {
  expect(toJson({ note: 'nested 6,000 levels deep' })).toBe(`{"note":${'['.repeat(6_000)}${']'.repeat(6_000)}}`);
});

describe('a finding is', () => {
  const [request] = run(1);
  const findings = (answer: object) =>
    request && findingsIn(request, { status: 200, type: 'application/json', text: '{}', milliseconds: 5, ...answer });
  const problem = JSON.stringify({
    ...{ type: '/docs/errors/malformed', title: 'The request is not valid', status: 400 },
    ...{ detail: 'Send well-formed JSON.', instance: '/v1/orders', requestId: 'request-1' },
  });
  const refused = { status: 400, type: 'application/problem+json; charset=utf-8', text: problem };

  test.each([
    ['nothing in a good answer', {}, []],
    ['nothing in a refusal', refused, []],
    ['a status from 500 on', { ...refused, status: 503 }, ['status 503']],
    ['a refusal that is no problem', { status: 404, text: 'Cannot GET /' }, ['status 404 without a problem']],
    ['a word of the machine room', { text: '{"detail":"PrismaClientKnownRequestError"}' }, ["internal word 'Prisma'"]],
    ['a slow answer', { milliseconds: 12_000 }, ['answered after 12 s']],
  ])('%s', (_, answer, expected) => {
    expect(findings(answer)).toEqual(expected);
  });
});
