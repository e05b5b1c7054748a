/**
 * Lists the pairs of roles that must not be in one account, because one person would then hold both halves of a
 * control. No other table declares them (ADR 0038).
 */
import { STAFF_ROLES, type StaffRole } from '../../kernel/access.ts';
import type { Text } from '../../kernel/sentence.ts';

type Pair = readonly [StaffRole, StaffRole];
/**
 * States the rule of a pair. `never`: no account may have both roles. `second-administrator`: an account may have both
 * if two administrators agree.
 */
export type ConflictRule = 'never' | 'second-administrator';
export type RoleConflict = { readonly roles: Pair; readonly rule: ConflictRule; readonly why: Text };

const conflict = (rule: ConflictRule, roles: Pair, why: Text): RoleConflict => ({ roles, rule, why });
const others = (...roles: StaffRole[]) => STAFF_ROLES.filter((role) => !roles.includes(role));

export const ROLE_CONFLICTS: readonly RoleConflict[] = [
  conflict('never', ['finance', 'warehouse'], {
    en: 'The warehouse drafts and receives purchases and counts the stock. Finance approves the purchases and the counts.',
    zh: '仓库负责起草采购、收货和盘点，财务负责审批采购和盘点。',
  }),
  conflict('never', ['finance', 'marketing'], {
    en: 'Marketing makes coupons. Finance approves coupons of more than 30 %.',
    zh: '市场负责制作优惠券，财务负责审批超过 30% 的优惠券。',
  }),
  conflict('never', ['finance', 'sales'], {
    en: 'Sales places orders for customers and changes prices and addresses. Finance captures and refunds the money.',
    zh: '销售代客户下单并修改价格和地址，财务负责收款和退款。',
  }),
  ...others('auditor').map((role) =>
    conflict('never', ['auditor', role], {
      en: 'An auditor judges the work of the other roles, and must not judge her own.',
      zh: '审计员评判其他角色的工作，不得评判自己的工作。',
    }),
  ),
  conflict('second-administrator', ['optician', 'sales'], {
    en: 'An optician vouches for a prescription. Sales places the order that is supplied on it.',
    zh: '验光师为处方作证，销售则据此为客户下单。',
  }),
  ...others('admin', 'auditor').map((role) =>
    conflict('second-administrator', ['admin', role], {
      en: 'An administrator adds accounts, so he could add the second person that an approval needs.',
      zh: '管理员可以添加账户，因此能够自行添加审批所需的第二人。',
    }),
  ),
];

/** Returns the conflicts under this rule of which `roles` contains both roles. */
export const conflictsOf = (roles: readonly StaffRole[], rule: ConflictRule): RoleConflict[] =>
  ROLE_CONFLICTS.filter((pair) => pair.rule === rule && pair.roles.every((role) => roles.includes(role)));

/**
 * Returns the conflicts under this rule that a change of roles would newly cause. A conflict that the account already
 * has is left out, so that roles can be removed from an old account.
 */
export function newConflicts(before: readonly StaffRole[], after: readonly StaffRole[], rule: ConflictRule) {
  const held = conflictsOf(before, rule);
  return conflictsOf(after, rule).filter((pair) => !held.includes(pair));
}
