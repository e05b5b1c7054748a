/** Holds the texts of the pages on which a person chooses which messages to get, in each language. */
import type { ConsentChannel, ConsentPurpose } from '@toric/contracts/customer/consent/purpose';
import type { Text } from '@toric/contracts/kernel/sentence';

export const PREFERENCES_TITLE: Text = { en: 'What we may send you', zh: '我们可以向您发送的内容' };
export const PREFERENCES_INTRO: Text = {
  en: 'Tick what you want to get. Messages about your orders and your safety are always sent.',
  zh: '请勾选您希望接收的内容。有关订单和安全的消息始终会发送。',
};
export const SAVE: Text = { en: 'Save', zh: '保存' };
export const SAVED: Text = { en: 'Your choice is saved. It holds from now on.', zh: '您的选择已保存，即刻生效。' };

export const UNSUBSCRIBE_TITLE: Text = { en: 'Get no more of these messages', zh: '不再接收此类消息' };
export const UNSUBSCRIBE_INTRO: Text = {
  en: 'Press the button, and we send you no more messages of this kind: {kind}.',
  zh: '点击按钮后，我们将不再向您发送此类消息：{kind}。',
};
export const UNSUBSCRIBE: Text = { en: 'Stop these messages', zh: '停止发送' };
export const UNSUBSCRIBED: Text = {
  en: 'Done. You get no more of these messages.',
  zh: '已完成。您将不再收到此类消息。',
};
export const ALL_PREFERENCES: Text = { en: 'See and change all choices', zh: '查看和更改所有选择' };

export const PURPOSES: Readonly<Record<ConsentPurpose, Text>> = {
  marketing: { en: 'Offers and news', zh: '优惠和新闻' },
  reminders: { en: 'Reminders', zh: '提醒' },
  research: { en: 'Surveys and studies', zh: '调查和研究' },
};
export const CHANNELS: Readonly<Record<ConsentChannel, Text>> = {
  mail: { en: 'by e-mail', zh: '通过电子邮件' },
  text: { en: 'by text message', zh: '通过短信' },
};
