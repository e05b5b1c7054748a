// Tests what a job that changes the tags of many orders decides about one order.
import { expect, test } from '@jest/globals';
import { decideTags } from './tag-many.flow.ts';

const order = (...tagIds: string[]) => ({ id: 'o', customerId: 'c', tagIds });
const full = order(...Array.from({ length: 20 }, (_, n) => `t${n}`));

test('a tag is given and taken away, and a repeat changes nothing', () => {
  expect(decideTags(order('a'), { addTagId: 'b', removeTagId: 'a' })).toMatchObject({ adds: true, removes: true });
  expect(decideTags(order('a'), { addTagId: 'a' })).toMatchObject({ adds: false, removes: false });
  expect(decideTags(order(), { removeTagId: 'a' })).toMatchObject({ adds: false, removes: false });
});

test('an order with the most tags gets another one only in the place of one', () => {
  expect(decideTags(full, { addTagId: 'x' })).toHaveProperty('wrong');
  expect(decideTags(full, { addTagId: 'x', removeTagId: 't3' })).toMatchObject({ adds: true, removes: true });
});

test('an order that does not exist is rejected', () => {
  expect(decideTags(undefined, { addTagId: 'x' })).toHaveProperty('wrong');
});
