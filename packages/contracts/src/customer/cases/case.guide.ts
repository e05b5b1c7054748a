import { CUSTOMER, GTIN, LOT_NUMBER } from '../../guide/goods.guide.ts';
import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';
import { RECORD_COMPLAINT_GUIDE } from '../complaints/complaint.guide.ts';

const TYPE = field(
  both('What it is', '类型'),
  both(
    'An enquiry, a complaint about the service, a suggestion, or a problem with a lens.',
    '咨询、对服务的投诉、建议，或镜片问题。',
  ),
  both(
    'Choose “Problem with a lens” if a lens or a box may be at fault. It goes into the register of complaints.',
    '如可能是镜片或产品的问题，请选“镜片问题”，系统会登记到投诉登记册。',
  ),
  both('Enquiry', '咨询'),
);
const PRIORITY = field(
  both('Priority', '优先级'),
  both(
    'How soon it must be answered and solved. Each priority has a clock.',
    '答复和解决的紧急程度。每个优先级有各自的时限。',
  ),
  both('Choose “Urgent” if somebody may come to harm.', '可能造成伤害时请选“紧急”。'),
  both('Normal', '普通'),
);
const ORDER = field(
  both('Order', '订单'),
  both('The order that it is about.', '所涉订单。'),
  both(
    'The id of the order, as its page shows it. Leave it empty if there is none.',
    '订单页面显示的编号。没有则留空。',
  ),
  '0197a000-0000-7000-8000-00000000000a',
);
const PRODUCT = field(
  both('Product', '产品'),
  both('The lens that it is about.', '所涉镜片产品。'),
  both('Choose it, or leave it empty.', '选择产品，或留空。'),
  'biofinity-toric',
);
const EYE = field(
  both('Eye', '眼别'),
  both('The eye that it is about.', '所涉眼别。'),
  both('Choose one, or leave it empty for both.', '选择一项；双眼则留空。'),
  both('Right eye', '右眼'),
);
const SUBJECT = field(
  both('Subject', '主题'),
  both('The case in one line, as lists show it.', '在列表中显示的一行说明。'),
  both('At most 200 characters. Write no power of a lens.', '最多 200 个字符。不要填写度数。'),
  both('Which solution fits my lenses?', '我的镜片适用哪种护理液？'),
);
const TEXT = field(
  both('Words of the customer', '客户所述'),
  both('The question or the report, word for word if you can.', '问题或情况，尽量逐字记录。'),
  both('At most 10,000 characters.', '最多 10,000 个字符。'),
  both('May I change to another care solution?', '我可以换用其他护理液吗？'),
);
const TEAM = field(
  both('Team', '团队'),
  both(
    'The people who work on it. Opticians take everything about eyes and lenses.',
    '处理工单的团队。眼睛和镜片问题由验光师处理。',
  ),
  both('Choose one.', '选择一项。'),
  both('Sales', '销售'),
);
const ABOUT = { orderId: ORDER, productId: PRODUCT, eye: EYE, gtin: GTIN, lotNumber: LOT_NUMBER };
const SERIOUSNESS = RECORD_COMPLAINT_GUIDE['seriousness'] ?? TYPE;

export const OPEN_CASE_GUIDE: Guide = {
  type: TYPE,
  priority: PRIORITY,
  channel: field(
    both('How it reached us', '来源'),
    both('The way on which the person spoke to the shop.', '客户联系商店的方式。'),
    both('Choose one.', '选择一项。'),
    both('Phone', '电话'),
  ),
  customerId: CUSTOMER,
  senderName: field(
    both('Name, if not a customer', '姓名（非客户）'),
    both('The name of a person who has no account.', '没有账户的联系人姓名。'),
    both('Leave it empty if you chose a customer.', '已选择客户时留空。'),
    both('Li Wei', '李伟'),
  ),
  senderEmail: field(
    both('E-mail, if not a customer', '邮箱（非客户）'),
    both('The address to which answers go.', '答复发送到的邮箱。'),
    both('Leave it empty if you chose a customer, or if no mail is wanted.', '已选择客户或不需要邮件时留空。'),
    'li.wei@example.com',
  ),
  ...ABOUT,
  team: TEAM,
  seriousness: SERIOUSNESS,
  subject: SUBJECT,
  text: TEXT,
};

export const OPEN_OWN_CASE_GUIDE: Guide = { type: TYPE, ...ABOUT, subject: SUBJECT, text: TEXT };

export const CHANGE_CASE_GUIDE: Guide = {
  type: TYPE,
  priority: PRIORITY,
  team: TEAM,
  customerId: CUSTOMER,
  collaboratorIds: field(
    both('Colleagues who work along', '协作同事'),
    both(
      'They find the case among their own, and are told of its clock.',
      '工单会出现在他们的列表中，并收到时限提醒。',
    ),
    both('Choose up to 20 colleagues.', '最多选择 20 位同事。'),
    both('Olga Brandt', '周敏'),
  ),
  ...ABOUT,
  seriousness: SERIOUSNESS,
};

export const ASSIGN_CASE_GUIDE: Guide = {
  to: field(
    both('Who takes it', '由谁接手'),
    both(
      'You, a colleague, the person whom the rule of the team chooses, or nobody.',
      '自己、某位同事、按团队规则选出的人，或暂不分配。',
    ),
    both('Choose one.', '选择一项。'),
    both('Me', '我'),
  ),
  colleagueId: field(
    both('Colleague', '同事'),
    both('The person who works on the case from now on. She is told.', '今后处理该工单的同事，会收到通知。'),
    both('She must have the role of the team, and be able to sign in.', '须具有该团队的角色并能登录。'),
    both('Olga Brandt', '周敏'),
  ),
};

export const MOVE_CASE_GUIDE: Guide = {
  to: field(
    both('New state', '新状态'),
    both(
      'Where the case stands now. The clock stands while the customer is waited for.',
      '工单的当前状态。等待客户期间时限暂停。',
    ),
    both('Choose one.', '选择一项。'),
    both('Waits for the customer', '等待客户'),
  ),
  note: field(
    both('Note', '备注'),
    both('Why, for colleagues. The customer is not sent it.', '供同事了解的原因，不会发给客户。'),
    both('At most 10,000 characters. It may be empty.', '最多 10,000 个字符，可留空。'),
    both('She looks for the box at home.', '她回家找包装盒。'),
  ),
};

export const ANSWER_CASE_GUIDE: Guide = {
  text: field(
    both('Answer', '答复'),
    both('The words that the person gets by mail.', '通过邮件发给对方的内容。'),
    both(
      'At most 10,000 characters. Greeting and name of the shop are added.',
      '最多 10,000 个字符。称呼和商店名称会自动添加。',
    ),
    both('Yes, you may. Rinse your lenses with the new solution first.', '可以。佩戴前请先用新护理液冲洗镜片。'),
  ),
  next: field(
    both('And then', '之后'),
    both('Where the case stands after the answer.', '答复之后工单的状态。'),
    both('Choose “Waits for the customer” if you asked something.', '如果你提了问题，请选“等待客户”。'),
    both('Solved', '已解决'),
  ),
};

export const ADD_CASE_NOTE_GUIDE: Guide = {
  text: field(
    both('Note', '备注'),
    both(
      'For colleagues. The customer is not sent it, and may ask to read it.',
      '供同事查看。不会发给客户，但客户有权查阅。',
    ),
    both('At most 10,000 characters.', '最多 10,000 个字符。'),
    both('The maker knows no other report of this lot.', '厂家没有该批次的其他报告。'),
  ),
};
