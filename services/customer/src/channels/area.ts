import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { ComplaintChanged, CustomerRegistered, SendMessage } from '@toric/contracts/customer/events';
import type { CustomerConfig } from '../config.ts';
import type { Reader } from '../reader.store.ts';
import { addCustomerOfChannelItem } from './features/add-customer-of-channel-item.ts';
import { askChannel } from './features/ask-channel.ts';
import { changeChannel } from './features/change-channel.ts';
import { createChannel } from './features/create-channel.ts';
import { getChannel } from './features/get-channel.ts';
import { getChannelItem } from './features/get-channel-item.ts';
import { linkChannelItem } from './features/link-channel-item.ts';
import { listChannelItems } from './features/list-channel-items.ts';
import { listChannelPosts } from './features/list-channel-posts.ts';
import { listChannels } from './features/list-channels.ts';
import { openCaseOfChannelItem } from './features/open-case-of-channel-item.ts';
import { proposeForChannelItem } from './features/propose-for-channel-item.ts';
import { receiveChannelDelivery } from './features/receive-channel-delivery.ts';
import { restoreChannelItem } from './features/restore-channel-item.ts';
import { searchChannelItems } from './features/search-channel-items.ts';
import { setAsideChannelItem } from './features/set-aside-channel-item.ts';
import { setChannelSecret } from './features/set-channel-secret.ts';
import { unlinkChannelItem } from './features/unlink-channel-item.ts';
import { meansOf } from './polling/means-of.ts';
import { pollChannels } from './polling/poller.flow.ts';
import { WAITING_ITEMS } from './waiting.store.ts';

/** Declares the area `channels`: tickets, comments and messages of other systems. Uses cases, contacts, people. */
export const channels = ({ vault }: { vault: Vault }, config: CustomerConfig): Area<Reader> => ({
  routes: [
    ...[createChannel, changeChannel].map((route) => route({ vault, publicUrl: config.PUBLIC_URL })),
    ...[listChannels, getChannel, askChannel].map((route) => route({ publicUrl: config.PUBLIC_URL })),
    ...[setChannelSecret, listChannelItems, getChannelItem, searchChannelItems].map((route) => route({ vault })),
    ...[proposeForChannelItem, linkChannelItem, unlinkChannelItem].map((route) => route({ vault })),
    ...[setAsideChannelItem, restoreChannelItem, openCaseOfChannelItem].map((route) => route({ vault })),
    ...[addCustomerOfChannelItem({ vault }), receiveChannelDelivery(meansOf(vault, config)), listChannelPosts],
  ],
  ...{ sends: [ComplaintChanged, CustomerRegistered, SendMessage], waiting: WAITING_ITEMS },
  background: pollChannels(meansOf(vault, config)),
});
