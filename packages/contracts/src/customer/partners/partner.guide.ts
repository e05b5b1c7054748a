import { both, under } from '../../guide/parts.ts';
import { ADDRESS, EMAIL, PHONE } from '../../guide/people.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const CREATE_PARTNER_GUIDE: Guide = {
  kind: field(
    both('Kind', '类型'),
    both('What the partner does for the shop.', '伙伴与商店的关系。'),
    both(
      'A prescriber is one person, a clinic has several, a reseller sells our lenses.',
      '处方医师为个人，诊所有多位医师，经销商销售本店镜片。',
    ),
    both('Prescriber', '处方医师'),
  ),
  name: field(
    both('Name', '名称'),
    both('The name as it stands on letters and prescriptions.', '信件和处方上的名称。'),
    both('One line, at most 120 characters.', '单行，最多 120 个字符。'),
    'Dr Ada Example',
  ),
  licenceNumber: field(
    both('Licence number', '执照编号'),
    both('The number under which the authority lists the partner.', '主管机关登记的编号。'),
    both('Copy it exactly. Leave it empty if it is not known.', '照原样填写；不清楚时请留空。'),
    'OPT-4711',
  ),
  contactName: field(
    both('Contact', '联系人'),
    both('The person to whom you speak there.', '对方的联系人。'),
    both('One line, at most 120 characters. It may be empty.', '单行，最多 120 个字符，可留空。'),
    'Grace Hopper',
  ),
  phone: PHONE,
  fax: field(
    both('Fax', '传真'),
    both('The number to which requests are faxed.', '接收核实请求的传真号码。'),
    both('Begin with + and the country code. It may be empty.', '以 + 和国家代码开头，可留空。'),
    '+12025550144',
  ),
  email: { ...EMAIL, meaning: both('The address to which mails of business go.', '用于业务往来的邮箱。') },
  timeZone: field(
    both('Time zone', '时区'),
    both('The time zone of the office, for calls at the right hour.', '办公地点的时区，便于在合适时间联系。'),
    both(
      'The name of a place, such as America/Chicago. It may be empty.',
      '填写地点名称，例如 Asia/Shanghai，可留空。',
    ),
    'America/New_York',
  ),
  ...under('addresses', ADDRESS),
  isActive: field(
    both('In use', '在用'),
    both('A partner that is not in use cannot be chosen any more.', '停用的伙伴不能再被选择。'),
    both('Yes or no.', '是或否。'),
    both('Yes', '是'),
  ),
};
export const REPLACE_PARTNER_GUIDE: Guide = CREATE_PARTNER_GUIDE;
export const LINK_PRESCRIBER_GUIDE: Guide = {
  partnerId: field(
    both('Prescriber', '处方医师'),
    both('The partner who wrote this prescription.', '开具此处方的伙伴。'),
    both('Choose one. Leave it empty to take the link away.', '选择一位；留空则取消关联。'),
    'Dr Ada Example',
  ),
};
