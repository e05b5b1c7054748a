import { GetStaff } from '@toric/contracts/customer/staff/staff.http';
import { STAFF_STATE_WORDS } from '@toric/contracts/customer/staff/staff.words';
import { useParams } from 'react-router';
import { api } from '../../app/api.ts';
import type { Tab } from '../../kit/kit.types.ts';
import { RelatedList } from '../../kit/list/related-list.tsx';
import { ActionBar } from '../../kit/record/action-bar.tsx';
import { Crumb } from '../../kit/record/crumb.tsx';
import { RecordSourceContext } from '../../kit/record/source.ts';
import { Tabs, useTab } from '../../kit/record/tabs.tsx';
import '../../kit/record/record.css';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Failed, Loading } from '../../kit/show/states.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { PERSON_ACTIONS } from './actions.ts';
import { CHANGES_OF_ONE } from './change-list.tsx';
import { accountState } from './list.tsx';
import { HeldConflicts, Roles } from './roles.tsx';
import { type Colleague, useColleague } from './use-colleague.ts';

const LIST = { label: { en: 'Staff', zh: '员工' }, href: '/staff' };

function Waits({ record: { roleRequest, reset, me } }: { readonly record: Colleague }) {
  const mine = {
    en: 'You asked for it yourself. Another administrator must approve it.',
    zh: '由你本人申请，须由另一位管理员批准。',
  };
  const other = {
    en: 'Another administrator asked for it. You may approve or reject it.',
    zh: '由另一位管理员申请，你可以批准或驳回。',
  };
  return (
    <>
      {roleRequest && (
        <Why
          tone="wait"
          title={{ en: 'New roles wait for a second administrator.', zh: '新角色待第二位管理员批准。' }}
          rule={roleRequest.requestedBy === me ? mine : other}
        />
      )}
      {reset && (
        <Why
          tone="wait"
          title={{
            en: 'The removal of the second factor waits for a second administrator.',
            zh: '移除第二重验证待第二位管理员批准。',
          }}
          rule={reset.madeBy === me ? mine : other}
        />
      )}
    </>
  );
}

function Account({ record }: { readonly record: Colleague }) {
  const { roleRequest } = record;
  return (
    <Block title={{ en: 'Account', zh: '账户' }}>
      <Facts
        rows={[
          { label: { en: 'Roles', zh: '角色' }, value: <Roles roles={record.roles} /> },
          {
            label: { en: 'Roles that wait', zh: '待批准的角色' },
            value: roleRequest && <Roles roles={roleRequest.roles} />,
          },
          {
            label: { en: 'Asked for by', zh: '申请人' },
            value: roleRequest && <PersonName id={roleRequest.requestedBy} />,
          },
          { label: { en: 'E-mail', zh: '电子邮箱' }, value: record.email },
          { label: { en: 'Added', zh: '添加时间' }, value: <When at={record.createdAt} /> },
          { label: { en: 'Last changed', zh: '最近更改' }, value: <When at={record.updatedAt} /> },
        ]}
      />
    </Block>
  );
}

const Changes = ({ record }: { readonly record: Colleague }) => (
  <RelatedList spec={CHANGES_OF_ONE} query={{ staffId: record.id }} />
);
const TABS: readonly Tab<Colleague>[] = [
  { id: 'account', label: { en: 'Account', zh: '账户' }, content: Account },
  { id: 'changes', label: { en: 'Changes', zh: '变更' }, content: Changes },
];

function Person({ record, refetch }: { readonly record: Colleague; readonly refetch: () => void }) {
  const current = useTab(TABS);
  const source = {
    ...{ record, etag: `"v${record.version}"`, subject: record.id },
    async read() {
      const { body: present } = await api.call(GetStaff, { params: { staffId: record.id } });
      refetch();
      return { record: { ...record, ...present }, etag: `"v${present.version}"` };
    },
  };
  return (
    <RecordSourceContext value={source}>
      <PageHead
        title={record.name}
        crumb={<Crumb list={LIST} />}
        state={<Badge words={STAFF_STATE_WORDS} value={accountState(record)} big />}
        about={record.email}
        actions={<ActionBar actions={PERSON_ACTIONS} record={record} />}
      />
      <Tabs tabs={TABS} current={current} />
      <div className="record-why">
        <HeldConflicts roles={record.roles} />
        <Waits record={record} />
      </div>
      {current && <current.content record={record} />}
    </RecordSourceContext>
  );
}

/**
 * Shows one member of staff: the roles, the requests that wait for a second administrator, and every change of the
 * account.
 */
export default function PersonPage() {
  const { staffId = '' } = useParams();
  const { record, query } = useColleague(staffId);
  if (record) return <Person record={record} refetch={query.refetch} />;
  if (query.problem) return <Failed problem={query.problem} retry={query.refetch} />;
  return <Loading />;
}
