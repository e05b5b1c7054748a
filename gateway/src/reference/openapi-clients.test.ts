// Tests that the OpenAPI document is one from which a public generator makes a useful client.
import { describe, expect, test } from '@jest/globals';
import { isForKeys } from '@toric/contracts/customer/machines/key-scopes';
import { z } from 'zod';
import { operations } from '../edge/operations.ts';
import { documentedReply } from './documented-reply.ts';
import { exampleOf } from './example-of.ts';
import { openApiDocument } from './openapi.ts';
import { plainPattern } from './plain-schema.ts';

type Json = Record<string, unknown>;
// the OpenAPI document is read as the JSON that clients get
const document = JSON.parse(JSON.stringify(openApiDocument(operations))) as {
  paths: Record<string, Record<string, { operationId: string; tags: string[]; security: Json[]; responses: Json }>>;
  components: { schemas: Json; responses: Json; headers: Json };
  tags: { name: string; description: string }[];
  'x-tagGroups': { name: string; tags: string[] }[];
};
const all = Object.values(document.paths).flatMap((path) => Object.values(path));
const responseOf = (id: string, status: string): Json | undefined => {
  const found = all.find(({ operationId }) => operationId === id)?.responses[status];
  return found as Json | undefined;
};
const schemaRef = (id: string, status: string) => {
  const { content } = responseOf(id, status) as { content?: Record<string, { schema: Json }> };
  return Object.values(content ?? {})[0]?.schema['$ref'];
};

/** Calls `visit` with every object of the OpenAPI document and its path. */
function walk(node: unknown, visit: (value: Json, path: string) => void, path = ''): void {
  if (typeof node !== 'object' || node === null) return;
  visit(node as Json, path);
  for (const [key, value] of Object.entries(node)) {
    if (key !== 'example' && key !== 'examples') walk(value, visit, `${path}/${key}`);
  }
}

describe('schemas', () => {
  test('have names, so that a generated client knows an Order', () => {
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining([
        'Order',
        'OrderPage',
        'OrderStatus',
        'Product',
        'Customer',
        'Prescription',
        'Money',
        'Problem',
      ]),
    );
    expect(schemaRef('placeOrder', '201')).toBe('#/components/schemas/Order');
    expect(schemaRef('getOrder', '200')).toBe('#/components/schemas/Order');
    expect(schemaRef('listOrders', '200')).toBe('#/components/schemas/OrderPage');
  });

  test('of every JSON body and every JSON answer are references to a named schema', () => {
    const unnamed: string[] = [];
    walk(document.paths, ({ schema }, path) => {
      const isJson = path.includes('/content/application/') && path.endsWith('json');
      if (isJson && schema !== undefined && !('$ref' in (schema as Json))) unnamed.push(path);
    });
    expect(unnamed).toEqual([]);
  });

  test('hold no object without a name inside a named one', () => {
    const unnamed: string[] = [];
    walk(document.components.schemas, ({ properties }, path) => {
      if (properties !== undefined && path.split('/').length > 2) unnamed.push(path);
    });
    expect(unnamed).toEqual([]);
  });

  test('name an id by its format, without a pattern', () => {
    const ids: Json[] = [];
    walk(document, (value) => void (value['format'] === 'uuid' && ids.push(value)));
    expect(ids.length).toBeGreaterThan(200);
    expect(
      ids.filter(({ pattern, description }) => pattern !== undefined || /^(a )?uuid\.?$/i.test(String(description))),
    ).toEqual([]);
  });

  test('have patterns that mean the same with and without the flag u', () => {
    const patterns: string[] = [];
    walk(document, ({ pattern }) => void (typeof pattern === 'string' && patterns.push(pattern)));
    expect(patterns.length).toBeGreaterThan(10);
    for (const pattern of patterns) {
      expect(() => [new RegExp(pattern), new RegExp(pattern, 'u')]).not.toThrow();
      expect(pattern).not.toMatch(/\\p\{/i);
    }
  });

  test('forbid nothing beside a reference', () => {
    const closed: string[] = [];
    walk(document, (value, path) => void ('$ref' in value && 'additionalProperties' in value && closed.push(path)));
    expect(closed).toEqual([]);
  });
});

test.each([
  [String.raw`^\P{Cc}+$`, 'two words', 'a\u0007b'],
  [String.raw`^[^\p{Cc}]*$`, 'two words', 'a\u0085b'],
])('the pattern %s is written without Unicode classes', (pattern, good, bad) => {
  const plain = plainPattern(pattern) ?? '';
  for (const flags of ['', 'u']) {
    expect([new RegExp(plain, flags).test(good), new RegExp(plain, flags).test(bad)]).toEqual([true, false]);
  }
});

describe('answers', () => {
  const statuses = (id: string) => Object.keys(all.find(({ operationId }) => operationId === id)?.responses ?? {});

  test('are documented by status, also the refusals that many operations share', () => {
    expect(statuses('placeOrder')).toEqual(
      expect.arrayContaining([
        '201',
        '202',
        '400',
        '401',
        '403',
        '404',
        '409',
        '413',
        '415',
        '422',
        '429',
        '500',
        '503',
      ]),
    );
    expect(statuses('changeCustomer')).toContain('412');
    expect(statuses('listProducts')).toEqual(expect.arrayContaining(['200', '304', '400', '429', '503']));
    expect(all.filter(({ responses }) => 'default' in responses)).toEqual([]);
  });

  test('that succeed have headers, and those of orders name their address', () => {
    for (const { responses } of all) {
      const [status = ''] = Object.keys(responses);
      expect((responses[status] as Json)['headers']).toMatchObject({ 'X-Request-Id': {}, RateLimit: {} });
    }
    expect(responseOf('placeOrder', '202')).toMatchObject({ headers: { Location: {}, 'Preference-Applied': {} } });
    expect(responseOf('createCoupon', '201')).toMatchObject({ headers: { Location: {} } });
    expect(responseOf('addAddress', '201')).not.toMatchObject({ headers: { Location: {} } });
    expect(responseOf('getOrder', '200')).toMatchObject({ headers: { ETag: {} } });
  });

  test.each(
    operations
      .filter(({ download, status }) => !download && status !== 204)
      .map(({ id, reply }) => [id, reply] as const),
  )('of %s have an example that the schema accepts', (_, reply) => {
    const schema = documentedReply(reply);
    expect(z.safeParse(schema, exampleOf(schema)).error?.issues ?? []).toEqual([]);
  });
});

describe('groups', () => {
  test('order the operations by what a developer wants to do', () => {
    expect(document['x-tagGroups'].map(({ name }) => name)).toEqual([
      'Shop',
      'Checkout',
      'Account',
      'Staff',
      'Operations',
    ]);
    const grouped = document['x-tagGroups'].flatMap(({ tags }) => tags);
    expect(document.tags.filter(({ name }) => !grouped.includes(name))).toEqual([]);
    expect(document.tags.every(({ description }) => description.length > 20)).toBe(true);
  });

  test('hold every operation of today', () => {
    expect(all.filter(({ tags }) => tags.includes('Other')).map(({ operationId }) => operationId)).toEqual([]);
  });
});

test('a public operation accepts a token or a key; any other demands a token, or a key if it is open to keys', () => {
  for (const { operationId, security } of all) {
    const isPublic = operations.find(({ id }) => id === operationId)?.allow.includes('public');
    const forKeys = isPublic || operations.some((one) => one.id === operationId && isForKeys(one));
    expect([operationId, security]).toEqual([
      operationId,
      [...(isPublic ? [{}] : []), { bearer: [] }, ...(forKeys ? [{ apiKey: [] }] : [])],
    ]);
  }
});
