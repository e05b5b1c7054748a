import type { Template } from '@toric/contracts/customer/messages/notice';
import type { Letter } from '../letter.ts';

const button = { label: { en: 'See my order', zh: '查看订单' }, href: '{{ orderLink }}' };

export const RETURN_LETTERS = {
  'return-approved': {
    subject: { en: 'Your return {{ returnNumber }} is accepted', zh: '您的退货申请 {{ returnNumber }} 已同意' },
    paragraphs: [
      {
        en: '{% if sendBackBy != "" %}Put the boxes into a parcel with the number {{ returnNumber }}, and send it to us by {{ sendBackBy }}. Leave sealed boxes sealed: only these are refunded if you changed your mind.{% else %}You need not send anything back. We see to the rest.{% endif %}',
        zh: '{% if sendBackBy != "" %}请将商品装入包裹并注明单号 {{ returnNumber }}，在 {{ sendBackBy }} 前寄回。请勿拆开未拆封的盒子：如因改变主意退货，仅未拆封的可退款。{% else %}您无需寄回任何商品，其余由我们处理。{% endif %}',
      },
    ],
    button,
  },
  'return-label': {
    subject: { en: 'The label of your return {{ returnNumber }}', zh: '您的退货 {{ returnNumber }} 的面单' },
    paragraphs: [
      {
        en: 'The label for your parcel is ready, and we have paid it. Sign in, print it, put it on the parcel, and hand the parcel to the carrier.',
        zh: '您的退货面单已备好，运费由我们支付。请登录并打印，贴在包裹上后交给承运商。',
      },
    ],
    button,
  },
  'return-refused': {
    subject: { en: 'About your return {{ returnNumber }}', zh: '关于您的退货申请 {{ returnNumber }}' },
    paragraphs: [
      {
        en: 'We cannot take these goods back. Sign in to read the reason. If you think that we are wrong, answer this mail.',
        zh: '很抱歉，我们无法接受此退货。请登录查看原因。如有异议，请回复本邮件。',
      },
    ],
    button,
  },
  'return-received': {
    subject: { en: 'Your return {{ returnNumber }} has arrived', zh: '您的退货 {{ returnNumber }} 已收到' },
    paragraphs: [
      {
        en: 'We have {{ boxes }} of your boxes, and look at them now. You hear from us when it is decided.',
        zh: '我们已收到您退回的 {{ boxes }} 盒商品，正在检查。决定后会通知您。',
      },
    ],
    button,
  },
  'return-decided': {
    subject: { en: 'Your return {{ returnNumber }} is decided', zh: '您的退货 {{ returnNumber }} 已有结果' },
    paragraphs: [
      {
        en: '{% if boxes > 0 %}We give money back for {{ boxes }} of your boxes. You get a mail when it is on its way.{% else %}We give no money back for these boxes. Sign in to read why, or answer this mail.{% endif %}',
        zh: '{% if boxes > 0 %}我们将为其中 {{ boxes }} 盒退款，款项退出时会通知您。{% else %}这些商品不予退款。请登录查看原因，或回复本邮件。{% endif %}',
      },
    ],
    button,
  },
  'return-reminder': {
    subject: { en: 'We still wait for your return {{ returnNumber }}', zh: '我们仍在等待您的退货 {{ returnNumber }}' },
    paragraphs: [
      {
        en: 'The goods have not reached us yet. Send them within {{ days }} days.{% if isExchange == "true" %} After that we charge the new goods to your card.{% else %} After that the return ends.{% endif %}',
        zh: '我们尚未收到您的商品，请在 {{ days }} 天内寄出。{% if isExchange == "true" %}逾期将从您的银行卡收取新商品的款项。{% else %}逾期后退货申请将结束。{% endif %}',
      },
    ],
    button,
  },
} satisfies Partial<Record<Template, Letter>>;
