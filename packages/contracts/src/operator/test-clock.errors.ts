/** Declares the refusals of the test clock. */
import { refusal } from '../kernel/refusal.ts';

export const TEST_CLOCK_OFF = refusal('test-clock.off', 'forbidden', {
  en: 'This stack has no test clock: it shows the real time. Only stacks with the setting TEST_CLOCK=on have one, and a shop that sells must not.',
  zh: '此环境没有测试时钟，使用真实时间。只有设置 TEST_CLOCK=on 的环境才有测试时钟，正式商店不得设置。',
});
export const TEST_CLOCK_BACK = refusal('test-clock.back', 'unprocessable', {
  en: 'It is {now} in the shop, and its clock never goes back. Choose a later time, or start a new stack.',
  zh: '商店当前时间为 {now}，时钟不能回拨。请选择更晚的时间，或启动新的环境。',
});
export const TEST_CLOCK_TOO_FAR = refusal('test-clock.too-far', 'unprocessable', {
  en: 'The clock can be at most {days} days ahead of the real time. Choose an earlier time.',
  zh: '时钟最多可比真实时间快 {days} 天。请选择更早的时间。',
});
export const TEST_CLOCK_MOVING = refusal('test-clock.moving', 'conflict', {
  en: 'The move before this one does not hold yet. Send this one again in three seconds.',
  zh: '上一次调整尚未生效。请三秒后重新发送。',
});
