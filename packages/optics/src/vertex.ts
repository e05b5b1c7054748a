import { sentence, type Text } from '@toric/contracts/kernel/sentence';

export interface SpectaclePower {
  /** Holds the sphere in dioptres. */
  readonly sphere: number;
  /** Holds the cylinder in dioptres, of either sign. A plus cylinder is first transposed into a minus cylinder. */
  readonly cylinder?: number | undefined;
  /** Holds the axis in whole degrees, 0 to 180. It is required if the cylinder is not 0. */
  readonly axis?: number | undefined;
}

export interface VertexOptions {
  /** Holds the distance between the spectacle lens and the cornea in metres: 0.008 to 0.018, by default 0.012. */
  readonly distance?: number;
  /** Holds the step to which the sphere is rounded, in dioptres, by default 0.25. */
  readonly sphereStep?: number;
  /** Holds the step to which the cylinder is rounded, in dioptres, by default 0.25. */
  readonly cylinderStep?: number;
}

/** Holds a power in dioptres and degrees, in minus-cylinder form. A cylinder of 0 is left out, and so is its axis. */
export interface CornealPower {
  readonly sphere: number;
  readonly cylinder?: number;
  readonly axis?: number;
}

export interface VertexEstimate {
  readonly kind: 'estimate';
  /** Holds the power at the cornea, without rounding. */
  readonly exact: CornealPower;
  /**
   * Holds the power in the steps in which lenses are made: the nearest cylinder, and the sphere with which the
   * spherical equivalent is nearest. Half a step is rounded towards plus.
   */
  readonly rounded: CornealPower;
  readonly disclaimer: Text;
}

const DEFAULT_DISTANCE = 0.012;
const DISCLAIMER = sentence({
  en: 'This is an estimate for the practitioner who fits the lenses. A spectacle prescription is not a contact-lens prescription: lenses cannot be ordered from these figures.',
  zh: '仅供验配人员参考的估算值。框架眼镜处方不是隐形眼镜处方：不能凭这些数值订购镜片。',
});

function atCornea(power: number, distance: number): number {
  const corrected = power / (1 - distance * power);
  if (!Number.isFinite(corrected) || Math.abs(power) > 30) {
    throw new RangeError(`${power} D is not a spectacle power: enter dioptres from -30 to +30 in each meridian`);
  }
  return corrected;
}

// Rounds a power to a multiple of `step`. Half a step is rounded to the more positive power, because too much minus
// makes the eye accommodate. 1e-9 corrects a half that floating point made slightly too small; `+ 0` turns -0 into 0.
const toStep = (power: number, step: number) => Math.round(power / step + 1e-9) * step + 0;

function toMinusCylinder({ sphere, cylinder = 0, axis }: SpectaclePower) {
  if (cylinder === 0) return { sphere, cylinder: 0, axis: undefined };
  if (axis === undefined || !Number.isInteger(axis) || axis < 0 || axis > 180) {
    throw new RangeError('a cylinder needs its axis: enter whole degrees from 1 to 180');
  }
  if (cylinder < 0) return { sphere, cylinder, axis: axis === 0 ? 180 : axis };
  return { sphere: sphere + cylinder, cylinder: -cylinder, axis: axis > 90 ? axis - 90 : axis + 90 };
}

/**
 * Rounds the cylinder to the nearest step, then the sphere so that the spherical equivalent (sphere and half of the
 * cylinder) is nearest to the exact one. If each were rounded separately, both errors could add up. Source: the circle
 * of least confusion is at the spherical equivalent, so an error of the equivalent blurs most.
 */
function roundedPower(
  sphere: number,
  cylinder: number,
  axis: number | undefined,
  { sphereStep, cylinderStep }: { sphereStep: number; cylinderStep: number },
): CornealPower {
  const roundedCylinder = toStep(cylinder, cylinderStep);
  return powerOf(toStep(sphere + (cylinder - roundedCylinder) / 2, sphereStep), roundedCylinder, axis);
}

/**
 * Returns the contact-lens power at the cornea for a spectacle power: Fc = Fs / (1 − d·Fs) in each meridian, axis
 * unchanged. It is an estimate for the practitioner and never orderable: a spectacle prescription is not a contact-lens
 * prescription. Throws a RangeError if a meridian is beyond ±30 D, a cylinder has no axis of 0 to 180, or the distance
 * is implausible.
 */
export function vertexConvert(spectacle: SpectaclePower, options: VertexOptions = {}): VertexEstimate {
  const { distance = DEFAULT_DISTANCE, sphereStep = 0.25, cylinderStep = 0.25 } = options;
  if (!(distance >= 0.008 && distance <= 0.018)) {
    throw new RangeError(`a vertex distance of ${distance} m is not plausible: enter metres, usually 0.012 to 0.014`);
  }
  const { sphere, cylinder, axis } = toMinusCylinder(spectacle);
  const first = atCornea(sphere, distance);
  const second = atCornea(sphere + cylinder, distance);
  return {
    kind: 'estimate',
    exact: powerOf(first, second - first, axis),
    rounded: roundedPower(first, second - first, axis, { sphereStep, cylinderStep }),
    disclaimer: DISCLAIMER(),
  };
}

const powerOf = (sphere: number, cylinder: number, axis: number | undefined): CornealPower =>
  cylinder === 0 || axis === undefined ? { sphere } : { sphere, cylinder, axis };
