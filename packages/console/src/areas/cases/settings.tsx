import {
  type CaseCalendar,
  ListCaseCalendars,
  ListCasePolicies,
  ListCaseTeams,
} from '@toric/contracts/customer/cases/case-settings.http';
import { CASE_PRIORITY_WORDS, WEEKDAY_WORDS } from '@toric/contracts/customer/cases/case.words';
import { STAFF_ROLE_WORDS } from '@toric/contracts/customer/staff/staff.words';
import { useAnswer } from '../../app/api.ts';
import { formatSpan } from '../../app/formats.ts';
import { useLanguage, useWords } from '../../app/words.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { ScrollRegion } from '../../kit/scroll-region.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Rules } from './parts/rules.tsx';
import { TeamSetting } from './parts/team-setting.tsx';
import { addCalendar, changeCalendar, changePolicy } from './setting-actions.ts';

const MINUTE_MS = 60_000;
const CLOCKS = { en: 'Clocks', zh: '时限' };

function Policies() {
  const t = useWords();
  const language = useLanguage();
  const policies = useAnswer(ListCasePolicies);
  const calendars = useAnswer(ListCaseCalendars);
  const nameOf = (id: string) => calendars.data?.data.find((one) => one.id === id)?.name ?? '…';
  return (
    <Answered query={policies}>
      {({ data }) => (
        <ScrollRegion label={CLOCKS}>
          <table>
            <thead>
              <tr>
                <th>{t({ en: 'Priority', zh: '优先级' })}</th>
                <th>{t({ en: 'First answer', zh: '首次答复' })}</th>
                <th>{t({ en: 'Solution', zh: '解决' })}</th>
                <th>{t({ en: 'Calendar', zh: '日历' })}</th>
                <th>{t({ en: 'Told if it is late', zh: '逾期通知' })}</th>
                <th>
                  <span className="sr">{t({ en: 'Change', zh: '更改' })}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.map((policy) => (
                <tr key={policy.priority}>
                  <td>
                    <Badge words={CASE_PRIORITY_WORDS} value={policy.priority} />
                  </td>
                  <td>{formatSpan(policy.responseMinutes * MINUTE_MS, language)}</td>
                  <td>{formatSpan(policy.resolutionMinutes * MINUTE_MS, language)}</td>
                  <td>{nameOf(policy.calendarId)}</td>
                  <td>{t(STAFF_ROLE_WORDS[policy.escalateTo].label)}</td>
                  <td>
                    <ActionButton action={changePolicy} record={policy} small />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Answered>
  );
}

function Calendar({ calendar }: { readonly calendar: CaseCalendar }) {
  const t = useWords();
  return (
    <li className="row between wrap">
      <span>
        <b>{calendar.name}</b> <span className="dim">{calendar.zone}</span>
        <br />
        <span className="fine">
          {calendar.hours
            .map(({ weekday, from, to }) => `${t(WEEKDAY_WORDS[weekday].label)} ${from}–${to}`)
            .join(' · ')}
        </span>
        <br />
        <span className="fine dim">{calendar.holidays.join(', ')}</span>
      </span>
      <ActionButton action={changeCalendar} record={calendar} small />
    </li>
  );
}

/**
 * Shows the settings of cases: the deadlines of each priority, the business hours, and the people who take new cases.
 */
export default function CaseSettingsPage() {
  const calendars = useAnswer(ListCaseCalendars);
  const teams = useAnswer(ListCaseTeams);
  return (
    <>
      <PageHead
        title={{ en: 'Clocks and teams of cases', zh: '工单时限与团队' }}
        about={{
          en: 'Time counts in business hours only, and never while a customer is waited for.',
          zh: '只按营业时间计算，等待客户期间不计。',
        }}
        actions={<ActionButton action={addCalendar} record={undefined} />}
      />
      <Block title={CLOCKS}>
        <Policies />
      </Block>
      <Block title={{ en: 'Business calendars', zh: '营业日历' }}>
        <Answered query={calendars} rows={2}>
          {({ data }) => (
            <ul className="stack">
              {data.map((calendar) => (
                <Calendar key={calendar.id} calendar={calendar} />
              ))}
            </ul>
          )}
        </Answered>
      </Block>
      <Rules />
      <Block title={{ en: 'Who takes new cases', zh: '由谁接收新工单' }}>
        <Answered query={teams} rows={2}>
          {({ data }) => (
            <div className="row wrap">
              {data.map((setting) => (
                <TeamSetting key={setting.team} setting={setting} />
              ))}
            </div>
          )}
        </Answered>
      </Block>
    </>
  );
}
