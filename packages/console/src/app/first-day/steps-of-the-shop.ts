import type { Step, StepsByRole } from './step.ts';

const sales: readonly Step[] = [
  {
    id: 'sales-customer',
    title: { en: 'Find a customer and open her record', zh: '查找客户并打开其档案' },
    why: {
      en: 'Most calls begin with a name or a phone number. The line in the record shows what each eye wears and when it runs out.',
      zh: '大多数来电以姓名或电话号码开始。档案中的时间线显示每只眼睛所戴的镜片及用完日期。',
    },
    href: '/customers',
    calls: ['getCustomer'],
  },
  {
    id: 'sales-phone-order',
    title: { en: 'Open the order form for callers', zh: '打开电话下单页面' },
    why: {
      en: 'Address, usual lenses and last prescription are filled in. You only read them back.',
      zh: '地址、常用镜片和最近处方会自动填好，你只需与客户核对。',
    },
    href: '/orders/new',
  },
  {
    id: 'sales-place',
    title: { en: 'Place an order', zh: '下一个订单' },
    why: {
      en: 'If something forbids it, the page says what, by which rule, and the way out.',
      zh: '如有规定不允许下单，页面会说明原因、依据及解决办法。',
    },
    href: '/orders/new',
    calls: ['placeOrder'],
  },
  {
    id: 'sales-order',
    title: { en: 'Look at an order', zh: '查看一个订单' },
    why: {
      en: 'The steps at the top answer the question that customers ask most: where are my lenses?',
      zh: '页面顶部的步骤回答了客户最常问的问题：我的镜片到哪了？',
    },
    href: '/orders',
    calls: ['getOrder'],
  },
  {
    id: 'sales-view',
    title: { en: 'Save a view of your own', zh: '保存一个自己的视图' },
    why: {
      en: 'Filter a list as you need it every day, and keep it under a name. It then stands at the side.',
      zh: '按日常需要筛选列表并命名保存，之后会显示在侧栏。',
    },
    href: '/orders',
    calls: ['createSavedView'],
  },
];

const optician: readonly Step[] = [
  {
    id: 'optician-desk',
    title: { en: 'See the verification desk', zh: '查看处方核实台' },
    why: {
      en: 'The request whose deadline comes first stands on top. The clock counts the prescriber’s business hours.',
      zh: '期限最近的请求排在最前。倒计时按处方医师的工作时间计算。',
    },
    href: '/verification',
  },
  {
    id: 'optician-reviews',
    title: { en: 'See the prescriptions to compare', zh: '查看待核对的处方' },
    why: {
      en: 'A prescription that a customer typed in permits nothing until you have compared it with its file.',
      zh: '客户自行填写的处方在与文件核对之前不产生任何效力。',
    },
    href: '/prescriptions',
  },
  {
    id: 'optician-prescription',
    title: { en: 'Open a prescription', zh: '打开一张处方' },
    why: {
      en: 'Values, file and older versions stand beside each other. Blue is the right eye, plum the left.',
      zh: '数值、文件和历史版本并排显示。蓝色为右眼，紫色为左眼。',
    },
    href: '/prescriptions',
    calls: ['getPrescription'],
  },
  {
    id: 'optician-calculators',
    title: { en: 'Try the calculators', zh: '试用计算器' },
    why: {
      en: 'They convert spectacle powers and find the nearest lens that is made, so that nobody computes by hand.',
      zh: '可换算框架镜度数并查找最接近的现有镜片，无需手算。',
    },
    href: '/operations/calculators',
  },
  {
    id: 'optician-complaints',
    title: { en: 'See the complaints', zh: '查看投诉' },
    why: {
      en: 'A complaint about an eye may have to be reported to an authority within days.',
      zh: '涉及眼部的投诉可能须在数日内向主管机关报告。',
    },
    href: '/complaints',
  },
];

const warehouse: readonly Step[] = [
  {
    id: 'warehouse-shipments',
    title: { en: 'See what is to ship today', zh: '查看今日待发货' },
    why: {
      en: 'Each order says which boxes of which lots to take, the first to expire first.',
      zh: '每个订单都注明应取哪个批次的哪些盒，先到期的先发。',
    },
    href: '/shipments',
  },
  {
    id: 'warehouse-shipment',
    title: { en: 'Open one shipment', zh: '打开一张发货单' },
    why: {
      en: 'You scan each box here. A wrong box is noticed before it leaves the house.',
      zh: '在此逐盒扫描，错误的盒子在出库前就会被发现。',
    },
    href: '/shipments',
    calls: ['getShipment'],
  },
  {
    id: 'warehouse-goods-in',
    title: { en: 'Open goods-in', zh: '打开收货页面' },
    why: {
      en: 'Scan box after box. Product, lot and expiry come from the code, so you type nothing.',
      zh: '逐盒扫描即可，产品、批号和有效期均来自条码，无需输入。',
    },
    href: '/goods-in',
  },
  {
    id: 'warehouse-matrix',
    title: { en: 'Open the lens matrix of a product', zh: '打开一个产品的镜片矩阵' },
    why: {
      en: 'One picture shows which powers are in stock, and the nearest ones where there are none.',
      zh: '一张图显示哪些度数有库存，无货时显示最接近的度数。',
    },
    href: '/stock/lenses',
    calls: ['getLensStock'],
  },
  {
    id: 'warehouse-ageing',
    title: { en: 'See what expires soon', zh: '查看临近有效期的批次' },
    why: {
      en: 'A box that would expire while it is worn is not sold. Here you see it in time.',
      zh: '在佩戴期间会过期的镜片不会售出，在此可及早发现。',
    },
    href: '/stock/ageing',
  },
  {
    id: 'warehouse-count',
    title: { en: 'See the stocktakes', zh: '查看盘点' },
    why: {
      en: 'You count on a phone, without seeing what should be there. Another person approves.',
      zh: '用手机盘点且不显示账面数，由另一人批准。',
    },
    href: '/counting',
  },
];

const finance: readonly Step[] = [
  {
    id: 'finance-failed',
    title: { en: 'See the payments that could not be collected', zh: '查看扣款失败的款项' },
    why: {
      en: 'The goods have left the house, and the money has not come. These are first in your day.',
      zh: '货已发出而款未到账，这是每天的首要事项。',
    },
    href: '/payments?status=capture-failed',
  },
  {
    id: 'finance-payment',
    title: { en: 'Open a payment', zh: '打开一笔付款' },
    why: {
      en: 'It shows each call to the provider, and the invoice that came of it.',
      zh: '显示与支付服务商的每次往来及由此产生的发票。',
    },
    href: '/payments',
    calls: ['getPayment'],
  },
  {
    id: 'finance-refunds',
    title: { en: 'See the refunds', zh: '查看退款' },
    why: {
      en: 'A large refund needs two people: one asks for it, another approves it with a fresh code.',
      zh: '大额退款需要两人：一人申请，另一人凭新验证码批准。',
    },
    href: '/refunds',
  },
  {
    id: 'finance-invoices',
    title: { en: 'See the invoices', zh: '查看发票' },
    why: {
      en: 'Their numbers have no gaps, and nobody can change them, not even an administrator.',
      zh: '发票号码连续，任何人（包括管理员）都不能更改。',
    },
    href: '/invoices',
  },
  {
    id: 'finance-reconciliation',
    title: { en: 'Open the reconciliation', zh: '打开对账页面' },
    why: {
      en: 'It compares our payments with those of the provider, and names each difference.',
      zh: '将本店付款与支付服务商的记录比对，并列出每处差异。',
    },
    href: '/reconciliation',
  },
];

const marketing: readonly Step[] = [
  {
    id: 'marketing-coupons',
    title: { en: 'See the coupons', zh: '查看优惠券' },
    why: {
      en: 'Each shows how often it was used and what it cost.',
      zh: '每张优惠券都显示使用次数和成本。',
    },
    href: '/coupons',
  },
  {
    id: 'marketing-coupon',
    title: { en: 'Make a coupon', zh: '创建一张优惠券' },
    why: {
      en: 'Finance approves a large one before it holds. In the training shop nothing can go wrong.',
      zh: '大额优惠券须经财务批准。在培训店铺中可放心尝试。',
    },
    href: '/coupons/new',
    calls: ['createCoupon'],
  },
  {
    id: 'marketing-audience',
    title: { en: 'See the audience', zh: '查看受众' },
    why: {
      en: 'You choose people by what they bought, and see ids only. Consent is asked again before anything is sent.',
      zh: '按购买记录选择人群，只显示编号。发送前会再次核对其同意情况。',
    },
    href: '/notices/audience',
  },
  {
    id: 'marketing-notices',
    title: { en: 'See the recall notices', zh: '查看召回通知' },
    why: {
      en: 'A recall goes to everybody who has a box, whatever she has consented to.',
      zh: '召回通知会发给持有相关镜片的每一位客户，不受营销同意限制。',
    },
    href: '/notices',
  },
];

/** Lists the steps of the first day for the roles that work with customers, goods and money. */
export const OF_THE_SHOP: Pick<StepsByRole, 'sales' | 'optician' | 'warehouse' | 'finance' | 'marketing'> = {
  ...{ sales, optician, warehouse, finance, marketing },
};
