import { both, under } from '../../guide/parts.ts';
import { FACTOR_CODE, PASSWORD } from '../../guide/people.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';
import { BY_DEVICE } from './passkey.guide.ts';

export const COMPLETE_SIGN_IN_GUIDE: Guide = {
  challenge: field(
    both('Sign-in', '登录'),
    both('The sign-in that the code completes.', '验证码所完成的登录。'),
    both('The page fills it in. It lives for five minutes.', '由页面自动填入，五分钟内有效。'),
    '0197a000-0000-7000-8000-0000000000f3.Jq0v…',
  ),
  code: FACTOR_CODE,
};
export const STEP_UP_GUIDE: Guide = {
  code: FACTOR_CODE,
  ...under('credential', {
    id: BY_DEVICE,
    rawId: BY_DEVICE,
    type: BY_DEVICE,
    clientExtensionResults: BY_DEVICE,
    'response.clientDataJSON': BY_DEVICE,
    'response.authenticatorData': BY_DEVICE,
    'response.signature': BY_DEVICE,
    'response.userHandle': BY_DEVICE,
  }),
};
export const ENROL_FACTOR_GUIDE: Guide = { password: PASSWORD };
export const CONFIRM_FACTOR_GUIDE: Guide = {
  code: field(
    both('First code', '首个验证码'),
    both('It proves that the app has the secret.', '证明应用已保存密钥。'),
    both('The six digits that the app shows now.', '应用当前显示的 6 位数字。'),
    '287082',
  ),
};
