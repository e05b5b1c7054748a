/** Tests that a JSON body is read only if every reader understands its bytes in the same way. */
import { describe, expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import fc from 'fast-check';
import { pino } from 'pino';
import request from 'supertest';
import { createHttpApp } from '../http.ts';
import { parseJson, readJson } from './json-body.ts';

const read = (text: string) => parseJson(Buffer.from(text));
const refusalOf = (bytes: Buffer): string | undefined => {
  try {
    parseJson(bytes);
    return undefined;
  } catch (error) {
    return error instanceof BusinessError ? error.slug : String(error);
  }
};
const refused = (text: string) => refusalOf(Buffer.from(text));

describe('a field that is named twice is refused', () => {
  test.each([
    ['in the body', '{"a":1,"b":2,"a":3}'],
    ['with the same value', '{"a":1,"a":1}'],
    ['deep inside', '{"lines":[{"quantity":1},{"quantity":1,"quantity":24}]}'],
    ['once with escaped letters', String.raw`{"quantity":1,"quantit\u0079":24}`],
    ['with spaces before the colon', '{"a" : 1,\n"a"\t:2}'],
    ['as __proto__', '{"__proto__":1,"__proto__":2}'],
  ])('%s', (_, text) => expect(refused(text)).toBe('request.field-twice'));

  test.each([
    ['in two objects', '[{"a":1},{"a":2}]'],
    ['in a value that looks like a field', String.raw`{"a":"\"a\":1","b":"a","c":"\\"}`],
    ['in different capitals', '{"a":1,"A":2}'],
    ['in no object at all', '["a","a"]'],
  ])('but not %s', (_, text) => expect(read(text)).toEqual(JSON.parse(text)));

  test('and every JSON that a program writes is read as it was written', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue())),
        fc.nat(3),
        (value, spaces) => {
          const text = JSON.stringify(value, undefined, spaces);
          expect(read(text)).toEqual(JSON.parse(text));
        },
      ),
    );
  });
});

test.each([
  [
    'a byte that UTF-8 does not have',
    Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]),
    'request.not-unicode',
  ],
  ['Latin-1', Buffer.from('{"city":"Zürich"}', 'latin1'), 'request.not-unicode'],
  ['half of a surrogate pair', Buffer.from('7b2261223a22eda080227d', 'hex'), 'request.not-unicode'],
  ['a text that is no JSON', Buffer.from('{"a":'), 'malformed'],
  ['a number alone', Buffer.from('1'), 'malformed'],
  ['null', Buffer.from('null'), 'malformed'],
])('%s is refused by name', (_, bytes, slug) => expect(refusalOf(bytes)).toBe(slug));

test('an empty body is an empty object, a byte order mark is skipped, and 6,000 levels are read', () => {
  expect(read('')).toEqual({});
  expect(read('\uFEFF{"a":"é"}')).toEqual({ a: 'é' });
  expect(refused(`${'['.repeat(6_000)}${']'.repeat(6_000)}`)).toBe(undefined);
});

describe('over HTTP', () => {
  const app = createHttpApp({
    log: pino({ level: 'silent' }),
    routes: (routes) =>
      void routes.post('/echo', ...readJson(['application/json']), (sent, response) => void response.json(sent.body)),
  });
  const post = (type: string, bytes: Buffer) =>
    request(app)
      .post('/echo')
      .set('Content-Type', type)
      .serialize((body: unknown) => body as string)
      .send(bytes);

  test.each([
    ['application/json; charset=utf-16', 415, '/docs/errors/unsupported-media-type'],
    ['application/json;charset="UTF-7"', 415, '/docs/errors/unsupported-media-type'],
    ['application/json; charset=iso-8859-1', 415, '/docs/errors/unsupported-media-type'],
    ['application/json; charset=', 415, '/docs/errors/unsupported-media-type'],
  ])('%s is refused', async (type, status, slug) => {
    const answer = await post(type, Buffer.from('{"a":1}', type.includes('16') ? 'utf16le' : 'utf8'));
    expect([answer.status, JSON.parse(answer.text).type]).toEqual([status, slug]);
  });

  test.each([['application/json'], ['application/json; charset=UTF-8'], ['application/json;charset="utf-8"']])(
    '%s is read',
    async (type) => {
      const answer = await post(type, Buffer.from('{"a":"é"}'));
      expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { a: 'é' }]);
    },
  );
});
