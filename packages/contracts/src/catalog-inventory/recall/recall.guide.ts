import { LENS } from '../../guide/goods.guide.ts';
import { both, under } from '../../guide/parts.ts';
import { REASON_FOR_STOCK } from '../../guide/reasons.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const QUARANTINE_LOT_GUIDE: Guide = {
  reason: field(
    REASON_FOR_STOCK.label,
    both(
      'Why no box of this lot may be sold. The stock ledger keeps it for good.',
      '该批次不得销售的原因，永久保存在库存台账中。',
    ),
    REASON_FOR_STOCK.fill,
    both('Seals look opened', '封口疑似被打开'),
  ),
};
export const FREE_LOT_GUIDE: Guide = {
  reason: field(
    REASON_FOR_STOCK.label,
    both('Why the boxes may be sold again.', '可以恢复销售的原因。'),
    both('3 to 300 characters. Say what you looked at.', '3 至 300 个字符，写明检查了什么。'),
    both('Looked at every box', '已逐盒检查'),
  ),
};
export const CLOSE_RECALL_GUIDE: Guide = {
  reason: field(
    REASON_FOR_STOCK.label,
    both('Why nobody needs to be asked any more. The lots stay set aside.', '不再需要跟进的原因。批次仍保持隔离。'),
    both('3 to 300 characters.', '3 至 300 个字符。'),
    both('Every customer answered', '所有客户均已答复'),
  ),
};

const DAY_FILL = both('A day. Leave it empty if the notice names none.', '填写日期。通告未写明时留空。');
const NOTICE: Guide = {
  title: field(
    both('Title', '标题'),
    both('What is wrong, in one line. Customers read it in the mail.', '用一行说明问题，客户会在邮件中看到。'),
    both('3 to 200 characters.', '3 至 200 个字符。'),
    both('Lenses of one lot may tear', '某批次镜片可能破裂'),
  ),
  sourceUrl: field(
    both('Source', '来源'),
    both('The page of the maker or the authority with the notice.', '厂家或监管机构发布通告的网页。'),
    both('A web address, at most 500 characters.', '网址，最多 500 个字符。'),
    'https://authority.example/recalls/Z-0217-2026',
  ),
  severity: field(
    both('Class', '级别'),
    both('How serious the harm may be. The notice names it.', '可能造成伤害的严重程度，通告中会写明。'),
    both('Class I, II or III. In doubt choose the more serious one.', '一级、二级或三级。拿不准时选更严重的一级。'),
    both('Class II: may cause harm that heals', '二级：可能造成可恢复的伤害'),
  ),
  whatToDo: field(
    both('What customers shall do', '客户应如何处理'),
    both('Customers read these words in the mail.', '客户会在邮件中看到这段文字。'),
    both(
      '3 to 1,000 characters. Short sentences, the most important first.',
      '3 至 1,000 个字符。句子要短，最重要的写在前面。',
    ),
    both(
      'Do not wear these lenses. Send unopened boxes back; throw opened ones away.',
      '请勿佩戴这些镜片。未拆封的请寄回，已拆封的请丢弃。',
    ),
  ),
  ...under('scope', {
    lots: field(
      both('Lots', '批号'),
      both('The lots that the notice names.', '通告列出的批号。'),
      both('Whole lot numbers, letter by letter. At most 2,000.', '完整的批号，逐字符一致，最多 2,000 个。'),
      'L2406A, L2406B',
    ),
    lotPrefixes: field(
      both('Lots that begin with', '批号开头'),
      both(
        'Every lot whose number begins so. Notices often name only the first digits.',
        '以此开头的所有批号。通告常只写前几位。',
      ),
      both('The first characters. At most 100.', '批号的前几个字符，最多 100 个。'),
      'L24',
    ),
    gtins: field(
      both('GTINs', '商品条码（GTIN）'),
      both('The packs that the notice names.', '通告列出的包装。'),
      both('8, 12, 13 or 14 digits each. At most 500.', '每个为 8、12、13 或 14 位数字，最多 500 个。'),
      '02000000130064',
    ),
    productIds: field(
      both('Products', '产品'),
      both('The products that the notice names.', '通告列出的产品。'),
      both('Choose them in the catalogue. At most 500.', '从目录中选择，最多 500 个。'),
      'Biofinity',
    ),
    ...under('parameters', LENS),
    madeFrom: field(
      both('Made from', '生产日期自'),
      both('The first day of manufacture that is recalled.', '召回范围内最早的生产日期。'),
      DAY_FILL,
      '2026-01-01',
    ),
    madeUntil: field(
      both('Made until', '生产日期至'),
      both('The last day of manufacture that is recalled.', '召回范围内最晚的生产日期。'),
      DAY_FILL,
      '2026-01-31',
    ),
    expiresFrom: field(
      both('Use by, from', '有效期自'),
      both('The first use-by date that is recalled.', '召回范围内最早的有效期。'),
      DAY_FILL,
      '2030-12-31',
    ),
    expiresUntil: field(
      both('Use by, until', '有效期至'),
      both('The last use-by date that is recalled.', '召回范围内最晚的有效期。'),
      DAY_FILL,
      '2031-06-30',
    ),
  }),
  lotsAreExact: field(
    both('Lots are meant exactly', '批号完全一致'),
    both(
      'The shop has lots that are nearly the same, and asks whether they belong to the recall.',
      '本店有相近的批号，需确认是否属于召回范围。',
    ),
    both('Tick it only after you read the notice again.', '重新阅读通告后再勾选。'),
    both('No', '否'),
  ),
};

export const ISSUE_RECALL_GUIDE: Guide = {
  ...NOTICE,
  reference: field(
    both('Number of the notice', '通告编号'),
    both('The number that the maker or the authority gave it.', '厂家或监管机构的编号。'),
    both('2 to 80 characters. Each notice is issued once.', '2 至 80 个字符。每份通告只发布一次。'),
    'Z-0217-2026',
  ),
};
export const ADD_RECALL_VERSION_GUIDE: Guide = NOTICE;
