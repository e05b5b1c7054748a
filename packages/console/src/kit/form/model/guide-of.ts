import type { FieldGuide, Guide } from '@toric/contracts/kernel/guide';

/** Returns the help of a field. The parts of an amount or of a power stand below its name in the guide. */
export function guideOf(guide: Guide, name: string): FieldGuide | undefined {
  const path = name.replace(/\.\d+(?=\.|$)/g, '');
  return guide[path] ?? guide[`${path}.amount`] ?? guide[`${path}.sphere`];
}
