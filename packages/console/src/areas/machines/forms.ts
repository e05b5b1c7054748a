import {
  CHANGE_API_KEY_GUIDE,
  CREATE_API_KEY_GUIDE,
  END_API_KEY_GUIDE,
  ROTATE_API_KEY_GUIDE,
} from '@toric/contracts/customer/machines/api-key.guide';
import {
  type ApiKeyView,
  ApproveApiKey,
  ChangeApiKey,
  CreateApiKey,
  EndApiKey,
  ListApiKeys,
  RotateApiKey,
} from '@toric/contracts/customer/machines/api-key.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { Action, AnyAction } from '../../kit/kit.types.ts';
import { ScopeHelp } from './scope-help.tsx';

const ABOUT: Text = {
  en: 'Put it into the settings of the machine now. Whoever has it can do what the key may do.',
  zh: '请立即填入该机器的设置。任何持有者都能执行此密钥允许的操作。',
};
const isWorking = ({ state }: ApiKeyView) => state === 'active' || state === 'waiting';
const refreshes = [ListApiKeys];

/** Creates an API key. The key is shown once. */
export const createKey: Action<undefined, typeof CreateApiKey> = {
  operation: CreateApiKey,
  label: { en: 'New key…', zh: '新建密钥…' },
  tone: 'main',
  key: 'n',
  effect: ScopeHelp,
  keep: { en: 'Make no key', zh: '不创建' },
  form: {
    operation: CreateApiKey,
    guide: CREATE_API_KEY_GUIDE,
    title: { en: 'New API key', zh: '新建 API 密钥' },
    save: { en: 'Create the key', zh: '创建密钥' },
    sections: [
      {
        fields: [
          { name: 'name', width: 'half' },
          { name: 'expiresAt', width: 'half' },
          { name: 'scopes' },
          { name: 'addresses', width: 'half' },
          { name: 'requestsPerMinute', width: 'half' },
          { name: 'reason', control: 'text' },
        ],
      },
    ],
  },
  input: (_, body) => ({ body }),
  done: { en: 'The key is created.', zh: '密钥已创建。' },
  once: ({ name, key }) => ({ title: { en: `The key of ${name}`, zh: `${name} 的密钥` }, secret: key, about: ABOUT }),
  then: ({ id }) => `/api-keys/${id}`,
};

const changeKey: Action<ApiKeyView, typeof ChangeApiKey> = {
  operation: ChangeApiKey,
  label: { en: 'Change it…', zh: '更改…' },
  key: 'e',
  when: isWorking,
  effect: ScopeHelp,
  form: {
    operation: ChangeApiKey,
    guide: CHANGE_API_KEY_GUIDE,
    title: { en: 'Change the key', zh: '更改密钥' },
    save: { en: 'Save the change', zh: '保存更改' },
    sections: [
      {
        fields: [
          { name: 'name' },
          { name: 'scopes' },
          { name: 'addresses', width: 'half' },
          { name: 'requestsPerMinute', width: 'half' },
          { name: 'reason', control: 'text' },
        ],
      },
    ],
    start: ({ name, scopes, addresses, requestsPerMinute }) => ({ name, scopes, addresses, requestsPerMinute }),
  },
  input: ({ id }, body) => ({ params: { apiKeyId: id }, body }),
  done: { en: 'The change holds everywhere within five seconds.', zh: '更改将在五秒内全部生效。' },
  refreshes,
};

/** Approves an API key. The API refuses this to the person who gave the scopes. */
const approveKey: Action<ApiKeyView, typeof ApproveApiKey> = {
  operation: ApproveApiKey,
  label: { en: 'Approve it…', zh: '批准…' },
  tone: 'main',
  when: ({ state }) => state === 'waiting',
  keep: { en: 'Let it wait', zh: '暂不批准' },
  input: ({ id }) => ({ params: { apiKeyId: id } }),
  done: { en: 'The key works within a minute.', zh: '密钥将在一分钟内生效。' },
  refreshes,
};

const rotateKey: Action<ApiKeyView, typeof RotateApiKey> = {
  operation: RotateApiKey,
  label: { en: 'New secret…', zh: '更换密钥…' },
  tone: 'main',
  when: isWorking,
  keep: { en: 'Keep the secret', zh: '保留原密钥' },
  form: {
    operation: RotateApiKey,
    guide: ROTATE_API_KEY_GUIDE,
    title: { en: 'Give the machine a new secret', zh: '为机器更换密钥' },
    save: ({ overlapHours }) =>
      overlapHours === 0
        ? { en: 'End the old secret at once', zh: '立即作废旧密钥' }
        : { en: 'Make a new secret', zh: '生成新密钥' },
    sections: [
      {
        fields: [
          { name: 'overlapHours', width: 'third' },
          { name: 'reason', control: 'text' },
        ],
      },
    ],
  },
  input: ({ id }, body) => ({ params: { apiKeyId: id }, body }),
  done: { en: 'The key has a new secret.', zh: '密钥已更换。' },
  once: ({ name, key }) => ({
    title: { en: `The new key of ${name}`, zh: `${name} 的新密钥` },
    secret: key,
    about: ABOUT,
  }),
  refreshes,
};

const endKey: Action<ApiKeyView, typeof EndApiKey> = {
  operation: EndApiKey,
  label: { en: 'End the key…', zh: '终止密钥…' },
  tone: 'stop',
  when: isWorking,
  keep: { en: 'Let it work', zh: '继续使用' },
  form: {
    operation: EndApiKey,
    guide: END_API_KEY_GUIDE,
    title: { en: 'End the key for good', zh: '永久终止密钥' },
    save: { en: 'End it now', zh: '立即终止' },
    sections: [{ fields: [{ name: 'reason', control: 'text' }] }],
  },
  input: ({ id }, body) => ({ params: { apiKeyId: id }, body }),
  done: {
    en: 'The key stops working everywhere within five seconds. It does not come back.',
    zh: '密钥将在五秒内全部失效，且不可恢复。',
  },
  refreshes,
};

/** Lists the actions of an API key. */
export const KEY_ACTIONS: readonly AnyAction<ApiKeyView>[] = [approveKey, rotateKey, changeKey, endKey];
