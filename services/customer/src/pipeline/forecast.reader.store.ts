/** Reads the figures of the pipeline. They are sums, and they name no deal. */
import type { ForecastRow, SalesTarget, StageFigures } from '@toric/contracts/customer/pipeline/deal-figures.http';
import type { Read } from '@toric/messaging/sql';

type Asked = { readonly ownerId: string | null; readonly today: string; readonly zone: string };

/**
 * Selects the open deals by the month of their expected close, and the won deals by the month of their end in the zone
 * of the shop.
 */
const FORECAST = `
  select to_char(month, 'YYYY-MM') as month, currency,
    (count(*) filter (where state = 'open'))::int as open,
    coalesce(sum(amount) filter (where state = 'open'), 0)::float8 as total,
    round(coalesce(sum(amount::numeric * probability / 100) filter (where state = 'open'), 0))::float8 as weighted,
    coalesce(sum(amount) filter (where state = 'won'), 0)::float8 as won,
    (count(*) filter (where state = 'won'))::int as "wonDeals"
  from (
    select d.state, d.amount, d.currency, s.probability,
      date_trunc('month', case d.state when 'open' then greatest(d.expected_close, $2::date)::timestamp
        else d.closed_at at time zone $3 end) as month
    from deal d join deal_stage s on s.id = d.stage_id
    where ($1::uuid is null or d.owner_id = $1::uuid)
      and (d.state = 'open' or d.state = 'won' and d.closed_at >= $2::date - interval '4 months')
  ) as deals
  where month between date_trunc('month', $2::date::timestamp) - interval '3 months'
    and date_trunc('month', $2::date::timestamp) + interval '12 months'
  group by 1, 2 order by 1, 2`;

export const readForecast = (read: Read, { ownerId, today, zone }: Asked): Promise<ForecastRow[]> =>
  read<ForecastRow>({ text: FORECAST, values: [ownerId, today, zone] });

/**
 * Selects the figures of each stage of deals. The average days count only steps that began within the last year and
 * have ended.
 */
const STAGES = `
  select s.id as "stageId",
    (select count(*) from deal d where d.stage_id = s.id and d.state = 'open' and ($1::uuid is null or d.owner_id = $1::uuid))::int as open,
    round((select avg(extract(epoch from ended.at - st.at) / 86400)
      from deal_step st
      join lateral (select min(later.at) as at from deal_step later where later.deal_id = st.deal_id and later.at > st.at) ended on true
      join deal d on d.id = st.deal_id
      where st.stage_id = s.id and ended.at is not null and st.at >= $2::date - interval '1 year'
        and ($1::uuid is null or d.owner_id = $1::uuid))::numeric, 1)::float8 as "averageDays"
  from deal_stage s order by s.position, s.name_en`;

export const readStageFigures = (read: Read, { ownerId, today }: Omit<Asked, 'zone'>): Promise<StageFigures[]> =>
  read<StageFigures>({ text: STAGES, values: [ownerId, today] });

/**
 * Selects one row for each person and currency with a target, with deals that were won in the month, or with open deals
 * that are expected to close in it.
 */
const TARGETS = `
  with figures as (
    select t.staff_id, t.currency, t.amount::float8 as target, 0::float8 as won, 0::float8 as weighted
    from sales_target t where t.month = $1::date
    union all
    select d.owner_id, d.currency, null, d.amount, 0 from deal d
    where d.state = 'won' and (d.closed_at at time zone $2) >= $1::date and (d.closed_at at time zone $2) < $1::date + interval '1 month'
    union all
    select d.owner_id, d.currency, null, 0, d.amount * s.probability / 100.0 from deal d join deal_stage s on s.id = d.stage_id
    where d.state = 'open' and d.expected_close >= $1::date and d.expected_close < $1::date + interval '1 month'
  )
  select staff_id as "staffId", $3::text as month, currency, max(target) as target, sum(won)::float8 as won,
    round(sum(weighted)::numeric)::float8 as weighted
  from figures group by 1, 3 order by 1, 3`;

export const readTargets = (
  read: Read,
  { firstDay, zone, month }: { firstDay: string; zone: string; month: string },
): Promise<SalesTarget[]> => read<SalesTarget>({ text: TARGETS, values: [firstDay, zone, month] });
