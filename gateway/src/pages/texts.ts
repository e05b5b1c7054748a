/** Holds the texts of the pages to which links in mails lead, in each language. */
import type { OwnOutcome } from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { OrderStatus } from '@toric/contracts/order/order.http';

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
/** Names each language in that language, for the switch. */
export const LANGUAGE_NAMES: Text = { en: 'English', zh: '中文' };

/* The next texts belong to the page of an order. */

export const ORDER: PageTexts = {
  title: { en: 'Your order', zh: '您的订单' },
  // the texts are empty, because the page has no form
  intro: { en: '', zh: '' },
  button: { en: '', zh: '' },
  done: { en: '', zh: '' },
};
export const TRACKING = {
  number: { en: 'Number', zh: '订单编号' },
  placed: { en: 'Placed on', zh: '下单日期' },
  state: { en: 'State', zh: '状态' },
  carrier: { en: 'Carrier', zh: '承运商' },
  trackingNumber: { en: 'Tracking number', zh: '运单号' },
  parcel: { en: 'The parcel', zh: '包裹状态' },
  promised: { en: 'Expected on', zh: '预计送达' },
  delivered: { en: 'Delivered on', zh: '送达日期' },
} as const;
export const ORDER_STATES: Readonly<Record<OrderStatus, Text>> = {
  verifying: { en: 'We check the prescription.', zh: '正在核对处方。' },
  discounting: { en: 'We check the order.', zh: '正在核对订单。' },
  reserving: { en: 'We reserve the boxes.', zh: '正在预留产品。' },
  'awaiting-stock': { en: 'A box is sold out. We wait for the next delivery.', zh: '有产品暂时缺货，正在等待到货。' },
  charging: { en: 'We check the payment.', zh: '正在核对付款。' },
  confirmed: { en: 'The order is confirmed. We pack it.', zh: '订单已确认，正在备货。' },
  shipping: { en: 'The parcel is being handed over.', zh: '包裹正在交运。' },
  capturing: { en: 'The parcel is on its way.', zh: '包裹运送中。' },
  'part-shipped': { en: 'A part is on its way. The rest follows.', zh: '部分商品已发出，其余随后发出。' },
  'payment-due': { en: 'The parcel is on its way. The payment is still open.', zh: '包裹运送中，款项尚未付清。' },
  shipped: { en: 'The parcel is on its way.', zh: '包裹运送中。' },
  completed: { en: 'The parcel was delivered.', zh: '包裹已送达。' },
  cancelling: { en: 'The order is being cancelled.', zh: '订单正在取消。' },
  cancelled: { en: 'The order was cancelled.', zh: '订单已取消。' },
};

/* The next texts belong to the page of a recall. */

export const RECALL: PageTexts = {
  title: { en: 'Recall of your lenses', zh: '您的镜片召回' },
  intro: {
    en: 'Tell us what became of your boxes. You may change your answer later with the same link.',
    zh: '请告知您的产品的去向。之后可通过同一链接更改答复。',
  },
  button: { en: 'Send the answer', zh: '提交答复' },
  done: { en: 'Thank you. We have recorded your answer.', zh: '谢谢，您的答复已记录。' },
};
export const RECALL_WORDS = {
  reference: { en: 'Reference', zh: '编号' },
  lots: { en: 'Recalled lots', zh: '召回批号' },
  boxes: { en: 'Boxes that you bought', zh: '您购买的盒数' },
  whatToDo: { en: 'What to do', zh: '请您' },
  source: { en: 'The notice of the authority', zh: '主管机构公告' },
  answered: { en: 'You have answered already. The last answer counts.', zh: '您已答复。以最后一次答复为准。' },
  question: { en: 'What became of the boxes?', zh: '这些产品现在如何？' },
} as const;
export const RECALL_OPTIONS: readonly { value: OwnOutcome; label: Text }[] = [
  { value: 'stopped', label: { en: 'I use them no more, and still have them.', zh: '我已停止使用，产品仍在我处。' } },
  { value: 'returned', label: { en: 'I have sent them back.', zh: '我已寄回。' } },
  { value: 'destroyed', label: { en: 'I have thrown them away.', zh: '我已丢弃。' } },
  { value: 'used', label: { en: 'I have used them all. None are left.', zh: '我已全部用完，没有剩余。' } },
];

/* The next texts belong to the page on which a customer rates a case. */

export const SURVEY: PageTexts = {
  title: { en: 'How well did we solve it?', zh: '我们解决得如何？' },
  intro: {
    en: 'Your rating goes to the team that answered you. You may change it later with the same link.',
    zh: '您的评分会转给答复您的团队。之后可通过同一链接更改。',
  },
  button: { en: 'Send the rating', zh: '提交评分' },
  done: { en: 'Thank you. We have recorded your rating.', zh: '谢谢，您的评分已记录。' },
};
export const SURVEY_WORDS = {
  number: { en: 'Case', zh: '工单' },
  question: { en: 'Your rating', zh: '您的评分' },
  comment: { en: 'What should we know? (optional)', zh: '还想告诉我们什么？（可选）' },
} as const;
export const SURVEY_OPTIONS: readonly { value: string; label: Text }[] = [
  { value: '5', label: { en: '5: very well', zh: '5：非常好' } },
  { value: '4', label: { en: '4: well', zh: '4：好' } },
  { value: '3', label: { en: '3: so-so', zh: '3：一般' } },
  { value: '2', label: { en: '2: badly', zh: '2：不好' } },
  { value: '1', label: { en: '1: not at all', zh: '1：没有解决' } },
];

/* The next texts belong to the page of an invitation of staff. */

export const INVITATION: PageTexts = {
  title: { en: 'Set up your staff account', zh: '设置您的员工账户' },
  intro: {
    en: 'Choose a password of at least 12 characters. Several words are better than one. Nobody else ever knows it.',
    zh: '请设定至少 12 个字符的密码，多个词语优于单个词语。除您之外无人知晓。',
  },
  button: { en: 'Set the password', zh: '设定密码' },
  done: {
    en: 'Your password is set. Sign in with it, and set up your second factor then.',
    zh: '密码已设定。请登录并设置第二重验证。',
  },
};

/* The next texts belong to the page on which a walk-in customer claims her account. */

export const CLAIM: PageTexts = {
  title: { en: 'Open your account', zh: '启用您的账户' },
  intro: {
    en: 'Give the date of birth that you told us in the shop. Then choose the e-mail and the password with which you will sign in.',
    zh: '请填写您在店内登记的出生日期，然后设定用于登录的电子邮箱和密码。',
  },
  button: { en: 'Open the account', zh: '启用账户' },
  done: {
    en: 'Your account is open. Sign in with your e-mail and password: your orders and prescriptions are there.',
    zh: '您的账户已启用。请用电子邮箱和密码登录，订单和处方均已在内。',
  },
};
export const CLAIM_WORDS = {
  code: { en: 'The code on the paper', zh: '纸上的代码' },
  dateOfBirth: { en: 'Date of birth', zh: '出生日期' },
  phone: { en: 'Phone number', zh: '电话号码' },
  phoneHint: {
    en: 'Only if we do not know your date of birth. Begin with + and the country code.',
    zh: '仅在未登记出生日期时填写，请以 + 和国家/地区代码开头。',
  },
  email: { en: 'E-mail', zh: '电子邮箱' },
} as const;

/* The next texts belong to the page that confirms the consent of a form. */

export const FORM_CONFIRMATION: PageTexts = {
  title: { en: 'Confirm your subscription', zh: '确认订阅' },
  intro: {
    en: 'Press the button, and we send you the messages for which this address was given in our form.',
    zh: '点击按钮后，我们将向此邮箱发送您在表单中订阅的消息。',
  },
  button: { en: 'Yes, send them', zh: '确认订阅' },
  done: {
    en: 'Thank you. Each message has a link with which you can end it.',
    zh: '谢谢。每条消息都附有退订链接。',
  },
};
