/** Holds the texts to which people consent. Version 1 of each is part of the program. Staff save the later versions. */
import type { SavedText } from '@toric/contracts/customer/consent/consent.http';
import type { ConsentPurpose } from '@toric/contracts/customer/consent/purpose';
import type { Text } from '@toric/contracts/kernel/sentence';

export type PolicyText = {
  readonly purpose: ConsentPurpose;
  readonly version: number;
  readonly texts: Text;
  readonly reason: string | null;
  readonly savedBy: string | null;
  readonly savedAt: Date | null;
};

const SHIPPED: Readonly<Record<ConsentPurpose, Text>> = {
  marketing: {
    en: 'Send me offers and news about lenses and care. I can withdraw this at any time, in my account or with the link in each message.',
    zh: '请向我发送有关镜片和护理的优惠与新闻。我可随时在账户中或通过每条消息中的链接撤回。',
  },
  reminders: {
    en: 'Remind me when my prescription ends or my lenses run out. I can withdraw this at any time, in my account or with the link in each message.',
    zh: '请在我的处方到期或镜片用完前提醒我。我可随时在账户中或通过每条消息中的链接撤回。',
  },
  research: {
    en: 'Ask me now and then about my experience, for surveys and studies. I can withdraw this at any time, in my account or with the link in each message.',
    zh: '请不时就调查和研究询问我的使用体验。我可随时在账户中或通过每条消息中的链接撤回。',
  },
};

export const shippedText = (purpose: ConsentPurpose): PolicyText => ({
  ...{ purpose, version: 1, texts: SHIPPED[purpose] },
  ...{ reason: null, savedBy: null, savedAt: null },
});

export const textView = ({ savedAt, ...text }: PolicyText): SavedText => ({
  ...text,
  savedAt: savedAt?.toISOString() ?? null,
});
