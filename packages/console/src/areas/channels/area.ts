import { CreateChannel, GetChannel, ListChannels } from '@toric/contracts/customer/channels/channel.http';
import {
  GetChannelItem,
  ListChannelItems,
  ListChannelPosts,
  SearchChannelItems,
} from '@toric/contracts/customer/channels/channel-item.http';
import { IconMessages, IconPlug, IconThumbUp } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of channels: external systems, and the tickets, comments and direct messages that come from them. */
export const channelsArea: ConsoleArea = {
  name: 'channels',
  group: 'customers',
  pages: [
    {
      path: '/channels',
      needs: ListChannels,
      load: () => import('./list.tsx'),
      title: { en: 'Channels', zh: '渠道' },
      rail: { icon: IconPlug, order: 95, group: 'house' },
    },
    {
      path: '/channels/new',
      needs: CreateChannel,
      load: () => import('./new.tsx'),
      title: { en: 'New channel', zh: '新渠道' },
    },
    {
      path: '/channels/:channelId',
      needs: GetChannel,
      load: () => import('./record.tsx'),
      title: { en: 'Channel', zh: '渠道' },
    },
    {
      path: '/channel-items',
      needs: ListChannelItems,
      load: () => import('./items.tsx'),
      title: { en: 'Channel inbox', zh: '渠道收件箱' },
      rail: { icon: IconMessages, order: 55 },
    },
    {
      path: '/channel-items/search',
      needs: SearchChannelItems,
      load: () => import('./search.tsx'),
      title: { en: 'Search words on other systems', zh: '搜索渠道收件箱' },
    },
    {
      path: '/channel-items/posts',
      needs: ListChannelPosts,
      load: () => import('./posts.tsx'),
      title: { en: 'Posts and likes', zh: '帖子与点赞' },
      rail: { icon: IconThumbUp, order: 45, group: 'marketing' },
    },
    {
      path: '/channel-items/:itemId',
      needs: GetChannelItem,
      load: () => import('./item.tsx'),
      title: { en: 'Words of a person', zh: '外部消息' },
    },
  ],
};
