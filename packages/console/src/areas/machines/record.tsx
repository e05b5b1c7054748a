import { ScrollRegion } from '../../kit/scroll-region.tsx';
import type { ApiKeyView } from '@toric/contracts/customer/machines/api-key.http';
import { CHANGE_API_KEY_GUIDE } from '@toric/contracts/customer/machines/api-key.guide';
import { GetApiKey } from '@toric/contracts/customer/machines/api-key.http';
import { API_KEY_STATE_WORDS } from '@toric/contracts/customer/machines/api-key.words';
import { formatNumber, useLanguage, useWords } from '../../app/words.ts';
import { changesTab } from '../../kit/record/changes.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { Roles } from '../staff/roles.tsx';
import { KEY_ACTIONS } from './forms.ts';

type Shown = { readonly record: ApiKeyView };
const SOON_MS = 14 * 86_400_000;

function Reason({ record: { state, expiresAt } }: Shown) {
  if (state === 'waiting')
    return (
      <Why
        tone="wait"
        title={{ en: 'This key does not work yet.', zh: '此密钥尚未生效。' }}
        rule={{
          en: 'It moves money, or shows or changes prescriptions. A person who did not give these scopes must approve it.',
          zh: '它涉及资金，或可查看、更改处方。须由未授予这些权限的另一人批准。',
        }}
      />
    );
  if (state !== 'active')
    return (
      <Why
        tone="note"
        title={{ en: 'No machine can sign in with this key any more.', zh: '任何机器都无法再使用此密钥登录。' }}
      />
    );
  if (Date.parse(expiresAt) - Date.now() > SOON_MS) return null;
  return (
    <Why
      tone="wait"
      title={{ en: 'This key runs out within two weeks.', zh: '此密钥将在两周内到期。' }}
      rule={{
        en: 'Its end cannot be moved. Make a new key, and change the machine over in time.',
        zh: '到期时间不能延后。请新建密钥并及时更换。',
      }}
    />
  );
}

function Line({ record }: Shown) {
  const t = useWords();
  return (
    <>
      {t({ en: 'works until ', zh: '有效期至 ' })}
      <When at={record.expiresAt} /> · {t({ en: 'last used ', zh: '最近使用 ' })}
      <When at={record.lastUsedAt} />
    </>
  );
}

function Secrets({ record: { secrets } }: Shown) {
  const t = useWords();
  return (
    <Block title={{ en: 'Secrets that work', zh: '有效的密钥' }}>
      <ScrollRegion>
        <table className="tight">
          <thead>
            <tr>
              <th>{t({ en: 'Begins with', zh: '开头' })}</th>
              <th>{t({ en: 'Made', zh: '创建时间' })}</th>
              <th>{t({ en: 'Last used', zh: '最近使用' })}</th>
              <th>{t({ en: 'Ends', zh: '失效时间' })}</th>
            </tr>
          </thead>
          <tbody>
            {secrets.map(({ prefix, createdAt, lastUsedAt, endsAt }) => (
              <tr key={prefix}>
                <td className="mono">{prefix}…</td>
                <td>
                  <When at={createdAt} />
                </td>
                <td>
                  <When at={lastUsedAt} />
                </td>
                <td>
                  <When at={endsAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Block>
  );
}

function Rights({ record }: Shown) {
  const t = useWords();
  const language = useLanguage();
  return (
    <>
      <Block title={{ en: 'What it may do', zh: '权限' }}>
        <Facts
          rows={[
            {
              label: { en: 'May do', zh: '权限范围' },
              value: <span className="mono">{record.scopes.join(', ')}</span>,
            },
            { label: { en: 'Acts as', zh: '角色' }, value: <Roles roles={record.roles} /> },
            {
              label: { en: 'From networks', zh: '来源网络' },
              value: record.addresses.join(', ') || t({ en: 'everywhere', zh: '不限' }),
            },
            {
              label: { en: 'Requests per minute', zh: '每分钟请求数' },
              value: formatNumber(record.requestsPerMinute, language),
            },
            { label: { en: 'Made by', zh: '创建人' }, value: <PersonName id={record.createdBy} /> },
            { label: { en: 'Scopes given by', zh: '权限授予人' }, value: <PersonName id={record.askedBy} /> },
            {
              label: { en: 'Approved by', zh: '批准人' },
              value: record.approvedBy && <PersonName id={record.approvedBy} />,
            },
            { label: { en: 'Ended', zh: '终止时间' }, value: record.endedAt && <When at={record.endedAt} /> },
          ]}
        />
      </Block>
      {record.secrets.length > 0 && <Secrets record={record} />}
    </>
  );
}

/** Shows one API key: its scopes, its secrets, and the actions that replace or end it. */
export default recordPage({
  operation: GetApiKey,
  params: ['apiKeyId'],
  list: { label: { en: 'API keys', zh: 'API 密钥' }, href: '/api-keys' },
  title: ({ name }) => name,
  state: ({ state }) => ({ words: API_KEY_STATE_WORDS, value: state }),
  facts: Line,
  why: Reason,
  actions: KEY_ACTIONS,
  tabs: [
    { id: 'rights', label: { en: 'Rights', zh: '权限' }, content: Rights },
    changesTab(({ id }: ApiKeyView) => id, CHANGE_API_KEY_GUIDE),
  ],
});
