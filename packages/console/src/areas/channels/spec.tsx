import {
  ListChannelItems,
  ListChannelPosts,
  SearchChannelItems,
} from '@toric/contracts/customer/channels/channel-item.http';
import {
  CHANNEL_ITEM_KIND_WORDS,
  CHANNEL_ITEM_STATE_WORDS,
  SOCIAL_NETWORK_WORDS,
} from '@toric/contracts/customer/channels/channel.words';
import { text } from '../../app/words.ts';
import type { ListSpec } from '../../kit/kit.types.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { ChannelName } from './channel-name.tsx';

const column = columnsFor<typeof ListChannelItems>();

const SHOWN = 120;
const beginning = (words: string) => (words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words);

/** Describes the list of the items of the channels. */
export const itemsSpec: ListSpec<typeof ListChannelItems> = {
  operation: ListChannelItems,
  title: text('Channel inbox', '渠道收件箱'),
  about: text(
    'Tickets, comments and direct messages of other systems, the newest first.',
    '来自外部系统的客服对话、评论和私信，最新的在前。',
  ),
  key: ({ id }) => id,
  href: ({ id }) => `/channel-items/${id}`,
  filters: {
    state: { kind: 'choice', label: text('State', '状态'), words: CHANNEL_ITEM_STATE_WORDS },
    kind: { kind: 'choice', label: text('Kind', '类型'), words: CHANNEL_ITEM_KIND_WORDS },
    network: { kind: 'choice', label: text('Network', '网络'), words: SOCIAL_NETWORK_WORDS },
    channelId: { kind: 'record', label: text('Channel', '渠道'), name: ChannelName },
    customerId: { kind: 'record', label: text('Customer', '客户'), name: CustomerName },
    createdFrom: { kind: 'day', label: text('Came', '收到日期'), side: 'from' },
    createdTo: { kind: 'day', label: text('Came', '收到日期'), side: 'to' },
  },
  views: [
    { id: 'waiting', label: text('Nobody is known', '待识别'), filters: { state: 'waiting' } },
    { id: 'comments', label: text('Comments', '评论'), filters: { kind: 'comment' } },
    { id: 'direct', label: text('Direct messages', '私信'), filters: { kind: 'direct-message' } },
    { id: 'all', label: text('All', '全部'), filters: {} },
  ],
  columns: [
    column.text('text', text('Words', '内容'), ({ text: words }) => beginning(words), { width: 360 }),
    column.text(
      'author',
      text('Who wrote', '作者'),
      ({ author }) => author.name ?? author.handle ?? author.email ?? '–',
      {
        width: 170,
      },
    ),
    column.badge('kind', text('Kind', '类型'), CHANNEL_ITEM_KIND_WORDS, ({ kind }) => kind, { width: 130 }),
    column.badge('network', text('Network', '网络'), SOCIAL_NETWORK_WORDS, ({ network }) => network, { width: 120 }),
    column.badge('state', text('State', '状态'), CHANNEL_ITEM_STATE_WORDS, ({ state }) => state, { width: 170 }),
    {
      id: 'customer',
      label: text('Customer', '客户'),
      cell: ({ customerId }) => (customerId ? <CustomerName id={customerId} plain /> : '–'),
      text: ({ customerId }) => customerId ?? '',
      width: 160,
    },
    column.when('happened', text('Written', '时间'), ({ happenedAt }) => happenedAt),
  ],
  actions: [
    {
      href: '/channel-items/search',
      operation: SearchChannelItems,
      label: text('Search the words', '搜索内容'),
      key: 's',
    },
    { href: '/channel-items/posts', operation: ListChannelPosts, label: text('Posts and likes', '帖子与点赞') },
  ],
  empty: {
    title: text('Nothing came from other systems.', '没有来自外部系统的内容。'),
    about: text(
      'What people write to your help desk or on your social networks stands here.',
      '客户在客服系统或社交媒体上发送的内容会显示在这里。',
    ),
  },
};
