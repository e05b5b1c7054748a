import { both, under } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';
import { CONTENTS } from '../prescriptions/prescription.guide.ts';

const CHANNEL = field(
  both('By', '方式'),
  both(
    'The way in which you spoke with the practice. The register of the law names it.',
    '与诊所联系的方式，法定登记需要注明。',
  ),
  both('Telephone, fax or e-mail.', '电话、传真或电子邮件。'),
  both('By fax', '传真'),
);
const TIME = both('A time that has passed. Seconds do not matter.', '填写过去的时间，无须精确到秒。');

export const RECORD_TRANSMISSION_GUIDE: Guide = {
  channel: CHANNEL,
  to: field(
    both('Sent to', '发送至'),
    both('The number or the address of the practice.', '诊所的号码或地址。'),
    both('At most 120 characters.', '最多 120 个字符。'),
    '+1 202 555 0144',
  ),
  contact: field(
    both('Our contact', '我方联系人'),
    both(
      'Whom the prescriber answers: the law demands name, telephone and fax.',
      '处方医师答复的对象。法律要求写明姓名、电话和传真。',
    ),
    both('Name, telephone and fax, at most 200 characters.', '姓名、电话和传真，最多 200 个字符。'),
    'Olga Brandt, +1 202 555 0100, fax +1 202 555 0101',
  ),
  sentAt: field(
    both('Sent at', '发送时间'),
    both('When you sent the request.', '发出核实请求的时间。'),
    TIME,
    '2026-06-15 10:00',
  ),
  receivedAt: field(
    both('Arrived at', '送达时间'),
    both(
      'When the prescriber had all of it. The eight business hours begin here.',
      '处方医师收到完整请求的时间，八个营业小时由此起算。',
    ),
    both('The time on the fax report, or the end of the call.', '传真报告上的时间，或通话结束的时间。'),
    '2026-06-15 10:02',
  ),
  reference: field(
    both('Proof', '凭证'),
    both('What shows that the request arrived.', '证明请求已送达的凭证。'),
    both(
      'The number of the fax report, the id of the mail or of the recording. At most 200 characters.',
      '传真报告编号、邮件编号或录音编号，最多 200 个字符。',
    ),
    'FAX-2026-004711',
  ),
  timeZone: field(
    both('Time zone of the practice', '诊所时区'),
    both('The clock by which the business hours are counted.', '营业小时按此时区计算。'),
    both(
      'The name of a place. Needed only if the prescription does not name it.',
      '填写地点名称。仅在处方未注明时填写。',
    ),
    'America/New_York',
  ),
  'saturday.hours.from': field(
    both('Saturday from', '周六营业自'),
    both(
      'When the practice opens on Saturdays. Saturdays count only if you know it.',
      '诊所周六开始营业的时间。确知时周六才计入。',
    ),
    both('HH:MM. Leave it empty if you do not know it.', '时:分。不知道时留空。'),
    '09:00',
  ),
  'saturday.hours.to': field(
    both('Saturday until', '周六营业至'),
    both('When the practice closes on Saturdays.', '诊所周六结束营业的时间。'),
    both('HH:MM, later than the opening.', '时:分，须晚于开始时间。'),
    '13:00',
  ),
  'saturday.basis': field(
    both('How you know it', '依据'),
    both('The law demands the reason why you know the hours.', '法律要求说明知道该时间的依据。'),
    both('At most 300 characters.', '最多 300 个字符。'),
    both('Said by the reception on 12 Jun 2026', '2026年6月12日诊所前台告知'),
  ),
};

export const RECORD_CONTACT_GUIDE: Guide = {
  kind: field(
    both('What it was', '类型'),
    both('A call of the practice, or a reminder of yours. The clock goes on.', '诊所来电或我方提醒，计时不停。'),
    both('Call or reminder.', '通话或提醒。'),
    both('Call', '通话'),
  ),
  at: field(
    both('When', '时间'),
    both('The time of the call or reminder.', '通话或提醒的时间。'),
    TIME,
    '2026-06-15 10:00',
  ),
  channel: CHANNEL,
  person: field(
    both('With whom', '对方'),
    both('Who spoke at the practice.', '诊所一方的通话人。'),
    both('A name or a function, at most 120 characters.', '姓名或职务，最多 120 个字符。'),
    both('Reception', '前台'),
  ),
  outcome: field(
    both('What was said', '内容'),
    both('What both sides said. It is kept for three years.', '双方所说的内容，保存三年。'),
    both('At most 2,000 characters.', '最多 2,000 个字符。'),
    both('The fax has arrived; the doctor is back tomorrow.', '传真已收到，医师明天回诊所。'),
  ),
};

export const RECORD_ANSWER_GUIDE: Guide = {
  answer: field(
    both('The answer', '答复'),
    both('What the prescriber says about the prescription.', '处方医师对处方的答复。'),
    both(
      '"It is right" lets the order go on, "It is different" makes a new revision, "No" stops it.',
      '「处方正确」订单继续，「处方有更正」产生新修订版，「否认」则停止。',
    ),
    both('It is right', '处方正确'),
  ),
  receivedAt: field(
    both('Answered at', '答复时间'),
    both(
      'When the answer came. It is compared with the deadline, whenever you record it.',
      '收到答复的时间，据此与期限比较。',
    ),
    TIME,
    '2026-06-15 10:00',
  ),
  channel: CHANNEL,
  person: field(
    both('Answered by', '答复人'),
    both('Who gave the answer.', '给出答复的人。'),
    both('A name, at most 120 characters.', '姓名，最多 120 个字符。'),
    'Dr Chen',
  ),
  reference: field(
    both('Proof', '凭证'),
    both('What shows that the answer was given.', '证明答复的凭证。'),
    both(
      'The number of a fax, mail or recording, at most 200 characters. It may stay empty.',
      '传真、邮件或录音的编号，最多 200 个字符。可以留空。',
    ),
    'FAX-2026-004715',
  ),
  ...under('contents', CONTENTS),
  reason: field(
    both('Why not', '否认原因'),
    both('The reason of a denial, in the words of the law.', '否认的原因，按法律用语。'),
    both('Wrong values, ended, or not valid.', '数值有误、已过期或无效。'),
    both('The values are wrong', '数值有误'),
  ),
  explanation: field(
    both('What is wrong', '具体说明'),
    both(
      'What the prescriber said about it. The law demands the basis of a denial.',
      '处方医师的说明。法律要求写明否认的依据。',
    ),
    both('At most 2,000 characters.', '最多 2,000 个字符。'),
    both('The patient was fitted again in May; the old values no longer hold.', '患者五月已重新验配，旧数值不再适用。'),
  ),
};
