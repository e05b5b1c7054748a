import { Facts } from '../../kit/show/facts.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { Roles } from './roles.tsx';
import type { Colleague } from './use-colleague.ts';

type Shown = { readonly record: Colleague };

/** Shows the roles of a colleague before and after the approval. */
export function RolesEffect({ record: { roles, roleRequest } }: Shown) {
  return (
    <Facts
      rows={[
        { label: { en: 'Roles now', zh: '现有角色' }, value: <Roles roles={roles} /> },
        { label: { en: 'Roles afterwards', zh: '批准后的角色' }, value: <Roles roles={roleRequest?.roles ?? []} /> },
        { label: { en: 'Asked for by', zh: '申请人' }, value: <PersonName id={roleRequest?.requestedBy ?? null} /> },
      ]}
    />
  );
}

/** Shows the reason for which the second factor of a colleague should be removed. */
export function ResetEffect({ record: { reset } }: Shown) {
  return (
    <Facts
      rows={[
        { label: { en: 'Asked for by', zh: '申请人' }, value: <PersonName id={reset?.madeBy ?? null} /> },
        { label: { en: 'Because', zh: '原因' }, value: reset?.reason ?? null },
      ]}
    />
  );
}
