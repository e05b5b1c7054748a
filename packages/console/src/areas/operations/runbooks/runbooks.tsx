import { RUNBOOKS } from 'virtual:runbooks';
import { Link, useSearchParams } from 'react-router';
import { useLanguage, useWords } from '../../../app/words.ts';
import { Block } from '../../../kit/show/block.tsx';
import { PageHead } from '../../../kit/show/page-head.tsx';
import { Empty } from '../../../kit/show/states.tsx';
import { Why } from '../../../kit/show/why.tsx';
import { Parts } from './parts.tsx';
import { runbookHref } from './runbook.ts';
import './runbooks.css';

const ALL = { en: 'Runbooks', zh: '操作手册' };
/** This runbook is the common introduction of all runbooks, and is shown above their list. */
const SHARED = 'README';

/** Explains to readers of other languages that the runbooks are written in English, because they are for engineers. */
function OnlyEnglish() {
  const language = useLanguage();
  if (language === 'en') return null;
  return (
    <div className="pad">
      <Why
        tone="note"
        title={{ en: 'The runbooks are in English.', zh: '操作手册目前只有英文版。' }}
        rule={{
          en: 'Commands and names of signals are the same in every language.',
          zh: '命令和信号名称在各语言中相同。',
        }}
      />
    </div>
  );
}

function All() {
  const t = useWords();
  const [shared, ...others] = Object.entries(RUNBOOKS).sort(([a], [b]) =>
    a === SHARED ? -1 : b === SHARED ? 1 : a.localeCompare(b),
  );
  return (
    <>
      <PageHead
        title={ALL}
        about={{
          en: 'One page for each alarm: what it means, what users notice, what to do, and when it is over.',
          zh: '每个告警对应一页：含义、用户感受、处理步骤，以及何时结束。',
        }}
      />
      <OnlyEnglish />
      {shared && (
        <Block title={{ en: 'Read this first', zh: '先读这一页' }}>
          <p lang="en">
            <Link to={runbookHref(shared[0])}>{shared[1].title}</Link>: {shared[1].about}
          </p>
        </Block>
      )}
      <Block title={{ en: 'Alarms', zh: '告警' }}>
        <ul className="runbook-list" lang="en">
          {others.map(([name, { title, about }]) => (
            <li key={name}>
              <Link to={runbookHref(name)}>{title}</Link>
              <span className="fine dim">{about}</span>
            </li>
          ))}
        </ul>
        <p className="fine dimmer">
          {t({ en: 'The files are in docs/runbooks of the repository.', zh: '文件位于代码库的 docs/runbooks。' })}
        </p>
      </Block>
    </>
  );
}

/** Lists the runbooks, or shows the runbook that the address names. */
export default function RunbooksPage() {
  const t = useWords();
  const [query] = useSearchParams();
  const name = query.get('page');
  if (name === null) return <All />;
  const runbook = Object.hasOwn(RUNBOOKS, name) ? RUNBOOKS[name] : undefined;
  const crumb = <Link to="/operations/runbooks">{t(ALL)}</Link>;
  if (!runbook)
    return (
      <>
        <PageHead title={ALL} crumb={crumb} />
        <Empty
          title={{ en: 'There is no such runbook.', zh: '没有这一页操作手册。' }}
          about={{ en: 'The list has all of them.', zh: '列表中有全部手册。' }}
        />
      </>
    );
  return (
    <>
      <PageHead title={runbook.title} name={{ en: runbook.title, zh: runbook.title }} crumb={crumb} />
      <OnlyEnglish />
      <article className="block rule runbook" lang="en">
        <Parts parts={runbook.parts} />
      </article>
    </>
  );
}
