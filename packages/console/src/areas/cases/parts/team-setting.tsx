import { type CaseTeamSetting, ListCaseTeams, PutCaseTeam } from '@toric/contracts/customer/cases/case-settings.http';
import { AssignmentRule } from '@toric/contracts/customer/cases/case';
import { ASSIGNMENT_RULE_WORDS, CASE_TEAM_WORDS } from '@toric/contracts/customer/cases/case.words';
import { Checkbox, Select } from '@mantine/core';
import { useCommand, useMay } from '../../../app/api.ts';
import { tell } from '../../../app/tell.tsx';
import { useWords } from '../../../app/words.ts';
import { Refusal } from '../../../kit/form/refusal.tsx';
import { useColleagues } from '../use-colleagues.ts';

/** Shows how a team takes new cases, with a switch for each of its members. A change is saved at once. */
export function TeamSetting({ setting: { team, rule, memberIds } }: { readonly setting: CaseTeamSetting }) {
  const t = useWords();
  const mayChange = useMay()(PutCaseTeam);
  const colleagues = useColleagues(team);
  const { run, busy, problem } = useCommand(PutCaseTeam, { refreshes: [ListCaseTeams] });
  const save = (part: { rule?: AssignmentRule; memberIds?: string[] }) =>
    void run({ params: { team }, body: { rule, memberIds, ...part } }).then(
      () => tell({ en: 'The team is saved.', zh: '团队设置已保存。' }),
      () => undefined, // the refusal is shown below the switches
    );
  return (
    <fieldset className="stack" disabled={busy || !mayChange}>
      <legend>
        <b>{t(CASE_TEAM_WORDS[team].label)}</b>
      </legend>
      <Select
        label={t({ en: 'New cases go', zh: '新工单分配方式' })}
        data={AssignmentRule.options.map((value) => ({ value, label: t(ASSIGNMENT_RULE_WORDS[value].label) }))}
        value={rule}
        allowDeselect={false}
        onChange={(value) => save({ rule: AssignmentRule.parse(value) })}
      />
      {colleagues.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={memberIds.includes(id)}
          onChange={({ currentTarget: { checked } }) =>
            save({ memberIds: checked ? [...memberIds, id] : memberIds.filter((one) => one !== id) })
          }
        />
      ))}
      {colleagues.length === 0 && <p className="dim">{t({ en: 'Nobody has this role.', zh: '没有人具有该角色。' })}</p>}
      {problem && <Refusal problem={problem} />}
    </fieldset>
  );
}
