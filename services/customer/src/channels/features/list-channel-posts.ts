import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { SocialNetwork } from '@toric/contracts/customer/channels/channel';
import { ListChannelPosts } from '@toric/contracts/customer/channels/channel-item.http';
import type { Reader } from '../../reader.store.ts';
import { readPosts } from '../post.store.ts';

/** GET /channel-posts. Lists the posts of the shop with their likes and comments, newest first. */
export const listChannelPosts = query<typeof ListChannelPosts, Reader>(ListChannelPosts, {
  async run({ query: { limit, cursor, count, ...filter }, db }) {
    return pageOf(await readPosts(db, filter, { limit, cursor, count }), limit, (row) => {
      const { externalId: _, network, postedAt, createdAt, updatedAt, ...post } = row;
      return {
        ...{ ...post, network: SocialNetwork.parse(network), postedAt: postedAt && postedAt.toISOString() },
        ...{ createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
      };
    });
  },
});
