import type { Template } from '@toric/contracts/customer/messages/notice';
import type { Letter } from '../letter.ts';

const NUMBER = '{% if orderNumber != "" %} {{ orderNumber }}{% endif %}';
const DELIVERY = {
  en: '{% if delivery != "" %}, with {{ delivery }} for delivery{% endif %}',
  zh: '{% if delivery != "" %}，其中运费 {{ delivery }}{% endif %}',
};
const TAX = {
  en: '{% if tax != "" %}, {{ tax }} of it tax{% endif %}',
  zh: '{% if tax != "" %}，其中税额 {{ tax }}{% endif %}',
};
const PROMISE = {
  en: '{% if promisedOn != "" %} It arrives on {{ promisedOn }} at the latest{% if promisedBefore != "" %}, and not on {{ promisedBefore }} as we promised at first, because the order had to wait{% endif %}.{% endif %}',
  zh: '{% if promisedOn != "" %} 最晚于 {{ promisedOn }} 送达{% if promisedBefore != "" %}（原承诺 {{ promisedBefore }}，因订单等待而更改）{% endif %}。{% endif %}',
};
const button = { label: { en: 'See my order', zh: '查看订单' }, href: '{{ orderLink }}' };

export const ORDER_LETTERS = {
  'order-confirmed': {
    subject: { en: `Your order${NUMBER} is confirmed`, zh: `您的订单${NUMBER} 已确认` },
    paragraphs: [
      {
        en: 'Your prescription, our stock and your payment are checked. We pack your lenses.',
        zh: '您的处方、库存和付款均已核对，我们正在为您备货。',
      },
      {
        en: `The total is {{ total }}${DELIVERY.en}${TAX.en}. We charge it when the parcel leaves.${PROMISE.en}`,
        zh: `总额为 {{ total }}${DELIVERY.zh}${TAX.zh}。包裹发出时扣款。${PROMISE.zh}`,
      },
    ],
    button,
  },
  'order-awaits-prescriber': {
    subject: {
      en: `We ask your eye doctor about your order${NUMBER}`,
      zh: `我们正在就您的订单${NUMBER} 向您的眼科医生核实`,
    },
    paragraphs: [
      {
        en: 'The law demands that your prescriber confirms the prescription first. We have asked. Nothing is charged until then.',
        zh: '法律要求先由处方医师确认处方。我们已发出核实请求，在此之前不会扣款。',
      },
    ],
    button,
  },
  'order-shipped': {
    subject: { en: `Your order${NUMBER} is on its way`, zh: `您的订单${NUMBER} 已发货` },
    paragraphs: [
      {
        en: 'The parcel has left our warehouse. Your order shows the carrier and the tracking number.',
        zh: '包裹已从仓库发出。承运商和运单号可在订单中查看。',
      },
    ],
    button,
    sms: {
      en: `Toric: your order${NUMBER} is on its way. {{ orderLink }}`,
      zh: `Toric：您的订单${NUMBER} 已发货。{{ orderLink }}`,
    },
  },
  'order-delivered': {
    subject: { en: `Your order${NUMBER} has arrived`, zh: `您的订单${NUMBER} 已送达` },
    paragraphs: [
      {
        en: 'The carrier reports that your parcel was delivered. If it is not there, answer this mail.',
        zh: '承运商显示您的包裹已送达。如未收到，请回复本邮件。',
      },
      {
        en: 'Wash your hands before you touch your lenses, and never wear them longer than your eye doctor says.',
        zh: '触摸镜片前请洗手，切勿超过眼科医生规定的佩戴时间。',
      },
    ],
    button,
  },
  'parcel-delayed': {
    subject: { en: `Your order${NUMBER} comes later`, zh: `您的订单${NUMBER} 将延迟送达` },
    paragraphs: [
      {
        en: 'Your parcel is late. {{ reason }}',
        zh: '您的包裹出现延误。{{ reason }}',
      },
      {
        en: 'We noticed before you had to ask, and we follow it up with the carrier. You need not do anything now.',
        zh: '我们已主动发现并正在与承运商跟进，您目前无需操作。',
      },
    ],
    button,
  },
  'parcel-lost': {
    subject: { en: `The parcel of your order${NUMBER} was lost`, zh: `您的订单${NUMBER} 的包裹已丢失` },
    paragraphs: [
      {
        en: 'The carrier tells us that your parcel was lost. We are sorry. Answer this mail: we send the lenses again or give your money back, as you like.',
        zh: '承运商告知您的包裹已丢失，非常抱歉。请回复本邮件：我们可按您的意愿重新发货或退款。',
      },
    ],
    button,
  },
  'order-cancelled': {
    subject: { en: `Your order${NUMBER} was cancelled`, zh: `您的订单${NUMBER} 已取消` },
    paragraphs: [
      { en: 'The reason: {{ reason }}', zh: '原因：{{ reason }}' },
      {
        en: 'Money that was held for the order is released. Your bank may need some days.',
        zh: '为此订单冻结的款项已解除，银行处理可能需要几天。',
      },
    ],
    button,
  },
  refund: {
    subject: { en: 'We refunded {{ amount }}', zh: '已向您退款 {{ amount }}' },
    paragraphs: [
      {
        en: `We sent {{ amount }} back for your order${NUMBER}. Your bank may need some days.`,
        zh: `我们已为您的订单${NUMBER} 退款 {{ amount }}，银行处理可能需要几天。`,
      },
    ],
    button,
  },
  invoice: {
    subject: { en: 'Your invoice {{ invoiceNumber }}', zh: '您的发票 {{ invoiceNumber }}' },
    paragraphs: [
      {
        en: `The invoice {{ invoiceNumber }} for your order${NUMBER} is ready. Sign in to read it.`,
        zh: `您的订单${NUMBER} 的发票 {{ invoiceNumber }} 已开具，请登录后查看。`,
      },
    ],
    button,
  },
  'store-credit-given': {
    subject: { en: 'You have store credit: {{ amount }}', zh: '您获得了 {{ amount }} 储值' },
    paragraphs: [
      {
        en: 'We have put {{ amount }} on your account. You can use it for your next order: choose it when you pay.',
        zh: '我们已将 {{ amount }} 存入您的账户。下次下单付款时选择使用即可。',
      },
    ],
  },
  'payment-review': {
    subject: { en: `We check the payment of your order${NUMBER}`, zh: `我们正在核对您的订单${NUMBER} 的付款` },
    paragraphs: [
      {
        en: 'The answer of the bank is not clear, so a person looks at it. You need not do anything, and nothing is charged twice.',
        zh: '银行的回复不明确，我们的同事正在核对。您无需操作，也不会重复扣款。',
      },
    ],
    button,
  },
} satisfies Partial<Record<Template, Letter>>;
