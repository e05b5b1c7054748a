import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const PUT_CASE_CALENDAR_GUIDE: Guide = {
  name: field(
    both('Name', '名称'),
    both('How colleagues call this calendar.', '同事对该日历的称呼。'),
    both('At most 60 characters.', '最多 60 个字符。'),
    both('The shop', '门店'),
  ),
  zone: field(
    both('Time zone', '时区'),
    both('The place whose clock counts.', '以该地的时间为准。'),
    both('A name of the IANA list, with a city.', 'IANA 列表中的城市名称。'),
    'America/New_York',
  ),
  'hours.weekday': field(
    both('Day', '星期'),
    both('The day of the week.', '星期几。'),
    both('Choose one. A day without a line is closed.', '选择一项。没有填写的日子为休息日。'),
    both('Monday', '周一'),
  ),
  'hours.from': field(
    both('Opens', '开始'),
    both('From when on time counts.', '从何时开始计时。'),
    both('Hours and minutes, 00:00 to 23:59.', '时和分，00:00 至 23:59。'),
    '09:00',
  ),
  'hours.to': field(
    both('Closes', '结束'),
    both(
      'Until when time counts. For a break, write two lines of the same day.',
      '计时到何时。如有休息时间，请为同一天写两行。',
    ),
    both('Hours and minutes, at most 24:00.', '时和分，最晚 24:00。'),
    '17:00',
  ),
  holidays: field(
    both('Closed days', '休息日'),
    both('Days on which no time counts.', '不计时的日期。'),
    both('Days as YYYY-MM-DD, with commas between.', '日期格式 YYYY-MM-DD，以逗号分隔。'),
    '2026-12-25',
  ),
};

export const PUT_CASE_POLICY_GUIDE: Guide = {
  calendarId: field(
    both('Calendar', '日历'),
    both('The business hours in which the clock runs.', '时限按该日历的营业时间计算。'),
    both('Choose one.', '选择一项。'),
    both('The shop', '门店'),
  ),
  responseMinutes: field(
    both('First answer within', '首次答复时限'),
    both('Business minutes until the person gets a first answer.', '首次答复前的营业分钟数。'),
    both('A whole number of minutes: 60 is one hour.', '整数分钟，60 为一小时。'),
    '240',
  ),
  resolutionMinutes: field(
    both('Solved within', '解决时限'),
    both(
      'Business minutes until the case is solved. Times in which the customer is waited for do not count.',
      '解决工单前的营业分钟数，等待客户的时间不计。',
    ),
    both('More minutes than the first answer has.', '须多于首次答复时限。'),
    '960',
  ),
  escalateTo: field(
    both('Tell of a missed deadline', '逾期通知'),
    both('The role whose people are told if the time is over.', '超时时通知的角色。'),
    both('Choose one.', '选择一项。'),
    both('Administration', '管理员'),
  ),
};

export const PUT_CASE_TEAM_GUIDE: Guide = {
  rule: field(
    both('New cases go', '新工单分配方式'),
    both(
      'How the next person is chosen: by hand, in turns, or whoever has the fewest open cases.',
      '如何选择下一位：手动、轮流，或未结工单最少者。',
    ),
    both('Choose one.', '选择一项。'),
    both('In turns', '轮流'),
  ),
  memberIds: field(
    both('Switched on', '已开启'),
    both('The colleagues to whom new cases go. Switch off who is away.', '接收新工单的同事。请关闭不在岗的同事。'),
    both('Colleagues with the role of the team, at most 50.', '具有该团队角色的同事，最多 50 位。'),
    both('Olga Brandt', '周敏'),
  ),
};

export const PUT_CASE_RULE_GUIDE: Guide = {
  name: field(
    both('Name', '名称'),
    both('How colleagues call this rule.', '同事对该规则的称呼。'),
    both('At most 60 characters.', '最多 60 个字符。'),
    both('Eyes in danger', '眼睛不适'),
  ),
  words: field(
    both('Words', '词语'),
    both('The rule sorts a mail or a form in which one of them stands.', '来信或表单中出现任一词语即按此规则归类。'),
    both(
      'Up to 50 words or phrases, with commas between. Capitals do not matter.',
      '最多 50 个词语，以逗号分隔，不区分大小写。',
    ),
    both('hurts, torn lens', '疼, 破裂'),
  ),
  priority: field(
    both('Priority', '优先级'),
    both('The clock that the case gets.', '工单采用的时限。'),
    both('Choose one.', '选择一项。'),
    both('Urgent', '紧急'),
  ),
  team: field(
    both('Team', '团队'),
    both('The people who get the case.', '接收工单的团队。'),
    both('Choose one.', '选择一项。'),
    both('Opticians', '验光师'),
  ),
  place: field(
    both('Place', '次序'),
    both('Rules are tried from 1 on, and the first that fits counts.', '从 1 开始依次尝试，以第一条符合的为准。'),
    both('A whole number.', '整数。'),
    '1',
  ),
};
