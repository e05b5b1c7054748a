import type { Text } from '@toric/contracts/kernel/sentence';

const words = (en: string, zh: string): Text => ({ en, zh });

/** Holds the words on a packing slip, in English and Chinese. */
export const WORDS = {
  slip: words('Packing slip', '装箱单'),
  order: words('Order', '订单'),
  packed: words('Packed', '打包日期'),
  tote: words('Tote', '周转箱'),
  seller: words('Seller', '销售方'),
  goods: words('Goods', '商品'),
  eye: words('Eye', '眼别'),
  right: words('right', '右眼'),
  left: words('left', '左眼'),
  lot: words('Lot', '批号'),
  useBy: words('Use by', '有效期至'),
  boxes: words('Boxes', '盒数'),
  total: words('Total', '合计'),
  inABox: words('in a box', '片/盒'),
  warning: words('Important', '重要提示'),
  check: words(
    'Compare each box with your prescription before you open it. Keep boxes that do not fit closed, and tell us.',
    '开盒前请将每盒与处方核对。如有不符，请勿开封，并告知我们。',
  ),
} as const;
