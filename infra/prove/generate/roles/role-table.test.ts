// Tests that the table of roles names every operation once, and that nothing in it contradicts the declarations.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { mayCall, STAFF_ROLES } from '@toric/contracts/kernel/access';
import { isForKeys } from '@toric/contracts/customer/machines/key-scopes';
import { operation } from '@toric/contracts/kernel/operation';
import { refusal } from '@toric/contracts/kernel/refusal';
import { z } from 'zod';
import { operations } from '../../../../gateway/src/edge/operations.ts';
import { ROOT } from '../../checks/root.ts';
import { chapter, type Duty, duty } from './duty.ts';
import { LIMITS } from './limits.ts';
import { roleTable } from './role-table.ts';
import { CALLER_NAMES } from './role-words.ts';
import { peopleOf, rolesPage } from './roles-page.ts';

const { rows, problems } = roleTable();
const HAN = /\p{Script=Han}/u;

test('every operation of the API has exactly one place in the table', () => {
  expect(problems).toEqual([]);
  expect(rows.flatMap((row) => row.operations.map(({ id }) => id)).sort()).toEqual(
    operations.map(({ id }) => id).sort(),
  );
});

test('no API key takes part in a rule about two people, or uses up a limit for one person', () => {
  const limited = operations.filter(({ id, errors = [] }) =>
    LIMITS.some((limit) => limit.operations?.includes(id) || (limit.refusal && errors.includes(limit.refusal))),
  );
  // a price below the floor is refused, whoever sets it
  expect(
    limited
      .filter(isForKeys)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['changePrices', 'putPack']);
});

test('the page names a role beside a duty exactly if the system admits this role to all its operations', () => {
  for (const row of rows.filter(({ admits }) => !admits.includes('nobody') && admits.length < 9)) {
    const named = peopleOf(row, 'en');
    for (const role of STAFF_ROLES) {
      const actor = { id: '', kind: 'staff' as const, roles: [role] };
      for (const { id, allow } of row.operations)
        expect([id, role, named.includes(CALLER_NAMES[role].en)]).toEqual([id, role, mayCall(allow, actor)]);
    }
  }
});

test('the page has each duty in both languages', () => {
  const [english, chinese] = [rolesPage(rows, 'en'), rolesPage(rows, 'zh')];
  for (const { what } of rows) {
    expect(english).toContain(`| ${what.en} | `);
    expect(chinese).toContain(`| ${what.zh} | `);
    expect([HAN.test(what.en), HAN.test(what.zh)]).toEqual([false, true]);
  }
  expect(english).toContain('10 boxes per person, lot and 24 hours');
  expect(english).toContain('30 % off an order');
  expect(english).toContain('20,000 minor units');
});

test.each(LIMITS.map(({ provedBy }) => [provedBy.test, provedBy.file]))('a test shows that "%s"', (name, file) => {
  expect(existsSync(join(ROOT, file))).toBe(true);
  expect(readFileSync(join(ROOT, file), 'utf8')).toContain(`test('${name}'`);
});

describe('the generator refuses', () => {
  const OTHER = refusal('thing.needs-second-person', 'conflict', {
    en: 'Another person must do it.',
    zh: '须由另一人办理。',
  });
  const declared = { endpoint: 'GET /things', owner: 'order', summary: 'Read', reply: z.object({}) } as const;
  const read = operation({ ...declared, id: 'readThing', allow: ['sales'] });
  const change = operation({ ...declared, id: 'changeThing', allow: ['admin'], errors: [OTHER] });
  const problemsOf = (...duties: readonly Duty[]) =>
    roleTable({ chapters: [chapter('Things', '物品', ...duties)], operations: [read, change], limits: [] }).problems;
  const secondPerson = expect.stringContaining('thing.needs-second-person speaks of another person');

  test('an operation without a place in the table', () => {
    expect(problemsOf(duty('Read', '查看', 'readThing'))).toEqual([
      expect.stringContaining('changeThing has no place in the table of roles'),
      secondPerson,
    ]);
  });
  test('a duty whose operations admit different people', () => {
    expect(problemsOf(duty('Keep', '维护', 'readThing', 'changeThing'))).toEqual([
      expect.stringContaining('admit different people (sales | admin): divide the duty'),
      secondPerson,
    ]);
  });
  test('an unknown operation, and an operation in two duties', () => {
    expect(
      problemsOf(duty('A', '甲', 'readThing', 'gone'), duty('B', '乙', 'readThing'), duty('C', '丙', 'changeThing')),
    ).toEqual([
      'readThing stands in two duties: keep one',
      expect.stringContaining('names gone, which is no operation'),
      secondPerson,
    ]);
  });
  test('a limit that no operation has', () => {
    const idle = { operations: ['gone'], provedBy: { file: 'a.test.ts', test: 'it holds' } };
    const found = roleTable({
      chapters: [chapter('T', '物', duty('R', '看', 'readThing'))],
      operations: [read],
      limits: [idle],
    });
    expect(found.problems).toEqual([expect.stringContaining('no operation has the limit that "it holds" proves')]);
  });
});
