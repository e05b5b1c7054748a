import { isPublished, type Operation } from '@toric/contracts/kernel/operation';
import { isForKeys, scopesOf } from '@toric/contracts/customer/machines/key-scopes';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { useFormAround } from '../../kit/form/use-spec-form.ts';
import './machines.css';

/** Loads the operations on demand, because most pages do not need them. */
async function readOperations(): Promise<readonly Operation[]> {
  const { declarations } = await import('@toric/contracts/all');
  return declarations.filter(isPublished).filter(isForKeys);
}

function groupsOf(operations: readonly Operation[]): readonly (readonly [group: string, names: string[]])[] {
  const groups = new Map<string, string[]>();
  for (const operation of operations) {
    const [name, group] = scopesOf(operation);
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b));
}

/** Shows the scopes that the person may give. A click adds a scope to the field, or removes it. */
export function ScopeHelp() {
  const t = useWords();
  const may = useMay();
  const { methods } = useFormAround();
  const { data = [] } = useQuery({ queryKey: ['operations for keys'], queryFn: readOperations, staleTime: Infinity });
  const value: unknown = useWatch({ control: methods.control, name: 'scopes' });
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const toggle = (scope: string) => {
    const next = chosen.includes(scope) ? chosen.filter((one) => one !== scope) : [...chosen, scope];
    methods.setValue('scopes', next, { shouldDirty: true, shouldValidate: true });
  };
  return (
    <details>
      <summary>{t({ en: 'Scopes to choose from', zh: '可选的权限范围' })}</summary>
      <div className="scopes">
        {groupsOf(data.filter(may)).map(([group, names]) => (
          <div key={group} className="row wrap">
            {[group, ...names].map((scope) => (
              <button
                key={scope}
                type="button"
                className={scope === group ? 'btn small' : 'btn bare small'}
                aria-pressed={chosen.includes(scope)}
                onClick={() => toggle(scope)}
              >
                {chosen.includes(scope) ? '✓ ' : ''}
                {scope}
              </button>
            ))}
          </div>
        ))}
      </div>
    </details>
  );
}
