import type { Entry } from './entry.ts';

const word = (en: string, zh: string, meaningEn: string, meaningZh: string): Entry => ({
  ...{ id: en, kind: 'word' },
  label: { en, zh },
  meaning: { en: meaningEn, zh: meaningZh },
});

/**
 * Lists the terms of the trade and of this project that the pages use. docs/GLOSSARY.md also has the terms of the code.
 */
export const WORDS: readonly Entry[] = [
  word(
    'Right eye, OD',
    '右眼 OD',
    'OD is Latin, oculus dexter. It is blue on every page.',
    'OD 为拉丁文 oculus dexter。各页面以蓝色表示。',
  ),
  word(
    'Left eye, OS',
    '左眼 OS',
    'OS is Latin, oculus sinister. It is plum on every page.',
    'OS 为拉丁文 oculus sinister。各页面以紫色表示。',
  ),
  word(
    'Sphere',
    '球镜',
    'The main power in dioptres: minus for short-sighted eyes, plus for long-sighted eyes.',
    '主要度数，单位为屈光度：近视为负，远视为正。',
  ),
  word(
    'Cylinder and axis',
    '柱镜与轴位',
    'The power that corrects astigmatism, and its direction from 1 to 180.',
    '矫正散光的度数及其方向，轴位为 1 至 180。',
  ),
  word('Add', '下加光', 'The additional power for near vision of a multifocal lens.', '多焦点镜片的近用附加度数。'),
  word(
    'Base curve, BC',
    '基弧 BC',
    'The radius of the back of the lens in millimetres. It decides whether the lens fits.',
    '镜片后表面的曲率半径（毫米），决定镜片是否贴合。',
  ),
  word('Diameter, DIA', '直径 DIA', 'The width of a lens in millimetres.', '镜片的直径（毫米）。'),
  word('Plano', '平光', 'A lens of power 0. Coloured lenses are often plano.', '度数为 0 的镜片，彩色镜片常为平光。'),
  word(
    'Prescription',
    '处方',
    'The values that a prescriber permits for each eye, with a last day. No lens is sold without one.',
    '处方医师为每只眼睛开具的数值及有效期。没有处方不得售出镜片。',
  ),
  word('Prescriber', '处方医师', 'The optometrist or doctor who issued a prescription.', '开具处方的验光师或医生。'),
  word(
    'Entered, presented, verified',
    '已填写、已出示、已核实',
    'Entered: only typed in. Presented: compared with its file. Verified: the prescriber confirmed it, or an optician had the paper in hand.',
    '已填写：仅录入数值。已出示：已与文件核对。已核实：处方医师确认，或视光师见过原件。',
  ),
  word(
    'Verification',
    '核实',
    'The question to a prescriber whether the values are right.',
    '向处方医师询问数值是否正确。',
  ),
  word(
    'Silence',
    '沉默',
    'A prescriber who does not answer in time. In places whose law says so, silence verifies.',
    '处方医师逾期未答复。在法律有规定的地区，沉默视为核实。',
  ),
  word(
    'Evidence',
    '依据',
    'The fact by which a lens may be sold, such as an answer of a prescriber. Each order line names one.',
    '允许售出镜片的事实，例如处方医师的答复。每个订单行都注明依据。',
  ),
  word(
    'Runs out',
    '用完日期',
    'The day on which an eye has no lens left, computed from boxes and wear.',
    '按盒数和佩戴周期计算出的镜片用完之日。',
  ),
  word(
    'Replacement',
    '更换周期',
    'How long one lens is worn after it was opened, such as a day or a month.',
    '镜片开封后可佩戴的时间，例如一天或一个月。',
  ),
  word(
    'Product',
    '产品',
    'A lens as its maker sells it. The combinations that it is made in are rules.',
    '制造商销售的一种镜片，其生产组合由规则描述。',
  ),
  word(
    'Pack',
    '包装',
    'A box size of a product, with its GTIN and its prices.',
    '产品的一种盒装规格，有其 GTIN 和价格。',
  ),
  word(
    'GTIN',
    '全球贸易项目代码 GTIN',
    'The number in the bar code of a box, 8 to 14 digits.',
    '镜片盒条码中的编号，8 至 14 位数字。',
  ),
  word(
    'Market',
    '市场',
    'The country in which goods are offered. Prices and rules belong to a market.',
    '销售所在的国家。价格和规定按市场区分。',
  ),
  word(
    'Lot',
    '批次',
    'Boxes of one lens with one batch number and one expiry day, in one warehouse.',
    '同一仓库中批号和有效期相同的同种镜片盒。',
  ),
  word(
    'Set aside, quarantine',
    '隔离',
    'Nothing of the lot is sold or shipped until somebody releases it.',
    '解除之前，该批次不得销售或发货。',
  ),
  word(
    'Recall',
    '召回',
    'A notice of a maker or an authority to take boxes back. Its scope says which.',
    '制造商或主管机关要求收回镜片盒的通知，其范围说明涉及哪些批次。',
  ),
  word(
    'Stocktake',
    '盘点',
    'A count of what is really there. Another person approves the differences.',
    '清点实际库存，差异由另一人批准。',
  ),
  word(
    'Running low',
    '即将缺货',
    'A lens whose boxes will not last until the next delivery.',
    '现有盒数不足以维持到下次到货的镜片。',
  ),
  word(
    'Proposal',
    '补货建议',
    'What the shop proposes to order from a supplier, from sales and stock.',
    '系统根据销售和库存提出的采购建议。',
  ),
  word(
    'Capture',
    '扣款',
    'The moment at which the customer’s money is collected. It happens when the parcel leaves.',
    '实际收取客户款项的时刻，在包裹发出时进行。',
  ),
  word(
    'Refund',
    '退款',
    'Money back to a customer. Above a limit, a second person approves it.',
    '退还给客户的款项，超过限额须由第二人批准。',
  ),
  word(
    'Credit note',
    '贷项通知单',
    'The paper that takes back an invoice or a part of it.',
    '冲销发票全部或部分金额的凭证。',
  ),
  word(
    'Reconciliation',
    '对账',
    'The comparison of our payments with those of the provider.',
    '将本店付款与支付服务商的记录进行比对。',
  ),
  word(
    'Price floor',
    '底价',
    'The lowest price that one person may set. Below it, a second person must approve.',
    '一人可设定的最低价格，低于此价须由第二人批准。',
  ),
  word(
    'Consent',
    '同意',
    'What a customer permits: a purpose, a channel and the text that she saw.',
    '客户的许可：用途、渠道及其看到的文本。',
  ),
  word(
    'Stopped address',
    '停止发送的地址',
    'An address to which nothing more is sent, because mails came back or somebody objected.',
    '因退信或有人反对而不再发送的地址。',
  ),
  word(
    'Change record',
    '变更记录',
    'The list of who changed or read what, when and why. Nobody can edit it.',
    '记录谁在何时因何更改或查看了什么，任何人不得修改。',
  ),
  word(
    'Register',
    '登记簿',
    'A list that a law demands, such as sales of lenses in China. The shop writes it by itself.',
    '法规要求的清单，例如中国的隐形眼镜销售记录，由系统自动生成。',
  ),
  word(
    'Second factor',
    '第二重验证',
    'The code of your app or your passkey. Some actions ask for a fresh one.',
    '你的验证器应用代码或通行密钥，部分操作需要重新验证。',
  ),
  word(
    'Passkey',
    '通行密钥',
    'Your device proves that it is you, by finger, face or PIN.',
    '由你的设备通过指纹、面容或 PIN 证明是你本人。',
  ),
  word(
    'Stuck message',
    '未能处理的消息',
    'A message between parts of the shop that failed. Nothing is lost: it waits for a decision.',
    '系统各部分之间处理失败的消息。内容不会丢失，等待人工决定。',
  ),
  word(
    'View',
    '视图',
    'A list with filters and columns under a name, for you or for all colleagues.',
    '带有名称的列表筛选和列设置，供你自己或全体同事使用。',
  ),
  word(
    'Training shop',
    '培训店铺',
    'A second shop in which people practise. Nothing in it is real.',
    '供练习使用的第二个店铺，其中的一切均非真实。',
  ),
];
