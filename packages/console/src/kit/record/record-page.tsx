import type { Reply } from '@toric/client/types';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Words } from '@toric/contracts/kernel/words';
import { type ComponentType, type ReactNode, useMemo } from 'react';
import { Navigate, useLocation, useParams } from 'react-router';
import { api, ifMatchOf, mergedIntoOf, useAnswer, useMay } from '../../app/api.ts';
import type { Answered as Query } from '../../app/api.ts';
import type { AnyAction, RecordSpec, Tab } from '../kit.types.ts';
import { Answered } from '../show/answered.tsx';
import { Badge } from '../show/badge.tsx';
import { PageHead } from '../show/page-head.tsx';
import { Failed, Loading } from '../show/states.tsx';
import { ActionBar } from './action-bar.tsx';
import { Crumb } from './crumb.tsx';
import './record.css';
import { LoggedNote } from './logged-note.tsx';
import { type RecordSource, RecordSourceContext } from './source.ts';
import { Tabs, useTab } from './tabs.tsx';
import { useFirstAnswers } from './use-first-answers.ts';

/** An open record is read again after this number of ms. */
const REFRESH_MS = 60_000;
const MOVING_MS = 1_000;

/** Returns true if the change record stores each reading. Such a record is read again only on demand. */
const isLogged = ({ record }: Operation) => record !== undefined && record !== 'none';

/** Describes a record page of any operation. The compiler has checked its types where it was declared. */
type AnySpec = Omit<RecordSpec<Operation>, 'title' | 'state' | 'facts' | 'why' | 'aside' | 'actions' | 'tabs'> & {
  readonly title: (record: never) => ReactNode;
  readonly state?: (record: never) => { readonly words: Words; readonly value: string };
  readonly facts?: ComponentType<{ readonly record: never }>;
  readonly why?: ComponentType<{ readonly record: never }>;
  readonly aside?: ComponentType<{ readonly record: never }>;
  readonly actions: readonly AnyAction<never>[];
  readonly tabs: readonly Tab<never>[];
};
type Shown = { readonly spec: AnySpec; readonly record: unknown };

function pressOf(state: unknown): string | undefined {
  return typeof state === 'object' && state !== null && 'press' in state ? String(state.press) : undefined;
}

function Head({ spec, record }: Shown) {
  const title = spec.title(record as never);
  const state = spec.state?.(record as never);
  const { facts: Facts } = spec;
  return (
    <PageHead
      title={title}
      name={typeof title === 'string' ? undefined : spec.list.label}
      crumb={<Crumb list={spec.list} />}
      state={state && <Badge words={state.words} value={state.value} big />}
      about={Facts && <Facts record={record as never} />}
      actions={<ActionBar actions={spec.actions} record={record as never} press={pressOf(useLocation().state)} />}
    />
  );
}

/**
 * Shows the content of a record when its first answers have come. Until then its space is reserved, and bars are shown
 * there.
 */
function Content({ spec, record }: Shown) {
  const may = useMay();
  const areHere = useFirstAnswers();
  const tabs = spec.tabs.filter(({ operation }) => !operation || may(operation));
  const current = useTab(tabs);
  const { why: WhyNot, aside: Aside } = spec;
  const main = (
    <div className="record-main">
      {WhyNot && (
        <div className="record-why">
          <WhyNot record={record as never} />
        </div>
      )}
      <div className="record-content">{current && <current.content record={record as never} />}</div>
    </div>
  );
  return (
    <>
      <Tabs tabs={tabs} current={current} />
      {!areHere && (
        <div className="record-bars">
          <Loading />
        </div>
      )}
      {Aside ? (
        <div className={tabs.length > 1 ? 'split' : 'split rule'} data-waits={!areHere || undefined}>
          {main}
          <aside>
            <Aside record={record as never} />
          </aside>
        </div>
      ) : (
        <div className={tabs.length > 1 ? undefined : 'rule'} data-waits={!areHere || undefined}>
          {main}
        </div>
      )}
    </>
  );
}

/**
 * Shows a record that could not be read, with the name of its list as heading. A record that was merged redirects to
 * the record that stays.
 */
function Unread({ spec, query }: { readonly spec: AnySpec; readonly query: Query<Operation> }) {
  const survivor = mergedIntoOf(query.problem);
  if (survivor !== undefined) return <Navigate to={`${spec.list.href}/${survivor}`} replace />;
  return (
    <>
      <PageHead title={spec.list.label} crumb={<Crumb list={spec.list} />} />
      {query.problem && <Failed problem={query.problem} retry={query.refetch} />}
    </>
  );
}

type LoadedProps = Shown & { readonly query: Query<Operation>; readonly input: never };

function Loaded({ spec, record, query, input }: LoadedProps) {
  const { params } = input as { params: Readonly<Record<string, string>> };
  const { answer, refetch } = query;
  const source: RecordSource = {
    ...{ record, etag: ifMatchOf(answer), subject: Object.values(params).at(-1) },
    read: async () => {
      const present = await api.call<Operation>(spec.operation, input);
      refetch();
      return { record: present.body, etag: ifMatchOf(present) };
    },
  };
  return (
    <RecordSourceContext value={source}>
      <Head spec={spec} record={record} />
      {isLogged(spec.operation) && <LoggedNote query={query} />}
      <Content spec={spec} record={record} />
    </RecordSourceContext>
  );
}

/**
 * Returns the page of a record: its head with the next actions, the reasons why something cannot happen, its tabs and
 * its aside.
 */
export function recordPage<const O extends Operation>(declared: RecordSpec<O>) {
  const spec = declared as unknown as AnySpec; // safe cast: the record is passed only to the functions of its own spec
  return function RecordPage() {
    const route = useParams();
    const address = JSON.stringify(spec.params.map((name) => [name, route[name] ?? '']));
    const input = useMemo(() => {
      // safe cast: the value was serialised in the line above
      const params = Object.fromEntries(JSON.parse(address) as [string, string][]);
      // safe cast: the spec names the parameters of its path
      return { params, ...(spec.expand && { expand: spec.expand }) } as never;
    }, [address]);
    const query = useAnswer<Operation>(
      spec.operation,
      input,
      isLogged(spec.operation) ? {} : { refreshMs: REFRESH_MS },
    );
    const isMoving = query.data !== undefined && spec.isMoving?.(query.data) === true;
    useAnswer<Operation>(spec.operation, input, { enabled: isMoving, refreshMs: MOVING_MS });
    if (query.data === undefined && query.problem) return <Unread spec={spec} query={query} />;
    return (
      <Answered query={query}>
        {(record: Reply<Operation>) => <Loaded key={address} {...{ spec, record, query, input }} />}
      </Answered>
    );
  };
}
