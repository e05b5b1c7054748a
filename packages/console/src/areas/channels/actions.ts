import { SET_CHANNEL_SECRET_GUIDE } from '@toric/contracts/customer/channels/channel.guide';
import {
  AskChannel,
  ChangeChannel,
  type ChannelView,
  ListChannels,
  SetChannelSecret,
} from '@toric/contracts/customer/channels/channel.http';
import { text } from '../../app/words.ts';
import type { Action, AnyAction } from '../../kit/kit.types.ts';
import { formAction } from '../../kit/record/form-action.ts';
import { changeChannelForm } from './forms.ts';

type Shown = ChannelView;
const of = ({ id }: Shown) => ({ channelId: id });
const refreshes = [ListChannels];

const switched = (on: boolean): Action<Shown, typeof ChangeChannel> => ({
  operation: ChangeChannel,
  label: on ? text('Switch it on', '启用') : text('Switch it off', '停用'),
  ...(on && { tone: 'main' as const }),
  when: ({ isOn }) => isOn !== on,
  input: (record) => ({ params: of(record), body: { isOn: on } }),
  done: on
    ? text('The channel goes on where it was.', '渠道从停止处继续接收。')
    : text('The channel takes nothing any more.', '渠道已停止接收。'),
  undo: { operation: ChangeChannel, input: (record) => ({ params: of(record), body: { isOn: !on } }) },
  refreshes,
});

const ask: Action<Shown, typeof AskChannel> = {
  operation: AskChannel,
  label: text('Ask now', '立即查询'),
  key: 'a',
  when: ({ isOn, isAsked }) => isOn && isAsked,
  input: (record) => ({ params: of(record) }),
  done: text('The provider is asked within two seconds.', '将在两秒内查询服务商。'),
  refreshes,
};

const change: Action<Shown, typeof ChangeChannel> = {
  operation: ChangeChannel,
  label: text('Change it…', '更改…'),
  key: 'e',
  form: changeChannelForm,
  // an empty token leaves the stored token unchanged
  input: (record, { apiToken, ...body }) => ({ params: of(record), body: { ...body, ...(apiToken && { apiToken }) } }),
  done: text('The change is saved.', '更改已保存。'),
  refreshes,
};

const secret = formAction<Shown, typeof SetChannelSecret>({
  operation: SetChannelSecret,
  label: ({ hasSecret }) => (hasSecret ? text('New secret…', '更换密钥…') : text('Set the secret…', '设置密钥…')),
  tone: 'main',
  when: ({ address }) => address !== null,
  guide: SET_CHANNEL_SECRET_GUIDE,
  title: text('Secret of the deliveries', '推送密钥'),
  save: text('Set the secret', '设置密钥'),
  keep: text('Leave it as it is', '保持不变'),
  fields: [
    { name: 'secret', control: 'password' },
    { name: 'overlapHours', width: 'half' },
  ],
  input: (record, { secret: given, ...body }) => ({
    params: of(record),
    body: { ...body, ...(given && { secret: given }) },
  }),
  done: text('The secret is set.', '密钥已设置。'),
  refreshes,
});

/**
 * Sets a secret that the shop generates, and shows it once. For other providers a person enters the secret of the
 * provider.
 */
const madeSecret: Action<Shown, typeof SetChannelSecret> = {
  ...secret,
  when: ({ provider }) => provider === 'hootsuite',
  form: {
    operation: SetChannelSecret,
    guide: SET_CHANNEL_SECRET_GUIDE,
    title: text('Secret of the deliveries', '推送密钥'),
    save: text('Make a secret', '生成密钥'),
    sections: [{ fields: [{ name: 'overlapHours', width: 'half' }] }],
  },
  once: ({ secret: made }) => ({
    title: text('Secret of the deliveries', '推送密钥'),
    secret: made ?? '',
    about: text(
      'Put it into the relay that signs the deliveries. It proves that they come from you.',
      '请填入为推送签名的中继，用于验证来源。',
    ),
  }),
};
const enteredSecret: Action<Shown, typeof SetChannelSecret> = {
  ...secret,
  when: ({ address, provider }) => address !== null && provider !== 'hootsuite',
};

/** Lists the actions of a channel. */
export const CHANNEL_ACTIONS: readonly AnyAction<Shown>[] = [
  ...[switched(true), enteredSecret, madeSecret, ask, change, switched(false)],
];
