import type { StaffRole } from '@toric/contracts/kernel/access';
import { conflictsOf, newConflicts, type RoleConflict } from '@toric/contracts/customer/staff/role-conflicts';
import { STAFF_ROLE_WORDS } from '@toric/contracts/customer/staff/staff.words';
import { useWatch } from 'react-hook-form';
import type { Language } from '@toric/contracts/kernel/sentence';
import { useLanguage, useWords } from '../../app/words.ts';
import { useFormAround } from '../../kit/form/use-spec-form.ts';
import { Why } from '../../kit/show/why.tsx';

const roleText = (role: StaffRole, language: Language) => STAFF_ROLE_WORDS[role].label[language];
export const rolesText = (roles: readonly StaffRole[], language: Language): string =>
  roles.map((role) => roleText(role, language)).join(language === 'zh' ? '、' : ', ');

/** Shows the roles of a person as words. */
export function Roles({ roles }: { readonly roles: readonly StaffRole[] }) {
  const t = useWords();
  if (roles.length === 0) return <span className="dimmer">{t({ en: 'none', zh: '无' })}</span>;
  return (
    <span className="row wrap">
      {roles.map((role) => (
        <span key={role} className="tag">
          {t(STAFF_ROLE_WORDS[role].label)}
        </span>
      ))}
    </span>
  );
}

function Pair({ conflict: { roles, why }, tone }: { readonly conflict: RoleConflict; readonly tone: 'stop' | 'wait' }) {
  const [first, second] = roles;
  const [en, zh] = [
    `${roleText(first, 'en')} and ${roleText(second, 'en')}`,
    `${roleText(first, 'zh')}与${roleText(second, 'zh')}`,
  ];
  const title =
    tone === 'stop'
      ? { en: `${en} may never meet in one account.`, zh: `${zh}不得由同一账户担任。` }
      : { en: `${en} together need a second administrator.`, zh: `同时担任${zh}须由另一位管理员批准。` };
  return <Why tone={tone} title={title} rule={why} />;
}

/** Shows, while roles are chosen, which of them exclude each other, and which need a second administrator. */
export function RoleRules({ record }: { readonly record: { readonly roles: readonly StaffRole[] } | undefined }) {
  const { methods } = useFormAround();
  const chosen: unknown = useWatch({ control: methods.control, name: 'roles' });
  const roles = Array.isArray(chosen) ? (chosen as StaffRole[]) : [];
  const before = record?.roles ?? [];
  const [never, second] = [newConflicts(before, roles, 'never'), newConflicts(before, roles, 'second-administrator')];
  return (
    <div className="stack">
      {never.map((conflict) => (
        <Pair key={conflict.roles.join()} conflict={conflict} tone="stop" />
      ))}
      {never.length === 0 &&
        second.map((conflict) => <Pair key={conflict.roles.join()} conflict={conflict} tone="wait" />)}
    </div>
  );
}

/** Warns that an account holds roles that exclude each other under the present rules. */
export function HeldConflicts({ roles }: { readonly roles: readonly StaffRole[] }) {
  const language = useLanguage();
  return conflictsOf(roles, 'never').map(({ roles: pair, why }) => (
    <Why
      key={pair.join()}
      tone="stop"
      title={{
        en: `This account holds roles that exclude each other: ${rolesText(pair, 'en')}. Take one of them away.`,
        zh: `此账户拥有互斥的角色：${rolesText(pair, 'zh')}。请移除其中之一。`,
      }}
      rule={why[language]}
    />
  ));
}
