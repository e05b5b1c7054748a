import { CUSTOMER, GTIN, LOT_NUMBER } from '../../guide/goods.guide.ts';
import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const RECORD_COMPLAINT_GUIDE: Guide = {
  reporter: field(
    both('Who told it', '报告人'),
    both('Who brought the complaint to the shop.', '向商店提出投诉的人。'),
    both('Choose one.', '选择一项。'),
    both('The person who wears them', '佩戴者'),
  ),
  whatHappened: field(
    both('What happened', '经过'),
    both(
      'The report, word for word if you can. Only opticians and auditors can read it.',
      '尽量逐字记录。只有验光师和审计员可以查看。',
    ),
    both(
      'At most 2,000 characters. Ask which eye, since when, and what was done.',
      '最多 2,000 个字符。请问清哪只眼睛、何时开始、如何处理。',
    ),
    both(
      'The lens tore when it was taken out of the blister; a piece remained in the eye.',
      '取出镜片时破裂，有碎片留在眼内。',
    ),
  ),
  happenedOn: field(
    both('Happened on', '发生日期'),
    both('The day of the event.', '事件发生的日期。'),
    both('A day that has passed. Leave it empty if unknown.', '过去的日期。不清楚时留空。'),
    '2026-06-14',
  ),
  customerId: CUSTOMER,
  orderId: field(
    both('Order', '订单'),
    both('The order from which the lens comes.', '镜片所属的订单。'),
    both('Its number. Leave it empty if unknown.', '订单号。不清楚时留空。'),
    'T-2026-000123',
  ),
  lineId: field(
    both('Line of the order', '订单行'),
    both('The line with the lens.', '该镜片所在的订单行。'),
    both('Choose it in the order. Leave it empty if unknown.', '在订单中选择。不清楚时留空。'),
    both('Right eye', '右眼'),
  ),
  gtin: GTIN,
  lotNumber: LOT_NUMBER,
  seriousness: field(
    both('How serious', '严重程度'),
    both(
      'By the law of medical devices. A suspected incident must be passed on to the manufacturer at once.',
      '按医疗器械法规判断。疑似事件须立即转达生产企业。',
    ),
    both(
      'If health was or could have been harmed, it is an incident. In doubt choose the more serious one.',
      '健康受到或可能受到损害即为事件。拿不准时选更严重的一项。',
    ),
    both('Suspected incident', '疑似事件'),
  ),
  receivedAt: field(
    both('Reached us at', '收到时间'),
    both(
      'When somebody of the shop heard of it. The time of the law begins here.',
      '商店人员得知的时间，法定期限由此起算。',
    ),
    both('A time that has passed.', '过去的时间。'),
    '2026-06-15 10:00',
  ),
};

export const FOLLOW_UP_COMPLAINT_GUIDE: Guide = {
  kind: field(
    both('What you record', '跟进类型'),
    both('A note, a report that was passed on, a reply, or the end.', '备注、转达、回复或结案。'),
    both('Choose one. A closed complaint takes no more.', '选择一项。结案后不能再添加。'),
    both('Passed on', '已转达'),
  ),
  text: field(
    both('Text', '内容'),
    both('What was said or found.', '所说或所发现的内容。'),
    both('At most 2,000 characters.', '最多 2,000 个字符。'),
    both('The maker asks for the lens back', '厂家要求寄回镜片'),
  ),
  to: field(
    both('Passed on to', '转达给'),
    both('Who got the report.', '接收报告的一方。'),
    both('Choose one.', '选择一项。'),
    both('Manufacturer', '生产企业'),
  ),
  from: field(
    both('Reply of', '回复方'),
    both('Who replied.', '作出回复的一方。'),
    both('Choose one.', '选择一项。'),
    both('Manufacturer', '生产企业'),
  ),
  at: field(
    both('When', '时间'),
    both('When it was sent, or when the reply came.', '发送或收到回复的时间。'),
    both('A time that has passed.', '过去的时间。'),
    '2026-06-15 14:00',
  ),
  reference: field(
    both('Proof', '凭证'),
    both('What shows that it was sent.', '证明已发送的凭证。'),
    both('The number of a mail or a case, at most 200 characters.', '邮件或案件编号，最多 200 个字符。'),
    both('Mail of that day, case 4711', '当日邮件，案件 4711'),
  ),
  outcome: field(
    both('Outcome', '结果'),
    both('What came of the complaint.', '投诉的处理结果。'),
    both('Choose one.', '选择一项。'),
    both('Replaced', '已更换'),
  ),
};
