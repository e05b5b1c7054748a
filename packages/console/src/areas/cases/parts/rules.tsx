import { ListCaseRules } from '@toric/contracts/customer/cases/case-settings.http';
import { CASE_PRIORITY_WORDS, CASE_TEAM_WORDS } from '@toric/contracts/customer/cases/case.words';
import { useAnswer } from '../../../app/api.ts';
import { useWords } from '../../../app/words.ts';
import { ActionButton } from '../../../kit/record/action-button.tsx';
import { Answered } from '../../../kit/show/answered.tsx';
import { Badge } from '../../../kit/show/badge.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { Said } from '../../../kit/show/said.tsx';
import { addRule, changeRule, removeRule } from '../setting-actions.ts';

/** Shows the rules that sort new mails and forms, in the order in which they are tried. */
export function Rules() {
  const t = useWords();
  const rules = useAnswer(ListCaseRules);
  return (
    <Block
      title={{ en: 'Rules that sort mails and forms', zh: '来信和表单的归类规则' }}
      aside={<ActionButton action={addRule} record={undefined} small />}
    >
      <Answered query={rules} rows={2}>
        {({ data }) => (
          <ul className="stack">
            {data.map((rule) => (
              <li key={rule.id} className="row between wrap">
                <span>
                  <b>{rule.name}</b> <Badge words={CASE_PRIORITY_WORDS} value={rule.priority} />{' '}
                  <Said>{CASE_TEAM_WORDS[rule.team].label}</Said>
                  <br />
                  <span className="fine dim">{rule.words.join(t({ en: ', ', zh: '、' }))}</span>
                </span>
                <span className="row">
                  <ActionButton action={changeRule} record={rule} small />
                  <ActionButton action={removeRule} record={rule} small />
                </span>
              </li>
            ))}
            {data.length === 0 && (
              <li className="dim">
                {t({
                  en: 'No rule is set. Mails come to sales as normal.',
                  zh: '尚无规则，来信按普通优先级分给销售。',
                })}
              </li>
            )}
          </ul>
        )}
      </Answered>
    </Block>
  );
}
