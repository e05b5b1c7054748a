import { both } from '../../guide/parts.ts';
import { PHONE } from '../../guide/people.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const REQUEST_PHONE_CHANGE_GUIDE: Guide = { phone: PHONE };
export const COMPLETE_PHONE_CHANGE_GUIDE: Guide = {
  code: field(
    both('Code', '验证码'),
    both('The code of the text message. It proves that the new number is yours.', '短信中的验证码，证明新号码属于你。'),
    both('Six digits. It works for ten minutes, with five tries.', '6 位数字。十分钟内有效，可尝试五次。'),
    '042137',
  ),
};
