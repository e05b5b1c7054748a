import { CreateChannel, ListChannels } from '@toric/contracts/customer/channels/channel.http';
import { CHANNEL_HEALTH_WORDS, CHANNEL_PROVIDER_WORDS } from '@toric/contracts/customer/channels/channel.words';
import { text } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';

const column = columnsFor<typeof ListChannels>();

/**
 * Lists the channels, with the health of each. A channel is a system from which tickets, comments and direct messages
 * come.
 */
export default listPage({
  operation: ListChannels,
  title: text('Channels', '渠道'),
  about: text(
    'The systems from which tickets, comments and direct messages come, the newest first.',
    '客服对话、评论和私信的来源系统，最新的在前。',
  ),
  key: ({ id }) => id,
  href: ({ id }) => `/channels/${id}`,
  columns: [
    column.text('name', text('Channel', '渠道'), ({ name }) => name, { isName: true, width: 220 }),
    column.badge('provider', text('Provider', '服务商'), CHANNEL_PROVIDER_WORDS, ({ provider }) => provider),
    column.badge('health', text('Health', '状态'), CHANNEL_HEALTH_WORDS, ({ health }) => health),
    column.when('last', text('Last item', '最近内容'), ({ lastItemAt }) => lastItemAt),
    column.when('read', text('Read to its end', '最近读完'), ({ caughtUpAt }) => caughtUpAt),
    column.text('error', text('Last error', '最近错误'), ({ lastError }) => lastError),
    column.number('failures', text('Failures', '失败次数'), ({ failures }) => failures),
  ],
  actions: [
    {
      href: '/channels/new',
      label: text('Add a channel', '添加渠道'),
      tone: 'main',
      key: 'n',
      operation: CreateChannel,
    },
  ],
  empty: {
    title: text('There are no channels yet.', '还没有渠道。'),
    about: text(
      'Add your help desk or your social networks, and what people write there comes here.',
      '添加客服系统或社交媒体后，客户在那里发送的内容会显示在这里。',
    ),
  },
});
