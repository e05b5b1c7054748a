import { both } from '../../guide/parts.ts';
import { EMAIL, NEW_PASSWORD } from '../../guide/people.guide.ts';
import { REASON_FOR_RECORD } from '../../guide/reasons.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const ROLES = field(
  both('Roles', '角色'),
  both(
    'What the person may do. Some roles exclude each other, so that two people check each other.',
    '此人可以执行的工作。部分角色互斥，以便两人相互制约。',
  ),
  both(
    'All roles that the person shall have. Some need the approval of another administrator.',
    '选择应有的全部角色。部分角色须由另一位管理员批准。',
  ),
  both('Optician, Sales', '验光师、销售'),
);
const ONLY_REASON: Guide = { reason: REASON_FOR_RECORD };

export const ADD_STAFF_GUIDE: Guide = {
  email: EMAIL,
  name: field(
    both('Name', '姓名'),
    both('The name that colleagues and records show.', '同事和记录中显示的姓名。'),
    both('At most 120 characters.', '最多 120 个字符。'),
    'Olga Brandt',
  ),
  roles: ROLES,
  reason: REASON_FOR_RECORD,
};
export const ISSUE_SETUP_CODE_GUIDE: Guide = ONLY_REASON;
export const SET_STAFF_PASSWORD_GUIDE: Guide = {
  code: field(
    both('Set-up code', '设置码'),
    both('The code that an administrator gave you. It works once.', '管理员交给你的设置码，只能使用一次。'),
    both('32 digits and letters from a to f.', '32 个数字和 a 至 f 的字母。'),
    '5f1d7a84e2b03c96a1f4d8e07b6c2953',
  ),
  password: NEW_PASSWORD,
};
export const CHANGE_ROLES_GUIDE: Guide = { roles: ROLES, reason: REASON_FOR_RECORD };
export const REJECT_ROLES_GUIDE: Guide = ONLY_REASON;
export const ASK_FACTOR_RESET_GUIDE: Guide = {
  reason: field(
    REASON_FOR_RECORD.label,
    both(
      'How you know that the colleague herself asks. Another administrator decides by it.',
      '你如何确认是同事本人提出，另一位管理员据此决定。',
    ),
    both(
      'At most 500 characters. See her in person, or call a number that you knew before.',
      '最多 500 个字符。请当面确认，或拨打原先已知的号码。',
    ),
    both('Her phone was stolen; she was here in person with her passport', '手机被盗，本人持护照到场'),
  ),
};
