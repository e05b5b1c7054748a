/** Holds the texts of the pages of forms and surveys, besides the texts that staff wrote. */
import type { Text } from '@toric/contracts/kernel/sentence';

export const SEND: Text = { en: 'Send', zh: '提交' };
export const NEXT: Text = { en: 'Go on', zh: '继续' };
export const SENT: Text = { en: 'It is sent', zh: '已提交' };
export const PRIVACY: Text = { en: 'What happens with your data', zh: '您的数据如何使用' };
export const OPTIONAL: Text = { en: 'optional', zh: '选填' };
export const CHOOSE: Text = { en: 'Choose', zh: '请选择' };
export const TRAP: Text = { en: 'Leave this empty', zh: '请勿填写' };
export const MAILED: Text = {
  en: 'We have sent you a mail. Your subscription begins when you press the button in it, within seven days.',
  zh: '我们已向您发送邮件。请在七天内点击其中的按钮，订阅才会生效。',
};
export const NOT_THERE: Text = { en: 'This page is not open', zh: '此页面未开放' };
export const WRONG: Text = { en: 'Please look at the marked fields.', zh: '请检查标出的内容。' };
export const ANONYMOUS: Text = {
  en: 'Your answers are anonymous: they are kept without your name.',
  zh: '本调查匿名，答案不含您的姓名。',
};
/** Explains the lowest and the highest number on the scale of a survey question. */
export const ENDS: Readonly<Record<'nps' | 'csat' | 'scale', Text>> = {
  nps: { en: '0: not at all, 10: very likely', zh: '0：完全不可能，10：非常可能' },
  csat: { en: '1: not at all satisfied, 5: very satisfied', zh: '1：非常不满意，5：非常满意' },
  scale: { en: '1: low, 10: high', zh: '1：低，10：高' },
};
