import { both, under } from '../../guide/parts.ts';
import { ADDRESS, PHONE } from '../../guide/people.guide.ts';
import { REASON_FOR_RECORD } from '../../guide/reasons.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';
import { PUT_CONSENTS_GUIDE } from '../consent/consent.guide.ts';

const CUSTOMER = both('Search by name, phone or e-mail.', '按姓名、电话或电子邮箱搜索。');
const ROLE = field(
  both('Role', '角色'),
  both(
    'The place of the person in the household. A guardian may consent for children.',
    '此人在家庭中的身份。监护人可代子女同意。',
  ),
  both('Adult, child or guardian. A guardian must be of age.', '成年人、子女或监护人。监护人必须成年。'),
  both('Guardian', '监护人'),
);
const SHARED: Guide = {
  name: field(
    both('Name of the household', '家庭名称'),
    both('How the family is called in the shop.', '店内对该家庭的称呼。'),
    both('At most 100 characters. It may be empty.', '最多 100 个字符，可留空。'),
    both('Family Lima', '李家'),
  ),
  phone: PHONE,
  ...under('address', ADDRESS),
  payerId: field(
    both('Payer', '付款人'),
    both('The member who pays for all.', '为全家付款的成员。'),
    both('A member who is of age. Leave it empty if each pays for herself.', '须为成年成员；各自付款时请留空。'),
    'Ana Lima',
  ),
  reason: REASON_FOR_RECORD,
};

export const CREATE_HOUSEHOLD_GUIDE: Guide = {
  ...SHARED,
  'members.customerId': field(
    both('Member', '成员'),
    both('A customer who lives there. Each keeps prescriptions of her own.', '住在此处的客户，各自保留自己的处方。'),
    CUSTOMER,
    'Ana Lima',
  ),
  'members.role': ROLE,
};
export const CHANGE_HOUSEHOLD_GUIDE: Guide = SHARED;
export const PUT_HOUSEHOLD_MEMBER_GUIDE: Guide = { role: ROLE };
export const REMOVE_HOUSEHOLD_MEMBER_GUIDE: Guide = { reason: REASON_FOR_RECORD };
export const DISSOLVE_HOUSEHOLD_GUIDE: Guide = { reason: REASON_FOR_RECORD };

const CONSENTS = PUT_CONSENTS_GUIDE;
export const RECORD_GUARDIAN_CONSENT_GUIDE: Guide = {
  guardianId: field(
    both('Guardian', '监护人'),
    both('The guardian of the household who told you.', '作出答复的家庭监护人。'),
    both('Choose a guardian of her household.', '选择其家庭中的监护人。'),
    'Ana Lima',
  ),
  state: field(
    both('Her answer', '答复'),
    both(
      'Whether the guardian agrees that the minor decides about messages.',
      '监护人是否同意未成年人自行决定接收消息。',
    ),
    both('Agreed or withdrawn.', '同意或撤回。'),
    both('Agreed', '已同意'),
  ),
  ...Object.fromEntries(Object.entries(CONSENTS).filter(([name]) => name.startsWith('proof.'))),
};
