import { expect, test } from '@jest/globals';
import { CreateApiKey } from '@toric/contracts/customer/machines/api-key.http';
import { CreateTask } from '@toric/contracts/customer/tasks/task.http';
import { ChangeCoupon, CreateCoupon } from '@toric/contracts/marketing/marketing.http';
import { type AnyFormSpec, bodyOf, startOf } from './body.ts';
import { controlOf, mayBeEmpty, schemaAt } from './schema.ts';

const TEXT = { en: 'Save', zh: '保存' };
const specOf = (
  operation: AnyFormSpec['operation'],
  fields: readonly object[],
  start?: AnyFormSpec['start'],
): AnyFormSpec => ({
  ...{ operation, guide: {}, title: TEXT, save: TEXT, ...(start && { start }) },
  sections: [{ fields: fields as AnyFormSpec['sections'][number]['fields'] }],
});
const coupon = specOf(CreateCoupon, [
  { name: 'code' },
  { name: 'discount.kind' },
  { name: 'discount.basisPoints', when: ({ discount }: { discount: { kind: string } }) => discount.kind === 'percent' },
  { name: 'discount.amount', when: ({ discount }: { discount: { kind: string } }) => discount.kind === 'amount' },
  { name: 'minimumSubtotal' },
  { name: 'totalLimit' },
]);

test.each([
  ['code', 'code'],
  ['discount.kind', 'choice'],
  ['discount.basisPoints', 'number'],
  ['discount.amount', 'money'],
  ['minimumSubtotal', 'money'],
  ['startsAt', 'day'],
  ['markets', 'text'],
  ['active', 'check'],
  ['totalLimit', 'number'],
  ['description', 'long-text'],
])('the field %s of a coupon gets the control %s', (name, control) => {
  const schema = schemaAt(CreateCoupon.body, name);
  expect(schema && controlOf(schema, name)).toBe(control);
});

test('a field with a default or that may be null may be left empty, and a code may not', () => {
  const isOptional = (name: string) => {
    const schema = schemaAt(CreateCoupon.body, name);
    return schema && mayBeEmpty(schema);
  };
  expect([isOptional('totalLimit'), isOptional('endsAt'), isOptional('code')]).toEqual([true, true, false]);
});

test('a form begins with the defaults of its schema, and an empty text where there is none', () => {
  expect(startOf(specOf(CreateApiKey, [{ name: 'requestsPerMinute' }, { name: 'name' }]), undefined)).toMatchObject({
    ...{ requestsPerMinute: 600, addresses: [], name: '' },
  });
});

test('an optional object of which nothing was filled in is left out', () => {
  const task = specOf(CreateTask, [{ name: 'text' }, { name: 'repeat.frequency' }, { name: 'repeat.interval' }]);
  const empty = { ...startOf(task, undefined), text: 'Call' };
  expect(bodyOf(task, empty)).toEqual({ text: 'Call' });
  const filled = { ...empty, repeat: { frequency: 'weekly', interval: '' } };
  expect(bodyOf(task, filled)).toEqual({ text: 'Call', repeat: { frequency: 'weekly' } });
});

test('a body has null for an empty field that may be null, and no hidden field', () => {
  const values = {
    ...startOf(coupon, undefined),
    ...{ code: 'X1', discount: { kind: 'percent', basisPoints: 1000, amount: '' }, totalLimit: '' },
  };
  expect(bodyOf(coupon, values)).toEqual({
    ...{ code: 'X1', discount: { kind: 'percent', basisPoints: 1000 }, minimumSubtotal: null, totalLimit: null },
    ...{ description: '', markets: [], endsAt: null, perCustomerLimit: null, active: true },
  });
});

test('an emptied text of a change is sent as empty, and not left out', () => {
  const change = specOf(ChangeCoupon, [{ name: 'description' }, { name: 'endsAt' }], () => ({ description: 'Old' }));
  expect(bodyOf(change, { ...startOf(change, undefined), description: '' })).toEqual({ description: '', endsAt: null });
});
