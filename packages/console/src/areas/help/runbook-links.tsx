import { Link } from 'react-router';
import { useSession } from '../../app/session.tsx';
import { text, useWords } from '../../app/words.ts';
import { Block } from '../../kit/show/block.tsx';
import { runbookHref } from '../operations/runbooks/runbook.ts';
import { RUNBOOKS } from './runbook-names.ts';

/** Shows links to the runbooks for the roles of the person. */
export function RunbookLinks() {
  const t = useWords();
  const { roles } = useSession().person;
  const own = RUNBOOKS.filter((runbook) => runbook.roles.some((role) => roles.includes(role)));
  return (
    <Block title={text('When something is wrong', '出现问题时')}>
      <ul className="stack">
        {own.map(({ name, title }) => (
          <li key={name}>
            <Link to={runbookHref(name)}>{t(title)}</Link>
          </li>
        ))}
        <li>
          <Link to="/operations/runbooks">{t(text('All runbooks', '全部操作手册'))}</Link>
        </li>
      </ul>
    </Block>
  );
}
