import { isSingle, keySteps, shownKey } from '../../app/key/names.ts';
import { usePreferences } from '../../app/preferences.ts';

/** A key on the button that it presses. It is hidden while single letters are switched off. */
export function Key({ children }: { readonly children: string }) {
  const { singleKeys } = usePreferences().preferences;
  if (!singleKeys && keySteps(children).every(isSingle) && children !== '?') return null;
  return <kbd aria-hidden="true">{shownKey(children)}</kbd>;
}
