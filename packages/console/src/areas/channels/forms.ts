import { CHANGE_CHANNEL_GUIDE, CREATE_CHANNEL_GUIDE } from '@toric/contracts/customer/channels/channel.guide';
import { ChangeChannel, type ChannelView, CreateChannel } from '@toric/contracts/customer/channels/channel.http';
import { CHANNEL_PROVIDER_WORDS } from '@toric/contracts/customer/channels/channel.words';
import { text } from '../../app/words.ts';
import type { FormSpec } from '../../kit/kit.types.ts';

/** Describes the form of a new channel. Its provider and its account cannot be changed afterwards. */
export const newChannelForm: FormSpec<typeof CreateChannel> = {
  operation: CreateChannel,
  guide: CREATE_CHANNEL_GUIDE,
  title: text('New channel', '新渠道'),
  save: text('Add the channel', '添加渠道'),
  sections: [
    {
      fields: [
        { name: 'provider', words: CHANNEL_PROVIDER_WORDS, width: 'half' },
        { name: 'account', control: 'code', width: 'half' },
        { name: 'name', control: 'text' },
        { name: 'isAsked' },
        { name: 'apiToken', control: 'password', when: ({ isAsked }) => isAsked === true },
        { name: 'profiles', when: ({ provider }) => provider === 'sprout-social' },
      ],
    },
  ],
};

export const changeChannelForm: FormSpec<typeof ChangeChannel, ChannelView> = {
  operation: ChangeChannel,
  guide: CHANGE_CHANNEL_GUIDE,
  title: text('Change the channel', '更改渠道'),
  save: text('Save the channel', '保存渠道'),
  start: ({ name, isAsked, profiles, provider }) => ({
    ...{ name, isAsked },
    ...(provider === 'sprout-social' && { profiles }),
  }),
  sections: [
    {
      fields: [
        { name: 'name', control: 'text' },
        { name: 'isAsked' },
        { name: 'apiToken', control: 'password', when: ({ isAsked }) => isAsked === true },
        { name: 'profiles', when: ({ profiles }) => profiles !== undefined },
      ],
    },
  ],
};
