import type { ChannelProvider } from '@toric/contracts/customer/channels/channel';
import type { Adapter } from '../provider.ts';
import { hootsuite } from './hootsuite.ts';
import { intercom } from './intercom.ts';
import { sproutSocial } from './sprout-social.ts';
import { zendesk } from './zendesk.ts';

/** Lists the adapters of all providers of channels. */
export const ADAPTERS: Readonly<Record<ChannelProvider, Adapter>> = {
  ...{ zendesk, intercom, hootsuite, 'sprout-social': sproutSocial },
};
