import { type ChannelView, GetChannel } from '@toric/contracts/customer/channels/channel.http';
import { ListChannelItems } from '@toric/contracts/customer/channels/channel-item.http';
import { CHANGE_CHANNEL_GUIDE } from '@toric/contracts/customer/channels/channel.guide';
import { CHANNEL_HEALTH_WORDS, CHANNEL_PROVIDER_WORDS } from '@toric/contracts/customer/channels/channel.words';
import { text, useWords } from '../../app/words.ts';
import { RelatedList } from '../../kit/list/related-list.tsx';
import { changesTab } from '../../kit/record/changes.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Said } from '../../kit/show/said.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { CHANNEL_ACTIONS } from './actions.ts';
import { itemsSpec } from './spec.tsx';

type Shown = { readonly record: ChannelView };

/** Shows what is wrong with a channel, and how to mend it. */
function Reason({ record: { health, address, hasSecret, isAsked, lastError } }: Shown) {
  if (health === 'off')
    return <Why tone="note" title={text('It is switched off and takes nothing.', '已停用，不接收任何内容。')} />;
  if (address !== null && !hasSecret && !isAsked)
    return (
      <Why
        tone="wait"
        title={text('Nothing can come yet.', '尚无法接收内容。')}
        rule={text(
          'Set the secret and enter the address at the provider, or let the provider be asked.',
          '请设置密钥并在服务商处填写地址，或开启主动查询。',
        )}
      />
    );
  if (health === 'failing')
    return (
      <Why
        tone="stop"
        title={text(`The last try failed: ${lastError ?? ''}`, `最近一次失败：${lastError ?? ''}`)}
        rule={text(
          'http-401 and http-403: the token is wrong. http-429: it is asked less often. Others are tried again by themselves.',
          'http-401 和 http-403：令牌错误；http-429：将降低频率；其他错误会自动重试。',
        )}
      />
    );
  if (health === 'behind')
    return (
      <Why
        tone="wait"
        title={text('It was not read to its end for 15 minutes.', '超过 15 分钟未读完。')}
        rule={text(
          'There is much to read, or the provider is slow. It goes on by itself.',
          '内容较多或服务商较慢，将自动继续。',
        )}
      />
    );
  return null;
}

function Details({ record }: Shown) {
  const t = useWords();
  const yes = (value: boolean) => t(value ? text('Yes', '是') : text('No', '否'));
  return (
    <Block title={text('Channel', '渠道')}>
      <Facts
        rows={[
          { label: text('Provider', '服务商'), value: <Said>{CHANNEL_PROVIDER_WORDS[record.provider].label}</Said> },
          { label: text('Account', '账户'), value: <span className="mono">{record.account}</span> },
          { label: text('Address for deliveries', '推送地址'), value: record.address && <code>{record.address}</code> },
          { label: text('Deliveries can be checked', '可验证推送'), value: record.address && yes(record.hasSecret) },
          {
            label: text('Old secret ends', '旧密钥失效'),
            value: record.oldSecretEndsAt && <When at={record.oldSecretEndsAt} />,
          },
          { label: text('The provider is asked', '主动查询'), value: yes(record.isAsked) },
          { label: text('Profiles', '主页'), value: record.profiles.join(', ') || null },
          { label: text('Last item', '最近内容'), value: record.lastItemAt && <When at={record.lastItemAt} /> },
          { label: text('Read to its end', '最近读完'), value: record.caughtUpAt && <When at={record.caughtUpAt} /> },
          { label: text('Asked again', '下次查询'), value: record.nextAskedAt && <When at={record.nextAskedAt} /> },
          { label: text('Failures', '失败次数'), value: record.failures || null },
          {
            label: text('Last error', '最近错误'),
            value: record.lastError && record.lastErrorAt && (
              <>
                <span className="mono">{record.lastError}</span> · <When at={record.lastErrorAt} />
              </>
            ),
          },
          { label: text('Last changed by', '最近更改人'), value: <PersonName id={record.changedBy} /> },
        ]}
      />
    </Block>
  );
}

const Items = ({ record }: Shown) => <RelatedList spec={itemsSpec} query={{ channelId: record.id }} />;

/** Shows one channel: its address, its health, and its items. */
export default recordPage({
  operation: GetChannel,
  params: ['channelId'],
  list: { label: text('Channels', '渠道'), href: '/channels' },
  title: ({ name }) => name,
  state: ({ health }) => ({ words: CHANNEL_HEALTH_WORDS, value: health }),
  why: Reason,
  actions: CHANNEL_ACTIONS,
  tabs: [
    { id: 'details', label: text('Channel', '渠道'), content: Details },
    { id: 'items', label: text('What came', '收到的内容'), content: Items, operation: ListChannelItems },
    changesTab(({ id }: ChannelView) => id, CHANGE_CHANNEL_GUIDE),
  ],
});
