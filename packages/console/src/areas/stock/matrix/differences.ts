import type { Text } from '@toric/contracts/kernel/sentence';
import type { LensParameters } from '@toric/contracts/lens';
import type { PartialLens } from '@toric/optics/dimensions';

const apart = (a: number, b: number) => Math.abs(a - b).toFixed(2);
const turned = (a: number, b: number) => {
  const turn = Math.abs(a - b) % 180;
  return Math.min(turn, 180 - turn);
};

/** Returns the differences between the wanted lens and a lens near it, as short sentences. */
export function differencesOf(wanted: PartialLens, lens: LensParameters): Text[] {
  const found: Text[] = [];
  const { sphere, cylinder, axis } = wanted;
  if (typeof sphere === 'number' && sphere !== lens.sphere) {
    const isWeaker = Math.abs(lens.sphere) < Math.abs(sphere);
    const by = apart(sphere, lens.sphere);
    found.push(
      isWeaker
        ? { en: `sphere ${by} weaker`, zh: `球镜弱 ${by}` }
        : { en: `sphere ${by} stronger`, zh: `球镜强 ${by}` },
    );
  }
  if ((cylinder ?? 0) !== (lens.cylinder ?? 0)) {
    const by = apart(Number(cylinder ?? 0), lens.cylinder ?? 0);
    found.push({ en: `cylinder ${by} apart`, zh: `柱镜相差 ${by}` });
  }
  if (typeof axis === 'number' && lens.axis !== undefined && axis !== lens.axis) {
    const by = turned(axis, lens.axis);
    found.push({ en: `axis turned by ${by}°`, zh: `轴位转动 ${by}°` });
  }
  if (wanted.add !== lens.add) found.push({ en: `add ${lens.add ?? 'none'}`, zh: `下加光 ${lens.add ?? '无'}` });
  if (wanted.baseCurve !== lens.baseCurve)
    found.push({ en: `base curve ${lens.baseCurve}`, zh: `基弧 ${lens.baseCurve}` });
  if (wanted.diameter !== lens.diameter) found.push({ en: `diameter ${lens.diameter}`, zh: `直径 ${lens.diameter}` });
  return found;
}
