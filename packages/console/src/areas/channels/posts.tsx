import { ListChannelPosts } from '@toric/contracts/customer/channels/channel-item.http';
import { SOCIAL_NETWORK_WORDS } from '@toric/contracts/customer/channels/channel.words';
import { text } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { ChannelName } from './channel-name.tsx';
import { Outside } from './outside.tsx';

const column = columnsFor<typeof ListChannelPosts>();

/** Lists the posts of the shop on social networks, with the numbers of their likes and comments. */
export default listPage({
  operation: ListChannelPosts,
  title: text('Posts and likes', '帖子与点赞'),
  about: text('The posts of the shop on networks, the newest first.', '本店在各网络上的帖子，最新的在前。'),
  key: ({ id }) => id,
  filters: {
    network: { kind: 'choice', label: text('Network', '网络'), words: SOCIAL_NETWORK_WORDS },
    channelId: { kind: 'record', label: text('Channel', '渠道'), name: ChannelName },
  },
  columns: [
    column.badge('network', text('Network', '网络'), SOCIAL_NETWORK_WORDS, ({ network }) => network),
    {
      id: 'link',
      label: text('Post', '帖子'),
      cell: ({ link }) =>
        link === null ? '–' : <Outside href={link} label={text('Open it on the network', '在原网络中打开')} />,
      text: ({ link }) => link ?? '',
      width: 240,
    },
    column.number('likes', text('Likes', '点赞'), ({ likes }) => likes),
    column.number('comments', text('Comments', '评论'), ({ comments }) => comments),
    { id: 'channel', label: text('Channel', '渠道'), cell: ({ channelId }) => <ChannelName id={channelId} /> },
    column.when('posted', text('Posted', '发布时间'), ({ postedAt }) => postedAt),
    column.when('updated', text('Last news', '最近更新'), ({ updatedAt }) => updatedAt),
  ],
  empty: {
    title: text('No post is known yet.', '还没有帖子。'),
    about: text(
      'Posts come with the first like or comment, or when a channel is asked.',
      '收到点赞、评论或查询渠道后会显示帖子。',
    ),
  },
});
