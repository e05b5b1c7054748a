import { LENS, PRODUCT } from '../../guide/goods.guide.ts';
import { both, under } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const LENS_OF_EYE: Guide = {
  productId: PRODUCT,
  productName: field(
    both('Name on the prescription', '处方上的名称'),
    both(
      'The lens as the prescriber wrote it, if he wrote another name.',
      '处方医师所写的镜片名称（与目录名称不同时）。',
    ),
    both(
      'Copy it, at most 120 characters. Leave it empty if the names are the same.',
      '照抄，最多 120 个字符。名称相同时留空。',
    ),
    'Biofinity toric',
  ),
  ...under('parameters', LENS),
  'duration.value': field(
    both('Wear for', '佩戴周期'),
    both('The longest time that one lens may be worn.', '单片镜片最长可佩戴的时间。'),
    both(
      'A number above 0, with its unit beside. Leave it empty if the prescription does not say it.',
      '填写大于 0 的数字并选择单位。处方未写明时留空。',
    ),
    '1',
  ),
  'duration.unit': field(
    both('Unit', '单位'),
    both('The unit of the wearing time.', '佩戴周期的单位。'),
    both('Days, weeks, months or years.', '日、周、月或年。'),
    both('months', '个月'),
  ),
  'notes.text': field(
    both('Note about this lens', '镜片备注'),
    both('A remark of the prescriber about this eye.', '处方医师对这只眼睛的备注。'),
    both('Copy it word for word, at most 2,000 characters.', '逐字照抄，最多 2,000 个字符。'),
    both('Fitted slightly loose', '验配略松'),
  ),
  'notes.author': field(
    both('Written by', '备注人'),
    both('Who wrote the remark.', '写备注的人。'),
    both('A name, at most 120 characters. Leave it empty if unknown.', '姓名，最多 120 个字符。不清楚时留空。'),
    'Dr Chen',
  ),
  'notes.writtenAt': field(
    both('Written on', '备注日期'),
    both('When the remark was written.', '写备注的时间。'),
    both('As exact as it is known: 2026, 2026-06 or 2026-06-01.', '知道多少写多少：2026、2026-06 或 2026-06-01。'),
    '2026-06-01',
  ),
};

/** Explains the contents of a prescription, without its source. */
export const CONTENTS: Guide = {
  issuedIn: field(
    both('Issued in', '开具地'),
    both('The country whose law says how long the prescription holds.', '处方有效期依据该国家或地区的法律。'),
    both(
      'Two capital letters of ISO 3166-1. It is where the prescriber works.',
      'ISO 3166-1 的两个大写字母，即处方医师执业所在地。',
    ),
    'US',
  ),
  issuedOn: field(
    both('Issued on', '开具日期'),
    both('The day on which the prescriber issued it.', '处方医师开具处方的日期。'),
    both('The day on the document, not the day on which it came.', '处方上的日期，不是收到的日期。'),
    '2026-06-01',
  ),
  expiresOn: field(
    both('Ends on', '到期日期'),
    both('The last day on which lenses may be supplied on it.', '依据该处方可供应镜片的最后一天。'),
    both(
      'Copy it from the document. If it names none, count the time of the law from the day of issue.',
      '照抄处方。处方未写明时，自开具日按法定期限计算。',
    ),
    '2027-06-01',
  ),
  medicalReason: field(
    both('Medical reason of a short time', '缩短有效期的医学原因'),
    both(
      'The law lets a prescriber shorten the time only for a medical reason.',
      '法律规定，仅可因医学原因缩短有效期。',
    ),
    both(
      'Copy it, at most 500 characters. Leave it empty if the time is not shortened.',
      '照抄，最多 500 个字符。未缩短时留空。',
    ),
    both('Corneal swelling, to be seen in six months', '角膜水肿，六个月后复查'),
  ),
  'prescriber.name': field(
    both('Prescriber', '处方医师'),
    both('The person who answers for the prescription, and who is asked about it.', '对处方负责并接受核实的人。'),
    both('The name on the document, at most 120 characters.', '处方上的姓名，最多 120 个字符。'),
    'Dr Chen',
  ),
  'prescriber.address': field(
    both('Address of the practice', '诊所地址'),
    both('Where the prescriber works. It helps to find the right one.', '处方医师的执业地址，便于确认。'),
    both('At most 300 characters. Leave it empty if it is not on the document.', '最多 300 个字符。处方上没有则留空。'),
    '12 Main Street, Newark NJ',
  ),
  'prescriber.phone': field(
    both('Telephone of the practice', '诊所电话'),
    both('The number at which the prescriber is asked.', '用于核实处方的电话。'),
    both('With the country code, at most 30 characters.', '带国家代码，最多 30 个字符。'),
    '+1 202 555 0143',
  ),
  'prescriber.fax': field(
    both('Fax of the practice', '诊所传真'),
    both('The number to which a request may be faxed.', '可接收核实请求的传真号。'),
    both(
      'With the country code, at most 30 characters. Leave it empty if there is none.',
      '带国家代码，最多 30 个字符。没有则留空。',
    ),
    '+1 202 555 0144',
  ),
  'prescriber.timeZone': field(
    both('Time zone of the practice', '诊所时区'),
    both('The eight business hours of the prescriber run by this clock.', '处方医师的八个营业小时按此时区计算。'),
    both(
      'The name of a place, such as America/New_York. It is never guessed: look at the address.',
      '填写地点名称，例如 America/New_York。请根据地址确定，不要猜测。',
    ),
    'America/New_York',
  ),
  ...under('eyes.right', LENS_OF_EYE),
  ...under('eyes.left', LENS_OF_EYE),
  notes: field(
    both('Remarks', '备注'),
    both('Anything else that the prescriber wrote.', '处方医师的其他说明。'),
    both(
      'Copy it, at most 2,000 characters. Write nothing of your own here.',
      '照抄，最多 2,000 个字符。请勿写入自己的意见。',
    ),
    both('Review after one year', '一年后复查'),
  ),
  'identifiers.system': field(
    both('System', '编号来源'),
    both('Whose number it is.', '编号所属的系统。'),
    both(
      'A web address or a name, at most 200 characters. It may stay empty.',
      '网址或名称，最多 200 个字符。可以留空。',
    ),
    'https://practice.example/prescriptions',
  ),
  'identifiers.value': field(
    both('Number', '编号'),
    both('The number of the prescription in the records of the prescriber.', '处方在处方医师记录中的编号。'),
    both('Copy it, at most 200 characters.', '照抄，最多 200 个字符。'),
    '2026-1187',
  ),
};

/** Explains the revision of a prescription that was compared with a document. */
export const COMPARED_REVISION = field(
  both('Revision', '修订版'),
  both(
    'The contents that you compared. If the customer has changed them meanwhile, nothing is saved.',
    '你所核对的版本。若客户此间修改过，则不会保存。',
  ),
  both('The page fills it in.', '由页面自动填入。'),
  '1',
);
const WITH_SOURCE: Guide = {
  ...CONTENTS,
  source: field(
    both('What you have', '依据'),
    both(
      'Whether you have the prescription, or a copy of it, in hand. That alone verifies it.',
      '你是否持有处方或其副本。持有即可视为核实。',
    ),
    both(
      '"I have it in hand" only if you look at it now. Otherwise the prescriber is asked.',
      '只有正在查看处方时才选「处方在手」，否则将向处方医师核实。',
    ),
    both('I have it in hand', '处方在手'),
  ),
};
export const RECORD_PRESCRIPTION_GUIDE: Guide = WITH_SOURCE;
export const REVISE_PRESCRIPTION_GUIDE: Guide = WITH_SOURCE;

export const CONFIRM_PRESCRIPTION_GUIDE: Guide = {
  revision: COMPARED_REVISION,
  seen: field(
    both('What you saw', '查看情况'),
    both(
      'Which document you had in hand, and what you compared. It is the evidence, kept with your name.',
      '你所持的文件及核对的内容，作为依据连同你的姓名保存。',
    ),
    both('At most 500 characters. Needed if the prescription has no file.', '最多 500 个字符。处方没有文件时必填。'),
    both(
      'The paper original. Days, prescriber and both eyes are the same.',
      '纸质原件。日期、处方医师和双眼数值一致。',
    ),
  ),
};
