import { expect, test } from '@jest/globals';
import { ChangeApiKey, CreateApiKey } from '@toric/contracts/customer/machines/api-key.http';
import { CreateCoupon } from '@toric/contracts/marketing/marketing.http';
import type { ResolverOptions } from 'react-hook-form';
import type { AnyFormSpec, Values } from './body.ts';
import { inWords, messageIn, resolverOf, WHOLE_BODY } from './messages.ts';

const TEXT = { en: 'Save', zh: '保存' };
const specOf = (operation: AnyFormSpec['operation']): AnyFormSpec => ({
  operation,
  guide: {},
  title: TEXT,
  save: TEXT,
  sections: [],
});
async function errorsOf(operation: AnyFormSpec['operation'], values: Values): Promise<Values> {
  const { errors } = await resolverOf(specOf(operation))(values, undefined, {} as ResolverOptions<Values>);
  return errors as Values;
}

test('an empty field is to be filled in, in both languages', async () => {
  const message = messageIn((await errorsOf(CreateApiKey, { name: '' }))['name']) ?? '';
  expect([inWords(message, 'en'), inWords(message, 'zh')]).toEqual(['Fill this in.', '请填写此项。']);
});

test('a rule of a contract keeps its own words, as a sentence', async () => {
  const errors = await errorsOf(CreateCoupon, { code: '!', discount: { kind: 'percent', basisPoints: 1 } });
  const message = messageIn(errors['code']) ?? '';
  expect(inWords(message, 'en')).toBe('2-40 letters, digits or hyphens, a letter or digit first.');
  expect(inWords(message, 'zh')).toContain('2-40 个字母');
});

test('a bound is named', async () => {
  const errors = await errorsOf(CreateApiKey, { requestsPerMinute: 7000 });
  expect(messageIn(errors['requestsPerMinute'])).toBe('It is at most 6000.');
});

test('a text in place of a number is no number', async () => {
  const errors = await errorsOf(CreateApiKey, { requestsPerMinute: 'many' });
  expect(messageIn(errors['requestsPerMinute'])).toBe('Write a number.');
});

test('an error below a field is found at the field', async () => {
  const errors = await errorsOf(CreateCoupon, {
    discount: { kind: 'amount', amount: { amount: 100, currency: 'ZZZ' } },
  });
  const { discount } = errors as { discount: { amount: unknown } };
  expect(messageIn(discount.amount)).toContain('no currency of ISO 4217');
});

test('an error of the whole body is kept under a name of its own', async () => {
  const errors = await errorsOf(ChangeApiKey, { reason: 'Just so' });
  expect(messageIn(errors[WHOLE_BODY])).toBe('name at least one change');
});

test('a right body has no errors and is parsed', async () => {
  const { values, errors } = await resolverOf(specOf(CreateCoupon))(
    { code: 'welcome10', discount: { kind: 'percent', basisPoints: 1000 } },
    undefined,
    {} as ResolverOptions<Values>,
  );
  expect(errors).toEqual({});
  expect(values).toMatchObject({ code: 'WELCOME10', active: true });
});
