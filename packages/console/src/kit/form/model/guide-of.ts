import type { FieldGuide, Guide } from '@toric/contracts/kernel/guide';

/** Returns the help of a field. An amount or a power has the help of its part `amount` or `sphere`. */
export function guideOf(guide: Guide, name: string): FieldGuide | undefined {
  const path = name.replace(/\.\d+(?=\.|$)/g, '');
  return guide[path] ?? guide[`${path}.amount`] ?? guide[`${path}.sphere`];
}
