import { describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { openApiDocument } from './openapi.ts';
import { operations } from './operations.ts';

const document = openApiDocument(operations);

describe('the OpenAPI document', () => {
  test('is valid OpenAPI 3.1', async () => {
    const asJson: Record<string, unknown> = JSON.parse(JSON.stringify(document));
    const { valid, errors } = await new Validator().validate(asJson);
    expect([valid, errors]).toEqual([true, undefined]);
    expect(document.openapi).toBe('3.1.0');
  });

  test('has every operation once, with who may call it', () => {
    const documented = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path));
    const ids = documented.map(({ operationId }: { operationId: string }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(operations.map(({ id }) => id)));
    const silent = documented.filter(
      ({ description }: { description?: string }) => !description?.includes('**Who may:**'),
    );
    expect(silent).toEqual([]);
  });

  test('says under each status what an operation may refuse, with an answer to look at', () => {
    const refused = document.paths?.['/v1/orders/{orderId}/cancel']?.post?.responses?.['409'];
    expect(refused).toMatchObject({
      description:
        '- `order.too-late-to-cancel`: The order is {status} and can no longer be cancelled. Ask for a return instead.',
      content: {
        'application/problem+json': {
          examples: { 'order.too-late-to-cancel': { value: { status: 409, instance: '/v1/orders/{orderId}/cancel' } } },
        },
      },
    });
  });

  test.each(operations.flatMap(({ id, body, example }) => (body ? [[id, body, example] as const] : [])))(
    'shows a body of %s that its own schema takes',
    (_, body, example) => {
      expect(body.safeParse(example).error?.issues ?? []).toEqual([]);
    },
  );

  test('demands an Idempotency-Key where a repeat would do harm, and nowhere else', () => {
    const needs = (path: string, method: 'post' | 'get') =>
      JSON.stringify(document.paths?.[path]?.[method]?.parameters ?? []).includes('"Idempotency-Key"');
    expect([needs('/v1/orders', 'post'), needs('/v1/sessions', 'post'), needs('/v1/orders', 'get')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
