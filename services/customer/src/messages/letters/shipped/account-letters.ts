import type { Template } from '@toric/contracts/customer/messages/notice';
import type { Letter } from '../letter.ts';

const link = '{{ link }}';
const IF_NOT_YOU = {
  en: 'If this was not you, set a new password now, and tell us by answering this mail.',
  zh: '如非本人操作，请立即重设密码，并回复本邮件告知我们。',
};

export const ACCOUNT_LETTERS = {
  'account-confirmation': {
    subject: { en: 'Confirm your e-mail address', zh: '请确认您的电子邮箱' },
    paragraphs: [
      { en: 'Thank you for signing up. Confirm that this address is yours.', zh: '感谢您注册。请确认此邮箱属于您。' },
      { en: 'If you did not sign up, ignore this mail.', zh: '如果您没有注册，请忽略本邮件。' },
    ],
    button: { label: { en: 'Confirm my address', zh: '确认邮箱' }, href: link },
  },
  'password-reset': {
    subject: { en: 'Set a new password', zh: '重设密码' },
    paragraphs: [
      {
        en: 'You can set a new password with this link. It works once, for 30 minutes.',
        zh: '您可以通过此链接重设密码。链接仅可使用一次，30 分钟内有效。',
      },
      {
        en: 'If you did not ask for it, ignore this mail. Your password stays as it is.',
        zh: '如果您没有申请，请忽略本邮件。您的密码不会改变。',
      },
    ],
    button: { label: { en: 'Set a new password', zh: '重设密码' }, href: link },
  },
  'password-changed': {
    subject: { en: 'Your password was changed', zh: '您的密码已更改' },
    paragraphs: [
      {
        en: 'The password of your account was changed. All other sessions have ended.',
        zh: '您账户的密码已更改。其他登录均已失效。',
      },
      IF_NOT_YOU,
    ],
  },
  'email-change': {
    subject: { en: 'Confirm your new e-mail address', zh: '请确认您的新电子邮箱' },
    paragraphs: [
      {
        en: 'Confirm that this address is yours. Until then, your account keeps the old one.',
        zh: '请确认此邮箱属于您。确认之前，您的账户仍使用原邮箱。',
      },
    ],
    button: { label: { en: 'Confirm my new address', zh: '确认新邮箱' }, href: link },
  },
  'email-changed': {
    subject: { en: 'Your e-mail address was changed', zh: '您的电子邮箱已更改' },
    paragraphs: [{ en: 'The e-mail address of your account was changed.', zh: '您账户的电子邮箱已更改。' }, IF_NOT_YOU],
  },
  'phone-code': {
    subject: { en: 'Your code: {{ code }}', zh: '验证码：{{ code }}' },
    paragraphs: [
      {
        en: 'Your code is {{ code }}. It works once, for ten minutes. If you did not ask for it, do not give it to anybody.',
        zh: '您的验证码为 {{ code }}，仅可使用一次，10 分钟内有效。如非本人操作，请勿告知他人。',
      },
    ],
    sms: {
      en: 'Toric: your code is {{ code }}. Do not give it to anybody.',
      zh: 'Toric：您的验证码为 {{ code }}，请勿告知他人。',
    },
  },
  'new-device': {
    subject: { en: 'A new device signed in to your account', zh: '有新设备登录您的账户' },
    paragraphs: [
      {
        en: 'Somebody signed in to your account on a device that we do not know.',
        zh: '有人在我们未记录的设备上登录了您的账户。',
      },
      IF_NOT_YOU,
    ],
  },
  'staff-invitation': {
    subject: { en: 'Set up your staff account', zh: '请设置您的员工账户' },
    paragraphs: [
      {
        en: 'An administrator added you to the staff. Set your password with this link.',
        zh: '管理员已将您添加为员工。请通过此链接设置密码。',
      },
    ],
    button: { label: { en: 'Set up my account', zh: '设置账户' }, href: link },
  },
  'account-claim': {
    subject: { en: 'Open your account', zh: '启用您的账户' },
    paragraphs: [
      {
        en: 'We keep a record for you, because you were in our shop. With this link you get an account of your own: it shows your orders and prescriptions.',
        zh: '您曾到店，我们为您建有档案。通过此链接，您可以启用自己的账户，查看订单和处方。',
      },
      {
        en: 'We ask for your date of birth or your phone number as a proof. The link works once, for 30 days.',
        zh: '我们会核对您的出生日期或电话号码。链接仅可使用一次，30 天内有效。',
      },
    ],
    button: { label: { en: 'Open my account', zh: '启用账户' }, href: link },
  },
  'account-exists': {
    subject: { en: 'You already have an account', zh: '您已有账户' },
    paragraphs: [
      {
        en: 'Somebody tried to sign up with your e-mail address. You have an account already, so nothing was changed.',
        zh: '有人尝试用您的电子邮箱注册。您已有账户，因此没有任何更改。',
      },
      {
        en: 'If it was you, sign in. If you forgot your password, ask for a new one. If it was not you, ignore this mail.',
        zh: '如为本人操作，请直接登录；如忘记密码，请申请重设。如非本人操作，请忽略本邮件。',
      },
    ],
  },
  'second-factor-changed': {
    subject: { en: 'The second factor of your account was changed', zh: '您账户的双重验证已更改' },
    paragraphs: [
      {
        en: 'A second factor was added to your account, or removed from it.',
        zh: '您账户的双重验证方式已添加或移除。',
      },
      IF_NOT_YOU,
    ],
  },
  'privacy-file-ready': {
    subject: { en: 'The file with your data is ready', zh: '您的个人数据文件已准备好' },
    paragraphs: [
      {
        en: 'You asked for the data that we keep about you. Sign in to your account to fetch the file. We keep it for {{ days }} days.',
        zh: '您申请了我们保存的您的个人数据。请登录账户下载文件，文件保留 {{ days }} 天。',
      },
      {
        en: 'If you did not ask for it, sign in, set a new password, and tell us by answering this mail.',
        zh: '如非本人申请，请登录并重设密码，同时回复本邮件告知我们。',
      },
    ],
  },
} satisfies Partial<Record<Template, Letter>>;
