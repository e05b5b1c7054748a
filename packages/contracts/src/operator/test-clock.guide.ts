import { both } from '../guide/parts.ts';
import { field, type Guide } from '../kernel/guide.ts';

export const MOVE_TEST_CLOCK_GUIDE: Guide = {
  forwardSeconds: field(
    both('Forward by', '前进'),
    both('How far the clock of the test shop goes forward. It never goes back.', '测试商店时钟前进的时长，不能后退。'),
    both('Seconds: 86400 is a day. Leave it empty if you give a time.', '秒数，86400 为一天。填写目标时间时留空。'),
    '86400',
  ),
  to: field(
    both('To', '目标时间'),
    both('The time at which the clock of the test shop shall stand.', '测试商店时钟要到达的时间。'),
    both('A time after the present one. Leave it empty if you give seconds.', '晚于当前时间。填写秒数时留空。'),
    '2027-06-01 09:00',
  ),
};
