import type { KeyboardEvent, ReactNode } from 'react';
import { FormProvider } from 'react-hook-form';
import './form.css';
import { fieldsOfSpec } from './model/body.ts';
import { SpecFormContext, type SpecFormState } from './use-spec-form.ts';

export { useSpecForm } from './use-spec-form.ts';

type Props = { readonly state: SpecFormState; readonly children: ReactNode; readonly className?: string };

/**
 * Shows the form element around the fields. Ctrl+Enter sends it. Enter alone sends it only if it has a single field,
 * because a scanner ends each scan with Enter.
 */
export function SpecForm({ state, children, className }: Props) {
  const single = fieldsOfSpec(state.spec).length === 1;
  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      event.currentTarget.requestSubmit();
    } else if (!single && event.target instanceof HTMLInputElement) event.preventDefault();
  }
  return (
    <SpecFormContext value={state}>
      <FormProvider {...state.methods}>
        <form noValidate className={className} onKeyDown={onKeyDown} onSubmit={(event) => void state.submit(event)}>
          {children}
        </form>
      </FormProvider>
    </SpecFormContext>
  );
}
