import {
  CHANGE_WEBHOOK_ENDPOINT_GUIDE,
  CREATE_WEBHOOK_ENDPOINT_GUIDE,
  RESEND_FAILED_WEBHOOKS_GUIDE,
  ROTATE_WEBHOOK_SECRET_GUIDE,
  SEND_WEBHOOK_TEST_GUIDE,
} from '@toric/contracts/gateway/webhook.guide';
import { ListWebhookDeliveries } from '@toric/contracts/gateway/webhook-delivery.http';
import { WEBHOOK_EVENT_TYPE_WORDS } from '@toric/contracts/gateway/webhook-events.words';
import {
  ChangeWebhookEndpoint,
  CreateWebhookEndpoint,
  ListWebhookEndpoints,
  RemoveWebhookEndpoint,
  ResendFailedWebhooks,
  RotateWebhookSecret,
  SendWebhookTest,
  type WebhookEndpointView,
} from '@toric/contracts/gateway/webhook.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import { count } from '../../app/words.ts';
import type { Action, AnyAction } from '../../kit/kit.types.ts';

type Endpoint = WebhookEndpointView;
const refreshes = [ListWebhookEndpoints, ListWebhookDeliveries];
const ABOUT_SECRET: Text = {
  en: 'Put it into the settings of the receiver now. It proves with it that a request comes from this shop.',
  zh: '请立即填入接收方的设置，用于验证请求来自本店。',
};

/** Adds a webhook endpoint. Its secret is shown once. */
export const addEndpoint: Action<undefined, typeof CreateWebhookEndpoint> = {
  operation: CreateWebhookEndpoint,
  label: { en: 'Add a receiver…', zh: '添加接收方…' },
  tone: 'main',
  key: 'n',
  keep: { en: 'Add none', zh: '不添加' },
  form: {
    operation: CreateWebhookEndpoint,
    guide: CREATE_WEBHOOK_ENDPOINT_GUIDE,
    title: { en: 'Add a receiver of events', zh: '添加事件接收方' },
    save: { en: 'Add the receiver', zh: '添加接收方' },
    sections: [
      {
        fields: [
          { name: 'url', control: 'text' },
          { name: 'description', control: 'text' },
          { name: 'events', words: WEBHOOK_EVENT_TYPE_WORDS },
        ],
      },
    ],
  },
  input: (_, body) => ({ body }),
  done: { en: 'From now on, events are sent to it.', zh: '此后的事件将发送给它。' },
  once: ({ secret }) => ({ title: { en: 'Secret of the signatures', zh: '签名密钥' }, secret, about: ABOUT_SECRET }),
  then: ({ id }) => `/webhooks/${id}`,
};

const switched = (on: boolean): Action<Endpoint, typeof ChangeWebhookEndpoint> => ({
  operation: ChangeWebhookEndpoint,
  label: on ? { en: 'Switch it on', zh: '启用' } : { en: 'Switch it off', zh: '停用' },
  ...(on && { tone: 'main' as const }),
  when: ({ enabled }) => enabled !== on,
  input: ({ id }) => ({ params: { endpointId: id }, body: { enabled: on } }),
  done: on
    ? {
        en: 'The receiver gets new events again. Its failures are forgotten.',
        zh: '接收方将再次收到新事件，失败计数已清除。',
      }
    : { en: 'Events are kept as failed from now on, and can be sent later.', zh: '此后的事件记为失败，之后可以补发。' },
  undo: {
    operation: ChangeWebhookEndpoint,
    input: ({ id }) => ({ params: { endpointId: id }, body: { enabled: !on } }),
  },
  refreshes,
});

const change: Action<Endpoint, typeof ChangeWebhookEndpoint> = {
  operation: ChangeWebhookEndpoint,
  label: { en: 'Change it…', zh: '更改…' },
  key: 'e',
  form: {
    operation: ChangeWebhookEndpoint,
    guide: CHANGE_WEBHOOK_ENDPOINT_GUIDE,
    title: { en: 'Change the receiver', zh: '更改接收方' },
    save: { en: 'Save the change', zh: '保存更改' },
    sections: [
      {
        fields: [
          { name: 'url', control: 'text' },
          { name: 'description', control: 'text' },
          { name: 'events', words: WEBHOOK_EVENT_TYPE_WORDS },
        ],
      },
    ],
    start: ({ url, description, events }) => ({ url, description, events }),
  },
  input: ({ id }, body) => ({ params: { endpointId: id }, body }),
  done: { en: 'The change is saved.', zh: '更改已保存。' },
  refreshes,
};

const test: Action<Endpoint, typeof SendWebhookTest> = {
  operation: SendWebhookTest,
  label: { en: 'Send a test…', zh: '发送测试…' },
  tone: 'main',
  when: ({ enabled }) => enabled,
  form: {
    operation: SendWebhookTest,
    guide: SEND_WEBHOOK_TEST_GUIDE,
    title: { en: 'Send a test with invented data', zh: '发送虚构数据的测试' },
    save: { en: 'Send the test', zh: '发送测试' },
    sections: [{ fields: [{ name: 'eventType', words: WEBHOOK_EVENT_TYPE_WORDS }] }],
  },
  keep: { en: 'Send nothing', zh: '不发送' },
  input: ({ id }, body) => ({ params: { endpointId: id }, body }),
  done: { en: 'The test is on its way.', zh: '测试已发出。' },
  then: ({ id }) => `/webhooks/deliveries/${id}`,
  refreshes,
};

const resendFailed: Action<Endpoint, typeof ResendFailedWebhooks> = {
  operation: ResendFailedWebhooks,
  label: { en: 'Send failed ones again…', zh: '重新发送失败事件…' },
  when: ({ enabled }) => enabled,
  form: {
    operation: ResendFailedWebhooks,
    guide: RESEND_FAILED_WEBHOOKS_GUIDE,
    title: { en: 'Send again what has failed', zh: '重新发送失败的事件' },
    save: { en: 'Send them again', zh: '重新发送' },
    sections: [{ fields: [{ name: 'since' }] }],
  },
  keep: { en: 'Send nothing', zh: '不发送' },
  input: ({ id }, body) => ({ params: { endpointId: id }, body }),
  done: ({ deliveries, more }) => {
    const rest = { en: more ? ' More wait: send again.' : '', zh: more ? '还有更多，请再次发送。' : '' };
    const sent = count(deliveries, {
      one: '{n} event is sent again.',
      other: '{n} events are sent again.',
      zh: '正在重新发送 {n} 个事件。',
    });
    return { en: `${sent.en}${rest.en}`, zh: `${sent.zh}${rest.zh}` };
  },
  refreshes,
};

const rotate: Action<Endpoint, typeof RotateWebhookSecret> = {
  operation: RotateWebhookSecret,
  label: { en: 'New secret…', zh: '更换密钥…' },
  keep: { en: 'Keep the secret', zh: '保留原密钥' },
  form: {
    operation: RotateWebhookSecret,
    guide: ROTATE_WEBHOOK_SECRET_GUIDE,
    title: { en: 'Give the receiver a new secret', zh: '为接收方更换密钥' },
    save: { en: 'Make a new secret', zh: '生成新密钥' },
    sections: [{ fields: [{ name: 'overlapHours', width: 'half' }] }],
  },
  input: ({ id }, body) => ({ params: { endpointId: id }, body }),
  done: { en: 'The receiver has a new secret.', zh: '接收方的密钥已更换。' },
  once: ({ secret }) => ({
    title: { en: 'New secret of the signatures', zh: '新的签名密钥' },
    secret,
    about: ABOUT_SECRET,
  }),
};

const remove: Action<Endpoint, typeof RemoveWebhookEndpoint> = {
  operation: RemoveWebhookEndpoint,
  label: { en: 'Remove the receiver…', zh: '移除接收方…' },
  tone: 'stop',
  effect: () => null,
  keep: { en: 'Keep the receiver', zh: '保留接收方' },
  input: ({ id }) => ({ params: { endpointId: id } }),
  done: {
    en: 'The receiver is removed. What waited is not sent any more.',
    zh: '接收方已移除，等待中的事件不再发送。',
  },
  then: () => '/webhooks',
  refreshes,
};

/** Lists the actions of a webhook endpoint. */
export const ENDPOINT_ACTIONS: readonly AnyAction<Endpoint>[] = [
  ...[switched(true), test, change, resendFailed],
  ...[rotate, switched(false), remove],
];
