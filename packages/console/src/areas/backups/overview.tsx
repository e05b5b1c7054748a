import { type BackupState, GetBackupState, ListBackupChecks, ListBackups } from '@toric/contracts/gateway/backup.http';
import { GetHealth } from '@toric/contracts/operator/health.http';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Text } from '@toric/contracts/kernel/sentence';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { runbookHref } from '../operations/runbooks/runbook.ts';
import { Drills } from './drills.tsx';
import { NoBackups } from './no-backups.tsx';
import { safetyOf, type Sign, signsOf } from './signs.ts';
import { formatSize } from './size.ts';
import { Targets } from './targets.tsx';

const REFRESH_MS = 30_000;

function SignLine({ sign: { tone, says, runbook } }: { readonly sign: Sign }) {
  const t = useWords();
  return (
    <Why
      tone={tone}
      title={says}
      {...(runbook !== undefined && {
        actions: (
          <Link className="btn small" to={runbookHref(runbook)}>
            {t(text('What to do', '处理方法'))}
          </Link>
        ),
      })}
    />
  );
}

function Newest({ state: { newest, targets } }: { readonly state: BackupState }) {
  const t = useWords();
  const language = useLanguage();
  if (newest === null)
    return (
      <p className="dim">
        {t(text('The first one is made within a minute after the start.', '启动后一分钟内进行首次备份。'))}
      </p>
    );
  return (
    <Facts
      rows={[
        { label: text('Name', '名称'), value: <span className="mono">{newest.name}</span> },
        { label: text('Begun', '开始'), value: <When at={newest.createdAt} /> },
        { label: text('Size', '大小'), value: formatSize(newest.bytes, language) },
        {
          label: text('Stored', '存储位置'),
          value: t(
            text(
              `in ${newest.targets} of ${targets.length} targets, with the key store in ${newest.keyStores}`,
              `${targets.length} 个目标中的 ${newest.targets} 个，其中 ${newest.keyStores} 个有密钥库`,
            ),
          ),
        },
      ]}
    />
  );
}

function State({ state }: { readonly state: BackupState }) {
  const t = useWords();
  return (
    <>
      <div className="pad stack">
        {[safetyOf(state), ...signsOf(state)].map((sign) => (
          <SignLine key={sign.says.en} sign={sign} />
        ))}
      </div>
      <Targets targets={state.targets} />
      <div className="split rule">
        <div>
          <Block title={text('The newest backup', '最新备份')}>
            <Newest state={state} />
          </Block>
          <p className="pad fine dimmer">
            {t(text('The agent reported', '备份程序报告于'))} <When at={state.seenAt} />
          </p>
        </div>
        <aside>
          <Drills state={state} />
        </aside>
      </div>
    </>
  );
}

const LINKS: readonly { readonly to: string; readonly needs: Operation; readonly label: Text }[] = [
  { to: '/backups/list', needs: ListBackups, label: text('All backups', '全部备份') },
  { to: '/backups/checks', needs: ListBackupChecks, label: text('Drills and verifications', '演练与校验') },
  { to: runbookHref('backup-missing'), needs: GetHealth, label: text('Runbook', '操作手册') },
];

function Links() {
  const t = useWords();
  const may = useMay();
  return LINKS.filter(({ needs }) => may(needs)).map(({ to, label }) => (
    <Link key={to} className="btn" to={to}>
      {t(label)}
    </Link>
  ));
}

/** Shows until when the shop is safe, its targets, its newest backup, and the last drill of a restore. */
export default function BackupsPage() {
  const query = useAnswer(GetBackupState, {}, { refreshMs: REFRESH_MS });
  return (
    <>
      <PageHead
        title={text('Backups', '备份')}
        about={text('What a restore would bring back today.', '若今天恢复，可以找回哪些数据。')}
        actions={<Links />}
      />
      <Answered query={query}>
        {(state) => (state.keeper === 'here' ? <State state={state} /> : <NoBackups keeper={state.keeper} />)}
      </Answered>
    </>
  );
}
