import { describe, expect, test } from '@jest/globals';
import { seeded } from '../chaos/random.ts';
import type { FuzzOperation, Schema } from './document.ts';
import { findingsIn } from './judge.ts';
import { operations } from '../../../gateway/src/edge/operations.ts';
import { requestFor } from './request.ts';
import { NEVER_REACHED, SCENES } from './scenes/all.ts';
import { requestOf } from './valid.ts';
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
  Array.from({ length: 50 }, (_, n) =>
    requestFor({ random: seeded(seed).stream(`request ${n}`), document, ids }, operation),
  );

test('the same seed makes the same requests, and another seed makes others', () => {
  expect(run(1)).toEqual(run(1));
  expect(run(1)).not.toEqual(run(2));
});

test('a value fits its schema, and mostly names an id that exists', () => {
  const values = Array.from({ length: 50 }, (_, n) => valueFor(line, '', { random: seeded(n), schemas: {}, ids }));
  for (const value of values) expect(value).toEqual({ packId: expect.any(String), quantity: expect.any(Number) });
  expect(values.filter((value) => JSON.stringify(value).includes('the-pack')).length).toBeGreaterThan(30);
});

test('at an edge, all numbers of a body are at their minimum or at their maximum together', () => {
  const counted: Schema = { type: 'integer', minimum: -2, maximum: 9 };
  const body: Schema = {
    type: 'object',
    properties: { eyes: { type: 'array', items: line }, counted },
    required: ['eyes'],
  };
  const numbers = (edge: 'minimum' | 'maximum') =>
    Array.from({ length: 20 }, (_, n) => valueFor(body, '', { random: seeded(n), schemas: {}, ids, edge })).map(
      (value) => [...new Set(JSON.stringify(value).match(/(?<="(?:quantity|counted)":)-?\d+/g))],
    );
  expect(numbers('minimum')).toEqual(Array.from({ length: 20 }, () => ['1', '-2']));
  expect(numbers('maximum')).toEqual(Array.from({ length: 20 }, () => ['24', '9']));
});

test('some requests have all numbers of their schema at a limit', () => {
  const sent = Array.from({ length: 400 }, (_, n) =>
    requestFor({ random: seeded(n).stream('edge'), document, ids }, operation),
  ).map(({ body }) => String(body).match(/(?<="quantity":)\d+/g));
  for (const limit of ['1', '24']) {
    expect(
      sent.filter((found) => found && found.length > 1 && found.every((one) => one === limit)).length,
    ).toBeGreaterThan(3);
  }
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

describe('a valid request', () => {
  const place: FuzzOperation = {
    ...{ operationId: 'shipOrder', path: '/v1/orders/{orderId}/ship', method: 'POST', 'x-permissions': ['warehouse'] },
    ...{ parameters: [], responses: {} },
    requestBody: { content: { 'application/json': { example: { carrier: 'UPS', on: '2026-06-01', id: 'shown' } } } },
  };
  const valid = { path: { orderId: 'the-order' }, ids: { shown: 'real' }, change: { carrier: 'DHL' } };
  const made = (spoil: boolean) =>
    Array.from({ length: 50 }, (_, n) => requestOf(place, valid, seeded(n).stream('x'), spoil));

  test('has the example with real ids, on the thing that the scene has made', () => {
    const [{ path, role, body } = { path: '', role: '', body: '' }] = made(false);
    expect([path, role]).toEqual(['/v1/orders/the-order/ship', 'warehouse']);
    expect(JSON.parse(String(body))).toEqual({ carrier: 'DHL', on: expect.stringMatching(/-01-15$/), id: 'real' });
  });

  test('differs in one part when it is spoilt, mostly in its body', () => {
    const [whole] = made(false);
    const spoilt = made(true);
    const changed = (part: 'path' | 'body') => spoilt.filter((one) => one[part] !== whole?.[part]).length;
    expect(changed('body')).toBeGreaterThan(30);
    expect(changed('path')).toBeGreaterThan(2);
    expect(spoilt.filter(({ path, body }) => path !== whole?.path && body !== whole?.body)).toEqual([]);
  });

  test('of a scene that names too little is refused before it is sent', () => {
    expect(() => requestOf(place, {}, seeded(1).stream('x'), false)).toThrow(
      'the scene of shipOrder does not name orderId',
    );
  });
});

test('every scene and every reason is about an operation of the document', () => {
  const known = new Set(operations.map(({ id }) => id));
  expect([...Object.keys(SCENES), ...Object.keys(NEVER_REACHED)].filter((id) => !known.has(id))).toEqual([]);
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
