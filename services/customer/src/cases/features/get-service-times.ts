import { query } from '@toric/chassis/http/endpoint';
import { GetServiceTimes, type ServiceTimesBy } from '@toric/contracts/customer/cases/case-report.http';
import type { Reader } from '../../reader.store.ts';
import { readReportedCases, type ReportedCase } from '../report/service-times.reader.store.ts';
import { serviceTimes, weekOf } from '../report/service-times.ts';

/** Names the group of cases without an assignee. */
const NOBODY = 'nobody';

const GROUP: Readonly<Record<ServiceTimesBy, (one: ReportedCase) => string>> = {
  type: ({ type }) => type,
  priority: ({ priority }) => priority,
  person: ({ assigneeId }) => assigneeId ?? NOBODY,
  week: ({ createdAt }) => weekOf(createdAt),
};

/** GET /case-report. Reports how long cases take, in groups, and names the slowest step of each group. */
export const getServiceTimes = query<typeof GetServiceTimes, Reader>(GetServiceTimes, {
  async run({ query: { from, to, by }, db, now }) {
    const { cases, complete } = await readReportedCases(db, { from, to });
    const groups = Map.groupBy(cases, GROUP[by]);
    return {
      all: serviceTimes(cases, now),
      groups: [...groups]
        .map(([group, own]) => ({ group, ...serviceTimes(own, now) }))
        .toSorted((a, b) => (by === 'week' ? (a.group < b.group ? -1 : 1) : b.cases - a.cases)),
      complete,
    };
  },
});
