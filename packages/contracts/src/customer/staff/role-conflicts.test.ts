import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { STAFF_ROLES } from '../../kernel/access.ts';
import { conflictsOf, newConflicts, ROLE_CONFLICTS } from './role-conflicts.ts';

const PAGE = join(import.meta.dirname, '../../../../../docs/adr/0038-roles-that-exclude-each-other.md');

test('the two halves of each approval between departments never meet in one account', () => {
  for (const role of ['warehouse', 'marketing', 'sales'] as const)
    expect(conflictsOf(['finance', role], 'never')).toHaveLength(1);
});

test('an auditor holds no other role', () => {
  for (const role of STAFF_ROLES.filter((other) => other !== 'auditor'))
    expect(conflictsOf([role, 'auditor'], 'never')).toHaveLength(1);
});

test('no pair is declared twice, and each has a reason in both languages', () => {
  const names = ROLE_CONFLICTS.map(({ roles }) => [...roles].sort().join(' '));
  expect(new Set(names).size).toBe(names.length);
  for (const { why } of ROLE_CONFLICTS) expect([why.en, why.zh].every((text) => text.length > 5)).toBe(true);
});

test('a pair that the account holds already does not hinder that other roles are taken away', () => {
  expect(newConflicts(['finance', 'warehouse', 'sales'], ['finance', 'warehouse'], 'never')).toEqual([]);
  expect(newConflicts(['finance'], ['finance', 'warehouse'], 'never')).toHaveLength(1);
});

test('the decision names each pair with its rule', () => {
  const page = readFileSync(PAGE, 'utf8');
  for (const { roles, rule } of ROLE_CONFLICTS) {
    const row = `| ${roles.join(' and ')} | ${rule === 'never' ? 'never' : 'two administrators'} |`;
    expect([row, page.includes(row)]).toEqual([row, true]);
  }
});
