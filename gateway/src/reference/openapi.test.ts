import { describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { openApiDocument } from './openapi.ts';
import { operations } from '../edge/operations.ts';

const document = openApiDocument(operations);

describe('the OpenAPI document', () => {
  test('is valid OpenAPI 3.1', async () => {
    const asJson: Record<string, unknown> = JSON.parse(JSON.stringify(document));
    const { valid, errors } = await new Validator().validate(asJson);
    expect([valid, errors]).toEqual([true, undefined]);
    expect(document.openapi).toBe('3.1.0');
  });

  test('has every operation once, with its callers', () => {
    const documented = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path));
    const ids = documented.map(({ operationId }: { operationId: string }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(operations.map(({ id }) => id)));
    const silent = documented.filter(
      ({ description }: { description?: string }) => !description?.includes('**Callers:**'),
    );
    expect(silent).toEqual([]);
  });

  test('lists the refusals of an operation under their status, with an example of each', () => {
    const refused = document.paths?.['/v1/orders/{orderId}/cancel']?.post?.responses?.['409'];
    expect(refused).toMatchObject({
      description: expect.stringContaining(
        '- `order.too-late-to-cancel`: The order is {status} and can no longer be cancelled. Ask for a return instead.',
      ),
      content: {
        'application/problem+json': {
          examples: { 'order.too-late-to-cancel': { value: { status: 409, instance: '/v1/orders/{orderId}/cancel' } } },
        },
      },
    });
  });

  test.each(operations.flatMap(({ id, body, example }) => (body ? [[id, body, example] as const] : [])))(
    'shows an example of %s that its schema accepts',
    (_, body, example) => {
      expect(body.safeParse(example).error?.issues ?? []).toEqual([]);
    },
  );

  test('demands an Idempotency-Key only where a repeat would do harm', () => {
    const needs = (path: string, method: 'post' | 'get') =>
      JSON.stringify(document.paths?.[path]?.[method]?.parameters ?? []).includes('"Idempotency-Key"');
    expect([needs('/v1/orders', 'post'), needs('/v1/sessions', 'post'), needs('/v1/orders', 'get')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
