import { type BackupCheckView, type BackupState, ListBackupChecks } from '@toric/contracts/gateway/backup.http';
import { BACKUP_OUTCOME_WORDS } from '@toric/contracts/gateway/backup.words';
import type { Text } from '@toric/contracts/kernel/sentence';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { formatNumber, text, useLanguage, useWords } from '../../app/words.ts';
import { Spark } from '../../kit/chart/line.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { When } from '../../kit/show/when.tsx';

const SHOWN = '30';

type FigureName = 'rpoSeconds' | 'rtoSeconds';
type FigureProps = {
  readonly last: BackupCheckView;
  readonly drills: readonly BackupCheckView[];
  readonly figure: FigureName;
  readonly trend: Text;
};

/** Shows one figure of the last drill, with the trend of this figure over the last drills beside it. */
function Figure({ last, drills, figure, trend }: FigureProps) {
  const t = useWords();
  const language = useLanguage();
  const value = last[figure];
  if (value === null) return <>–</>;
  const values = drills.flatMap((drill) => drill[figure] ?? []).toReversed();
  return (
    <span className="row">
      <span className="nowrap">
        {formatNumber(value, language, { maximumFractionDigits: 1 })} {t(text('s', '秒'))}
      </span>
      {values.length > 1 && <Spark values={values} label={trend} />}
    </span>
  );
}

function Last({ drill }: { readonly drill: BackupCheckView }) {
  const t = useWords();
  const checks = useAnswer(ListBackupChecks, { query: { kind: 'drill', limit: SHOWN } });
  const drills = checks.data?.data ?? [];
  return (
    <Facts
      rows={[
        { label: text('Outcome', '结果'), value: <Badge words={BACKUP_OUTCOME_WORDS} value={drill.outcome} /> },
        { label: text('When', '时间'), value: <When at={drill.createdAt} /> },
        {
          label: text('Lost changes (RPO)', '丢失的更改（RPO）'),
          value: (
            <Figure last={drill} drills={drills} figure="rpoSeconds" trend={text('Trend of the RPO', 'RPO 趋势')} />
          ),
        },
        {
          label: text('Works again after (RTO)', '恢复用时（RTO）'),
          value: (
            <Figure last={drill} drills={drills} figure="rtoSeconds" trend={text('Trend of the RTO', 'RTO 趋势')} />
          ),
        },
        drill.damages !== null && {
          label: text('Damages found', '发现的损坏'),
          value: t(
            text(
              `${drill.damagesFound ?? 0} of ${drill.damages}`,
              `${drill.damages} 处中的 ${drill.damagesFound ?? 0} 处`,
            ),
          ),
        },
      ]}
    />
  );
}

/** Shows the last drill and the last verification. */
export function Drills({ state: { drill, verification } }: { readonly state: BackupState }) {
  const t = useWords();
  return (
    <>
      <Block title={text('The last drill', '最近一次演练')}>
        {drill ? (
          <Last drill={drill} />
        ) : (
          <p className="dim">
            {t(text('There was none. Run it on the machine of the shop:', '尚未演练。请在店铺服务器上运行：'))}{' '}
            <code>npm run drill</code>
          </p>
        )}
      </Block>
      <Block title={text('The last verification', '最近一次校验')}>
        {verification ? (
          <Facts
            rows={[
              {
                label: text('Outcome', '结果'),
                value: <Badge words={BACKUP_OUTCOME_WORDS} value={verification.outcome} />,
              },
              { label: text('When', '时间'), value: <When at={verification.createdAt} /> },
              { label: text('Backup', '备份'), value: verification.backup },
            ]}
          />
        ) : (
          <p className="dim">{t(text('Nobody has read a backup whole yet.', '尚未完整读取过任何备份。'))}</p>
        )}
        <p>
          <Link to="/backups/checks">{t(text('All drills and verifications', '全部演练与校验'))}</Link>
        </p>
      </Block>
    </>
  );
}
