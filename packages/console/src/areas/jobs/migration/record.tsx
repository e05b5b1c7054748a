import { UNDO_MIGRATION_GUIDE } from '@toric/contracts/customer/imports/migration.guide';
import {
  CancelMigration,
  GetMigration,
  ListMigrations,
  type MigrationView,
  StartMigration,
  UndoMigration,
} from '@toric/contracts/customer/imports/migration.http';
import { MIGRATION_STATE_WORDS } from '@toric/contracts/customer/imports/migration.words';
import { ProveJob } from '@toric/contracts/jobs/job.http';
import { useAnswer } from '../../../app/api.ts';
import { text, useWords } from '../../../app/words.ts';
import type { Action, AnyAction } from '../../../kit/kit.types.ts';
import { changesTab } from '../../../kit/record/changes.tsx';
import { recordPage } from '../../../kit/record/record-page.tsx';
import { When } from '../../../kit/show/when.tsx';
import { Why } from '../../../kit/show/why.tsx';
import { PersonName } from '../../changes/person-name.tsx';
import { Proof } from './proof.tsx';
import { Steps } from './steps.tsx';

type Shown = { readonly record: MigrationView };
const EVERY_MS = 1_000;
const MOVING = new Set(['checking', 'running', 'undoing']);

/** Reads the migration every second while it runs. The page shares the cached answer. */
function State({ record: { id, state } }: Shown) {
  useAnswer(GetMigration, { params: { migrationId: id } }, MOVING.has(state) ? { refreshMs: EVERY_MS } : {});
  if (MOVING.has(state))
    return (
      <Why
        tone="note"
        title={
          state === 'checking'
            ? text(
                'The dry run goes from file to file. Nothing is changed yet.',
                '正在逐个文件试运行，尚未更改任何内容。',
              )
            : text(
                'The files are worked on one after the other. You can leave this page.',
                '正在逐个处理文件，可以离开此页面。',
              )
        }
      />
    );
  if (state !== 'ready') return null;
  return (
    <Why
      tone="wait"
      title={text('The dry run is over. Look at each file, then start.', '试运行已完成。请查看各文件后启动。')}
    />
  );
}

function Line({ record: { createdBy, createdAt, why } }: Shown) {
  return (
    <>
      <PersonName id={createdBy} /> · <When at={createdAt} />
      {why !== null && ` · ${why}`}
    </>
  );
}

const params = ({ id }: MigrationView) => ({ migrationId: id });
const refreshes = [GetMigration, ListMigrations];
const hasStopped = ({ state }: MigrationView) => state === 'done' || state === 'cancelled' || state === 'failed';

function Effect() {
  const t = useWords();
  return (
    <p>
      {t(
        text(
          'All files are imported, one after the other. Rejected rows change nothing. You can undo it afterwards.',
          '将逐个导入所有文件。被拒绝的行不作更改。之后可以撤销。',
        ),
      )}
    </p>
  );
}

function Stays() {
  const t = useWords();
  return <p>{t(text('Files that were imported stay imported. You can undo them.', '已导入的文件保留，可以撤销。'))}</p>;
}

const start: Action<MigrationView, typeof StartMigration> = {
  operation: StartMigration,
  label: text('Start…', '启动…'),
  ...{ tone: 'main', key: 'a' },
  when: ({ state }) => state === 'ready',
  effect: Effect,
  keep: text('Not now', '暂不启动'),
  input: (migration) => ({ params: params(migration) }),
  done: text('The migration is running.', '迁移正在运行。'),
  refreshes,
};

const undo: Action<MigrationView, typeof UndoMigration> = {
  operation: UndoMigration,
  label: text('Undo…', '撤销…'),
  key: 'z',
  when: hasStopped,
  form: {
    operation: UndoMigration,
    guide: UNDO_MIGRATION_GUIDE,
    title: text('Take the migration back', '撤销迁移'),
    save: text('Take it back', '撤销'),
    sections: [{ fields: [{ name: 'why', control: 'long-text' }] }],
  },
  input: (migration, body) => ({ params: params(migration), body }),
  done: text('The files are taken back, from the last to the first.', '正在从最后一个文件起逐个撤销。'),
  refreshes,
};

const cancel: Action<MigrationView, typeof CancelMigration> = {
  operation: CancelMigration,
  label: text('Stop it…', '停止…'),
  tone: 'stop',
  when: ({ state }) => state === 'checking' || state === 'ready' || state === 'running',
  effect: Stays,
  keep: text('Let it go on', '让其继续'),
  input: (migration) => ({ params: params(migration) }),
  done: text('The migration is stopped.', '迁移已停止。'),
  refreshes,
};

const ACTIONS: readonly AnyAction<MigrationView>[] = [start, undo, cancel];

/** Shows a migration with its files, its proof, and its undo. */
export default recordPage({
  operation: GetMigration,
  params: ['migrationId'],
  list: { label: text('Migrations', '旧店迁移'), href: '/migrations' },
  title: ({ source }) => source,
  state: ({ state }) => ({ words: MIGRATION_STATE_WORDS, value: state }),
  facts: Line,
  why: State,
  actions: ACTIONS,
  tabs: [
    { id: 'files', label: text('Files', '文件'), content: Steps },
    { id: 'proof', label: text('Proof', '证明'), content: Proof, operation: ProveJob },
    changesTab((migration: MigrationView) => migration.id),
  ],
});
