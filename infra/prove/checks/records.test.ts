// Tests that every operation that writes says what the change record keeps of it.
import { expect, test } from '@jest/globals';
import { declarations } from '@toric/contracts/all';
import { isOperation, methodAndPath } from '@toric/contracts/kernel/operation';
import { CHANGE_SUBJECT_NAMES, CHANGE_SUBJECTS } from '@toric/contracts/record/change';

const operations = declarations.filter(isOperation);

test('every operation that writes declares its actions, or says why it has none', () => {
  const silent = operations.filter((one) => methodAndPath(one).method !== 'GET' && one.record === undefined);
  expect(silent.map(({ id }) => `${id}: add record: ['…'], or record: 'none' with because`)).toEqual([]);
});

test('only an operation without a record has a reason, and it is a sentence', () => {
  for (const { id, record, because } of operations) {
    if (record === 'none') expect(`${id}: ${because}`).toMatch(/: [A-Z].*\.$/);
    else expect({ id, because }).toEqual({ id, because: undefined });
  }
});

test('every action is declared by an operation, or written by a process', () => {
  const declared = new Set<string>(operations.flatMap(({ record }) => (record === 'none' ? [] : (record ?? []))));
  const known = CHANGE_SUBJECT_NAMES.flatMap((name) => CHANGE_SUBJECTS[name].verbs.map((verb) => `${name}.${verb}`));
  expect(known.filter((action) => !declared.has(action))).toEqual([
    ...['customer.merged', 'customer.merge-undone'], // the job of a merge records these actions
    ...['order.status', 'webhook-endpoint.switched-off'],
  ]);
});
