import { IconLogout, IconSchool, IconUser } from '@tabler/icons-react';
import { STAFF_ROLE_WORDS } from '@toric/contracts/customer/staff/staff.words';
import { Link } from 'react-router';
import { signOut, useSession } from '../session.tsx';
import { text, useLanguage, useWords } from '../words.ts';
import { Dropdown } from './dropdown.tsx';

/** Returns two initials for the picture of a person. A Chinese name gives its first character. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = '', last = ''] = [words[0]?.[0], words.length > 1 ? words.at(-1)?.[0] : ''];
  return `${first}${last}`.toUpperCase();
}

/** Shows the name of the person who is signed in, with a link to her account and a button that signs her out. */
export function AccountMenu() {
  const t = useWords();
  const language = useLanguage();
  const { person, training } = useSession();
  const roles = person.roles
    .map((role) => STAFF_ROLE_WORDS[role].label[language])
    .join(language === 'zh' ? '、' : ', ');
  return (
    <Dropdown
      button={(props) => (
        <button type="button" className="me" {...props}>
          <span className="face" aria-hidden="true">
            {initialsOf(person.name)}
          </span>
          <span className="who">
            {person.name}
            <br />
            <span className="fine dimmer">{roles}</span>
          </span>
        </button>
      )}
    >
      {(close) => (
        <div className="menu">
          <Link to="/account" onClick={close}>
            <IconUser size={16} stroke={1.5} /> {t(text('My account', '我的账户'))}
          </Link>
          {training.url !== null && !training.isOn && (
            <a href={training.url} target="_blank" rel="noreferrer" onClick={close}>
              <IconSchool size={16} stroke={1.5} /> {t(text('Practise in the training shop', '在培训店铺中练习'))}
            </a>
          )}
          <button type="button" onClick={() => void signOut()}>
            <IconLogout size={16} stroke={1.5} /> {t(text('Sign out', '退出登录'))}
          </button>
        </div>
      )}
    </Dropdown>
  );
}
