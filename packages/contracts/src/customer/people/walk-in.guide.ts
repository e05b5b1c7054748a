import { both } from '../../guide/parts.ts';
import {
  DATE_OF_BIRTH,
  EMAIL,
  FAMILY_NAME,
  GIVEN_NAME,
  LANGUAGE,
  LINK_TOKEN,
  NEW_PASSWORD,
  PHONE,
  TIME_ZONE,
} from '../../guide/people.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const ADD_WALK_IN_GUIDE: Guide = {
  givenName: GIVEN_NAME,
  familyName: FAMILY_NAME,
  phone: PHONE,
  dateOfBirth: DATE_OF_BIRTH,
  language: LANGUAGE,
  timeZone: TIME_ZONE,
  isNew: field(
    both('It is another person', '确认是另一人'),
    both(
      'The shop knows a customer with this number, or with this name and date of birth.',
      '已有相同号码，或姓名和出生日期相同的客户。',
    ),
    both('Tick it only after you asked whether she bought here before.', '询问对方是否曾在此购买后再勾选。'),
    both('No', '否'),
  ),
};

export const ISSUE_CLAIM_CODE_GUIDE: Guide = {
  reason: field(
    both('How you know her', '身份依据'),
    both(
      'Why you are sure that the code goes to the right person. She can read it.',
      '你确认身份的依据，客户可以看到。',
    ),
    both('One sentence, at most 500 characters.', '一句话，最多 500 个字符。'),
    both('She was at the counter and showed her identity card', '在柜台出示了身份证件'),
  ),
  email: field(
    EMAIL.label,
    both('A link goes to this address too, beside the code on paper.', '除纸质认领码外，链接也会发送到该地址。'),
    both('Leave it empty if she wants the paper only.', '只要纸质认领码时留空。'),
    EMAIL.example,
  ),
};

export const COMPLETE_CLAIM_GUIDE: Guide = {
  code: field(
    both('Claim code', '认领码'),
    both('The code on the paper that the shop handed over.', '商店交付的纸上的认领码。'),
    both(
      '16 letters and digits. Spaces and dashes do not matter. It takes five tries.',
      '16 个字母和数字，空格和连字符可有可无。可尝试五次。',
    ),
    'k3fa-9wxm-7tqe-bd42',
  ),
  token: LINK_TOKEN,
  dateOfBirth: DATE_OF_BIRTH,
  phone: PHONE,
  email: EMAIL,
  password: NEW_PASSWORD,
};
