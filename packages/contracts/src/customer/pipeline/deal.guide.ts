import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const kind = field(
  both('Kind', '类型'),
  both('With whom the deal is made.', '与谁合作。'),
  both('Choose one.', '选择一项。'),
  both('Clinic', '诊所'),
);
const title = field(
  both('Deal', '商机'),
  both('What it is about, in words that a colleague understands.', '商机内容，让同事一看就懂。'),
  both('At most 120 characters.', '最多 120 个字符。'),
  both('Monthly lenses for the clinic at the lake', '湖畔诊所的月抛镜片'),
);
const note = field(
  both('Note', '备注'),
  both('What a colleague must know to go on with it.', '同事接手时需要了解的情况。'),
  both('At most 2,000 characters. You may leave it empty.', '最多 2,000 个字符，可不填。'),
  both('Dr. Lee decides in January, after the trial', '李医生试戴后于一月决定'),
);
const amount = field(
  both('Worth', '金额'),
  both('What the shop earns if the deal is won.', '成交后的金额。'),
  both('A whole number in the smallest unit, or an amount in the form.', '在表单中填写金额。'),
  '4800.00',
);
const currency = field(
  both('Currency', '货币'),
  both('The currency of the amount.', '金额的货币。'),
  both('Three letters of ISO 4217.', 'ISO 4217 三字母代码。'),
  'USD',
);
const expectedClose = field(
  both('Expected close', '预计成交日'),
  both('The day on which it will probably be won or lost.', '预计有结果的日期。'),
  both('A day. Change it when it moves.', '填写日期，有变化时请更新。'),
  '2027-01-31',
);
const ownerId = field(
  both('Answers for it', '负责人'),
  both('The colleague who goes on with the deal.', '跟进此商机的同事。'),
  both('Choose a colleague. Empty means yourself.', '选择同事，不填则为本人。'),
  'Olga Brandt',
);
const partnerId = field(
  both('Business partner', '业务伙伴'),
  both('The clinic or the company, if it is recorded.', '已登记的诊所或公司。'),
  both('Choose one, or leave it empty.', '选择一项，可不填。'),
  both('Clinic at the lake', '湖畔诊所'),
);
const customerId = field(
  both('Customer', '客户'),
  both('The person, if she is a customer already.', '若对方已是客户，请选择。'),
  both('Choose one, or leave it empty.', '选择一项，可不填。'),
  'Ana Lima',
);
const stageId = field(
  both('Stage', '阶段'),
  both('How far the deal is.', '商机进展。'),
  both('Choose one. Empty means the first stage.', '选择一项，不填则为第一阶段。'),
  both('Offer', '报价'),
);

export const CREATE_DEAL_GUIDE: Guide = {
  ...{ kind, title, note, 'value.amount': amount, 'value.currency': currency, expectedClose },
  ...{ stageId, ownerId, partnerId, customerId },
};
export const CHANGE_DEAL_GUIDE: Guide = {
  ...{ kind, title, note, 'value.amount': amount, 'value.currency': currency, expectedClose },
  ...{ ownerId, partnerId, customerId },
};
export const MOVE_DEAL_GUIDE: Guide = { stageId };
export const LOSE_DEAL_GUIDE: Guide = {
  reason: field(
    both('Why it was lost', '失败原因'),
    both('The main reason. The report counts reasons.', '主要原因，用于报表统计。'),
    both('Choose one.', '选择一项。'),
    both('Price', '价格'),
  ),
  detail: field(
    both('In words', '说明'),
    both('What exactly happened.', '具体情况。'),
    both('At most 200 characters. You may leave it empty.', '最多 200 个字符，可不填。'),
    both('Another supplier is 8 % cheaper', '其他供应商便宜 8%'),
  ),
};
export const PUT_DEAL_STAGE_GUIDE: Guide = {
  'name.en': field(
    both('Name in English', '英文名称'),
    both('The stage as English pages show it.', '英文页面显示的阶段名称。'),
    both('At most 40 characters.', '最多 40 个字符。'),
    'Trial',
  ),
  'name.zh': field(
    both('Name in Chinese', '中文名称'),
    both('The stage as Chinese pages show it.', '中文页面显示的阶段名称。'),
    both('At most 40 characters.', '最多 40 个字符。'),
    '试戴',
  ),
  probability: field(
    both('Probability', '成交概率'),
    both('How many of a hundred deals of this stage are won.', '此阶段每百个商机中成交的数量。'),
    both('0 to 100.', '0 至 100。'),
    '40',
  ),
  position: field(
    both('Place', '顺序'),
    both('The place of the stage from the left.', '阶段从左起的顺序。'),
    both('1 to 99. Leave room between stages.', '1 至 99，阶段之间请留空位。'),
    '25',
  ),
  isActive: field(
    both('In use', '启用'),
    both('Whether deals can be moved to it.', '是否可将商机移至此阶段。'),
    both('Take it off for a stage that you no longer need.', '不再需要时取消勾选。'),
    both('Yes', '是'),
  ),
};
export const PUT_SALES_TARGET_GUIDE: Guide = {
  'target.amount': field(
    both('Target', '目标'),
    both('What the person should win in this month.', '此人当月应完成的金额。'),
    both('An amount.', '填写金额。'),
    '20000.00',
  ),
  'target.currency': currency,
};
