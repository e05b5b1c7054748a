import { ListChanges } from '@toric/contracts/changes/change.http';
import {
  type ChannelItemView,
  GetChannelItem,
  ProposeForChannelItem,
} from '@toric/contracts/customer/channels/channel-item.http';
import {
  CHANNEL_DIRECTION_WORDS,
  CHANNEL_ITEM_KIND_WORDS,
  CHANNEL_ITEM_STATE_WORDS,
  CHANNEL_PROVIDER_WORDS,
  PROPOSAL_REASON_WORDS,
  SOCIAL_NETWORK_WORDS,
} from '@toric/contracts/customer/channels/channel.words';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Said } from '../../kit/show/said.tsx';
import { When } from '../../kit/show/when.tsx';
import { ChangeList } from '../customers/change-list.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import '../cases/parts/cases.css';
import { ITEM_ACTIONS, linkTo } from './item-actions.ts';
import { Outside } from './outside.tsx';

type Shown = { readonly record: ChannelItemView };

function About({ record: { kind, network, direction, happenedAt } }: Shown) {
  return (
    <>
      <Badge words={CHANNEL_ITEM_KIND_WORDS} value={kind} /> <Badge words={SOCIAL_NETWORK_WORDS} value={network} /> ·{' '}
      <Said>{CHANNEL_DIRECTION_WORDS[direction].label}</Said> · <When at={happenedAt} />
    </>
  );
}

/** Shows the text of an item as plain text. Its files are links, which the shop has not opened. */
function Content({ record: { text: words, link, files } }: Shown) {
  return (
    <div className="stack-4">
      <p className="case-words">{words}</p>
      {link !== null && <Outside href={link} label={text('Open it on the network', '在原网络中打开')} />}
      {files.length > 0 && (
        <Block title={text('Files', '附件')}>
          <ul className="stack">
            {files.map(({ name, url }, index) => (
              <li key={index}>{url === null ? name : <Outside href={url} label={{ en: name, zh: name }} />}</li>
            ))}
          </ul>
        </Block>
      )}
    </div>
  );
}

/** Lists customers who may have written the item. The server records each customer that is shown. */
function Proposals({ record }: Shown) {
  const t = useWords();
  const query = useAnswer(ProposeForChannelItem, { params: { itemId: record.id } });
  return (
    <Answered query={query}>
      {({ data }) =>
        data.length === 0 ? (
          <p className="dim">{t(text('No customer has this name or phone number.', '没有同名或同电话的客户。'))}</p>
        ) : (
          <ul className="stack">
            {data.map(({ customerId, name, reason }) => (
              <li key={customerId} className="row wrap">
                <Link to={`/customers/${customerId}`}>{name}</Link>
                <Badge words={PROPOSAL_REASON_WORDS} value={reason} />
                <ActionButton action={linkTo(customerId)} record={record} />
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  );
}

function Aside({ record }: Shown) {
  const t = useWords();
  const may = useMay();
  const { author, customerId, caseId, provider, state, direction, subject } = record;
  const isUnknown = direction === 'in' && (state === 'waiting' || state === 'set-aside');
  return (
    <>
      <Block title={text('Who and where', '作者与来源')}>
        <Facts
          rows={[
            { label: text('Customer', '客户'), value: customerId && <CustomerName id={customerId} /> },
            { label: text('Name', '姓名'), value: author.name },
            { label: text('Account', '账号'), value: author.handle },
            { label: text('E-mail', '电子邮箱'), value: author.email },
            { label: text('Phone', '电话'), value: author.phone },
            { label: text('Provider', '服务商'), value: <Said>{CHANNEL_PROVIDER_WORDS[provider].label}</Said> },
            { label: text('Subject', '主题'), value: subject },
            {
              label: text('Case', '工单'),
              value: caseId && <Link to={`/cases/${caseId}`}>{t(text('Open it', '打开'))}</Link>,
            },
          ]}
        />
      </Block>
      {isUnknown && may(ProposeForChannelItem) && (
        <Block title={text('It may be', '可能是')}>
          <Proposals record={record} />
        </Block>
      )}
    </>
  );
}

const Changes = ({ record }: Shown) => <ChangeList query={{ subject: record.id }} />;

/** Shows one item of a channel, and the customers who may have written it. */
export default recordPage({
  operation: GetChannelItem,
  params: ['itemId'],
  list: { label: text('Channel inbox', '渠道收件箱'), href: '/channel-items' },
  title: ({ author, kind }) => author.name ?? author.handle ?? <Said>{CHANNEL_ITEM_KIND_WORDS[kind].label}</Said>,
  state: ({ state }) => ({ words: CHANNEL_ITEM_STATE_WORDS, value: state }),
  facts: About,
  actions: ITEM_ACTIONS,
  tabs: [
    { id: 'words', label: text('Words', '内容'), content: Content },
    { id: 'changes', label: text('Changes', '变更'), content: Changes, operation: ListChanges },
  ],
  aside: Aside,
});
