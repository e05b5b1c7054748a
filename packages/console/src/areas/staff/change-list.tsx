import type { StaffChange } from '@toric/contracts/customer/staff/staff-change.http';
import { ListStaffChanges } from '@toric/contracts/customer/staff/staff-change.http';
import { STAFF_CHANGE_KIND_WORDS } from '@toric/contracts/customer/staff/staff-change.words';
import { Link } from 'react-router';
import { useLanguage } from '../../app/words.ts';
import type { Column, ListSpec } from '../../kit/kit.types.ts';
import { Badge } from '../../kit/show/badge.tsx';
import { When } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { rolesText } from './roles.tsx';

function RolesMoved({ change: { before, after } }: { readonly change: StaffChange }) {
  const language = useLanguage();
  if (before.join() === after.join()) return rolesText(after, language);
  return (
    <>
      <s>{rolesText(before, language)}</s> → {rolesText(after, language)}
    </>
  );
}

const COLUMNS: readonly Column<StaffChange>[] = [
  {
    id: 'at',
    label: { en: 'When', zh: '时间' },
    cell: ({ createdAt }) => <When at={createdAt} />,
    text: ({ createdAt }) => createdAt,
    width: 150,
  },
  {
    id: 'kind',
    label: { en: 'What', zh: '操作' },
    cell: ({ kind }) => <Badge words={STAFF_CHANGE_KIND_WORDS} value={kind} />,
    text: ({ kind }) => kind,
    width: 220,
  },
  {
    id: 'roles',
    label: { en: 'Roles', zh: '角色' },
    cell: (change) => <RolesMoved change={change} />,
    text: ({ after }) => after.join(' '),
    width: 260,
  },
  {
    id: 'why',
    label: { en: 'Why', zh: '原因' },
    cell: ({ reason }) => reason ?? '',
    text: ({ reason }) => reason ?? '',
    width: 240,
  },
  {
    id: 'by',
    label: { en: 'By', zh: '经手人' },
    cell: ({ madeBy }) => <PersonName id={madeBy} />,
    text: ({ madeBy }) => madeBy ?? '',
    width: 150,
  },
];
const PERSON: Column<StaffChange> = {
  id: 'person',
  label: { en: 'Account', zh: '账户' },
  cell: ({ staffId }) => (
    <Link to={`/staff/${staffId}`}>
      <PersonName id={staffId} />
    </Link>
  ),
  text: ({ staffId }) => staffId,
  width: 150,
};

/** Describes the list of the changes of one account of staff. */
export const CHANGES_OF_ONE: ListSpec<typeof ListStaffChanges> = {
  operation: ListStaffChanges,
  title: { en: 'Changes of accounts', zh: '账户变更' },
  about: {
    en: 'Who gave or took which roles, the newest first. They are kept for good.',
    zh: '何人授予或收回了哪些角色，最新的在前。永久保存。',
  },
  key: ({ id }) => id,
  columns: COLUMNS,
  empty: {
    title: { en: 'No account was changed', zh: '没有账户变更' },
    about: {
      en: 'Added accounts, roles, codes and passwords stand here.',
      zh: '添加账户、角色、设置码和密码的变更会显示在此。',
    },
  },
};

/** Describes the list of the changes of all accounts of staff. */
export const ALL_CHANGES: ListSpec<typeof ListStaffChanges> = {
  ...CHANGES_OF_ONE,
  columns: [PERSON, ...COLUMNS],
  filters: { staffId: { kind: 'record', label: { en: 'Account', zh: '账户' }, name: PersonName } },
};
