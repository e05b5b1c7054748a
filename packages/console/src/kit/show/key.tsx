import { isSingle, keySteps, shownKey } from '../../app/key/names.ts';
import { usePreferences } from '../../app/preferences.ts';

/** Shows a key on its button. It is hidden while single-letter keys are switched off. */
export function Key({ children }: { readonly children: string }) {
  const { singleKeys } = usePreferences().preferences;
  if (!singleKeys && keySteps(children).every(isSingle) && children !== '?') return null;
  return <kbd aria-hidden="true">{shownKey(children)}</kbd>;
}
