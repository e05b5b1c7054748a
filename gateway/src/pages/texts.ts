/** The texts of the pages to which links in mails lead, in each language. */
import type { Text } from '@toric/contracts/kernel/sentence';

export type PageTexts = { readonly title: Text; readonly intro: Text; readonly button: Text; readonly done: Text };

export const CONFIRMATION: PageTexts = {
  title: { en: 'Confirm your e-mail', zh: '确认电子邮箱' },
  intro: {
    en: 'Press the button to confirm the e-mail address of your account.',
    zh: '请点击按钮，确认您账户的电子邮箱。',
  },
  button: { en: 'Confirm', zh: '确认' },
  done: { en: 'Your e-mail is confirmed. You can close this page.', zh: '您的电子邮箱已确认。您可以关闭此页面。' },
};
export const RESET: PageTexts = {
  title: { en: 'Set a new password', zh: '设定新密码' },
  intro: {
    en: 'Choose a password of at least 12 characters. Several words are better than one. All your sessions end.',
    zh: '请设定至少 12 个字符的密码，多个词语优于单个词语。您的所有会话将结束。',
  },
  button: { en: 'Set the password', zh: '设定密码' },
  done: { en: 'Your new password is set. Sign in with it.', zh: '新密码已设定。请使用新密码登录。' },
};
export const EMAIL_CHANGE: PageTexts = {
  title: { en: 'Change your e-mail', zh: '更改电子邮箱' },
  intro: {
    en: 'Press the button to use this e-mail address for your account from now on. Your former address gets a notice.',
    zh: '请点击按钮，今后您的账户将使用此电子邮箱。原邮箱将收到通知。',
  },
  button: { en: 'Change the e-mail', zh: '更改邮箱' },
  done: { en: 'Your e-mail is changed. Sign in with it from now on.', zh: '您的电子邮箱已更改。今后请用该邮箱登录。' },
};

export const PASSWORD: Text = { en: 'New password', zh: '新密码' };
export const REPEATED: Text = { en: 'The same password again', zh: '再次输入新密码' };
export const DIFFERENT: Text = {
  en: 'The two passwords differ. Type the same password twice.',
  zh: '两次输入的密码不同。请输入相同的密码。',
};
export const NO_TOKEN: Text = {
  en: 'This address is not complete. Open the link in the mail again, or copy the whole address.',
  zh: '此网址不完整。请重新打开邮件中的链接，或复制完整网址。',
};
export const AWAY: Text = {
  en: 'This is not possible at the moment. Your link is still good: try again in a minute.',
  zh: '暂时无法处理。您的链接仍然有效：请一分钟后重试。',
};
/** The name of each language in that language, for the switch. */
export const LANGUAGE_NAMES: Text = { en: 'English', zh: '中文' };
